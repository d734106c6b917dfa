import { useState } from 'react';
import type { BlockOutput } from '~/model/run/blockOutputs';
import { blockOf } from '~/model/timeline/walk';
import { Button } from '~/ui/Button';
import { formatCount } from '~/ui/format';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { OneBlockOutput } from './OneBlockOutput';
import css from './Output.module.css';

/** Rows listed at once; a loop of hundreds is unfolded on demand. */
const FIRST = 40;
/** So few outputs stand open. */
const FEW = 3;

/** What each block gave, in order of execution; those of a failed run up to where it ended. */
export function BlockOutputs({ outputs }: { outputs: readonly BlockOutput[] }) {
  const [all, setAll] = useState(false);
  const { timeline } = useRunData();
  const { node } = useSelection();
  const index = node && timeline ? timeline.byId.get(node.id) : undefined;
  const blockId = timeline && index !== undefined ? (blockOf(timeline, index)?.id ?? null) : null;
  const chosen = outputs.findIndex(({ itemId }) => itemId !== null && itemId === blockId);
  const shown = all || chosen >= FIRST ? outputs : outputs.slice(0, FIRST);
  return (
    <>
      <ul className={css.blocks}>
        {shown.map((output, at) => (
          <OneBlockOutput
            key={output.itemId ?? `${output.label} ${at}`}
            output={output}
            chosen={at === chosen}
            open={outputs.length <= FEW}
          />
        ))}
      </ul>
      {shown.length < outputs.length && (
        <div>
          <Button kind="quiet" size="small" onClick={() => setAll(true)}>
            Show all {formatCount(outputs.length)}
          </Button>
        </div>
      )}
    </>
  );
}
