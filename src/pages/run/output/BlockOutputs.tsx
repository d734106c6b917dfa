import { useMemo, useState } from 'react';
import { blockOutputs, type BlockOutput } from '~/model/run/blockOutputs';
import { blockType } from '~/model/timeline/blockTypes';
import { Button } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { jsonNotice } from '../workspace/jsonNotices';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import css from './Output.module.css';

/** Rows listed at once; a loop of hundreds is unfolded on demand. */
const FIRST = 40;

/** What each block gave, in order of execution; those of a failed run up to where it ended. */
export function BlockOutputs() {
  const { run, rich, timeline } = useRunData();
  const outputs = useMemo(() => blockOutputs(run, timeline, rich), [run, timeline, rich]);
  const [all, setAll] = useState(false);
  if (outputs.length === 0) return null;
  const shown = all ? outputs : outputs.slice(0, FIRST);
  return (
    <section className={css.section}>
      <div className={css.bare}>
        <h2 className={css.heading}>Outputs by block</h2>
        <span className={css.note}>{outputs.length}</span>
      </div>
      <ul className={css.blocks}>
        {shown.map((output, at) => (
          <OneBlock key={output.itemId ?? `${output.label} ${at}`} output={output} runId={run.run_id} />
        ))}
      </ul>
      {shown.length < outputs.length && (
        <Button kind="quiet" size="small" onClick={() => setAll(true)}>
          Show all {outputs.length}
        </Button>
      )}
    </section>
  );
}

function OneBlock({ output, runId }: { output: BlockOutput; runId: string }) {
  const [open, setOpen] = useState(false);
  const { select } = useSelection();
  const type = output.blockType ? blockType(output.blockType) : null;
  const itemId = output.itemId;
  const iteration = output.iterations.map((index) => `#${index + 1}`).join(' ');
  return (
    <li className={css.block}>
      <div className={css.blockHead}>
        <button type="button" className={css.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          {type && isIconName(type.icon) && <Icon name={type.icon} />}
          <span className={css.blockName}>{type?.name ?? 'Block'}</span>
          <code className={css.code}>{output.label}</code>
          {iteration && <span className={css.note}>{iteration}</span>}
        </button>
        {itemId !== null && (
          <Button kind="quiet" size="small" icon="link" onClick={() => select(itemId, 'link')}>
            Show in timeline
          </Button>
        )}
      </div>
      {open && (
        <JsonViewer
          value={output.value}
          name={`${runId}-${output.label}.json`}
          maxRows={20}
          notices={jsonNotice}
        />
      )}
    </li>
  );
}
