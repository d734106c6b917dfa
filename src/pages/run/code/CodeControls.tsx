import { CODE_FILE } from '~/model/code/runLocally';
import { Button } from '~/ui/Button';
import { downloadText } from '~/ui/download';
import { IconButton } from '~/ui/IconButton';
import { TabControls } from '../workspace/TabControls';
import css from './Code.module.css';
import { CompareMenu } from './CompareMenu';
import type { RunCode } from './useRunCode';
import { VersionMark } from './VersionMark';

interface CodeControlsProps {
  code: RunCode & { code: string };
  /** The version that the shown one is compared with; null for none. */
  against: number | null;
  /** How much room the tab row has: for words beside the icons, for the icons, or for none of them. */
  room: 'words' | 'icons' | 'none';
  onCompare: (version: number | null) => void;
  onRunLocally: () => void;
}

/** What can be done with the code as a whole: compare, run elsewhere, save. In the tab row, or in a row of its own where that is full. */
export function CodeControls({ code, against, room, onCompare, onRunLocally }: CodeControlsProps) {
  const download = `Download ${CODE_FILE}`;
  const wide = room === 'words';
  const controls = (
    <>
      {wide && <VersionMark code={code} />}
      {code.scriptId !== null && (
        <CompareMenu code={code} against={against} wide={wide} onCompare={onCompare} />
      )}
      {wide ? (
        <Button kind="quiet" size="small" icon="square-terminal" onClick={onRunLocally}>
          Run locally
        </Button>
      ) : (
        <IconButton icon="square-terminal" label="Run locally" onClick={onRunLocally} />
      )}
      <IconButton
        icon="download"
        label={download}
        onClick={() => downloadText(CODE_FILE, code.code, 'text/x-python')}
      />
    </>
  );
  return room === 'none' ? (
    <div className={css.controls}>{controls}</div>
  ) : (
    <TabControls>{controls}</TabControls>
  );
}
