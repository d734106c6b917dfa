import { blockConfiguration } from '~/model/timeline/blockConfiguration';
import { blockType } from '~/model/timeline/blockTypes';
import { configuredByTask } from '~/model/run/taskBlock';
import { blockOf } from '~/model/timeline/walk';
import { Button } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { shortened } from '~/ui/textPortion';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { ConfigurationRow } from './ConfigurationRow';
import css from './Parameters.module.css';

/** The configuration of the selected block, or of the block that the selected action belongs to. */
export function BlockConfiguration() {
  const { run, taskV1, timeline } = useRunData();
  const { node, select } = useSelection();
  const at = node && timeline ? timeline.byId.get(node.id) : undefined;
  const block = at === undefined || !timeline ? null : blockOf(timeline, at);
  if (!block) return null;
  const type = blockType(block.blockType);
  const configured = configuredByTask(block, run, taskV1);
  const rows = blockConfiguration(configured);
  return (
    <section className={css.section}>
      <header className={css.head}>
        {isIconName(type.icon) && <Icon name={type.icon} />}
        <h2 className={css.heading}>Block configuration</h2>
        {block.label && <code className={css.name}>{shortened(block.label)}</code>}
        <span className={css.kind}>{type.name}</span>
        {node?.id !== block.id && (
          <span className={css.end}>
            <Button kind="quiet" size="small" icon="link" onClick={() => select(block.id, 'link')}>
              Show in timeline
            </Button>
          </span>
        )}
      </header>
      {rows.length === 0 && (
        <p className={css.none}>
          {configured.definition
            ? 'This block has no settings.'
            : 'The server gives no definition of this block.'}
        </p>
      )}
      {rows.map((row) => (
        // A value that was revealed for one block is masked again for the next.
        <ConfigurationRow key={`${block.id} ${row.key}`} row={row} />
      ))}
    </section>
  );
}
