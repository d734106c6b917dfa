import { useState } from 'react';
import type { BlockOutput } from '~/model/run/blockOutputs';
import { blockType } from '~/model/timeline/blockTypes';
import { humanise } from '~/model/timeline/humanise';
import { Button } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { jsonNotice } from '../workspace/jsonNotices';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { isAccompanying } from './isAccompanying';
import { previewOf } from './previewOf';
import css from './Output.module.css';

/** Lines that stand before an output folds. */
const LINES = 20;

interface OneBlockOutputProps {
  output: BlockOutput;
  /** Its block is selected in the timeline. */
  chosen: boolean;
  /** Starts unfolded. */
  open: boolean;
}

/** What one execution of a block gave, under its name. */
export function OneBlockOutput({ output, chosen, open: starts }: OneBlockOutputProps) {
  const { run } = useRunData();
  const { select } = useSelection();
  const [wish, setWish] = useState<boolean | null>(null);
  const open = wish ?? (starts || chosen);
  const { itemId, label, status, iterations, value } = output;
  const type = output.blockType ? blockType(output.blockType) : null;
  return (
    <li className={css.block} aria-current={chosen || undefined}>
      <div className={css.blockHead}>
        <button type="button" className={css.unfold} aria-expanded={open} onClick={() => setWish(!open)}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          {type && isIconName(type.icon) && <Icon name={type.icon} />}
          <span className={css.blockName}>{type?.name ?? 'Block'}</span>
          <code className={css.code}>{label}</code>
          {iterations.length > 0 && (
            <span className={css.note}>{iterations.map((index) => `#${index + 1}`).join(' ')}</span>
          )}
          {status !== null && status !== 'completed' && (
            <span className={css.ended} data-status={status}>
              {humanise(status)}
            </span>
          )}
          {!open && <span className={css.preview}>{previewOf(value)}</span>}
        </button>
        {itemId !== null && !chosen && (
          <Button kind="quiet" size="small" icon="link" onClick={() => select(itemId, 'link')}>
            Show in timeline
          </Button>
        )}
      </div>
      {open && (
        <JsonViewer
          value={value}
          name={`${run.run_id}-${label}.json`}
          maxRows={LINES}
          notices={jsonNotice}
          foldAtFirst={isAccompanying}
        />
      )}
    </li>
  );
}
