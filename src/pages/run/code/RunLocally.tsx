import { useMemo, useState } from 'react';
import { CODE_FILE, PARAMETERS_FILE, runLocally } from '~/model/code/runLocally';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { Dialog } from '~/ui/Dialog';
import { downloadText } from '~/ui/download';
import { Notice } from '~/ui/Notice';
import { Segments } from '~/ui/Segments';
import { useRunData } from '../workspace/RunContext';
import css from './RunLocally.module.css';

interface RunLocallyProps {
  open: boolean;
  code: string;
  onClose: () => void;
}

type Shell = 'posix' | 'windows';

/** How to run the code on one's own machine, with the parameters that this run had. */
export function RunLocally({ open, code, onClose }: RunLocallyProps) {
  const { run, rich } = useRunData();
  const [shell, setShell] = useState<Shell>('posix');
  const parameters = rich?.parameters ?? run.run_request?.parameters ?? null;
  const local = useMemo(() => runLocally(parameters, { asFile: shell === 'windows' }), [parameters, shell]);
  const { parameters: text, masked, steps } = local;
  return (
    <Dialog open={open} onClose={onClose} title="Run locally" width="form">
      <Segments<Shell>
        label="Shell"
        options={[
          { value: 'posix', label: 'macOS, Linux' },
          { value: 'windows', label: 'Windows' },
        ]}
        value={shell}
        onChange={setShell}
      />
      <ol className={css.steps}>
        {steps.map(({ title, command }) => (
          <li key={title}>
            <h3 className={css.title}>{title}</h3>
            {command !== null ? (
              <div className={css.command}>
                <pre dir="auto">{command}</pre>
                <CopyButton iconOnly label={`Copy: ${title}`} text={command} />
              </div>
            ) : title.endsWith(CODE_FILE) ? (
              <div className={css.buttons}>
                <CopyButton kind="default" label="Copy code" text={code} />
                <Button
                  size="small"
                  icon="download"
                  onClick={() => downloadText(CODE_FILE, code, 'text/x-python')}
                >
                  Download {CODE_FILE}
                </Button>
              </div>
            ) : (
              <div className={css.buttons}>
                <CopyButton kind="default" label="Copy parameters" text={text ?? ''} />
                <Button
                  size="small"
                  icon="download"
                  onClick={() => downloadText(PARAMETERS_FILE, text ?? '')}
                >
                  Download {PARAMETERS_FILE}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {masked.length > 0 && (
        <Notice icon="eye-off" title="Masked:">
          {`${masked.join(', ')}. Put ${masked.length === 1 ? 'its value' : 'their values'} in before running it.`}
        </Notice>
      )}
    </Dialog>
  );
}
