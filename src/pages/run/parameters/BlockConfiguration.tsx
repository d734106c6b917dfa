import { blockConfiguration, type ConfigRow } from '~/model/timeline/blockConfiguration';
import { blockType } from '~/model/timeline/blockTypes';
import type { BlockNode } from '~/model/timeline/timeline';
import { blockOf } from '~/model/timeline/walk';
import { Button } from '~/ui/Button';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { ParameterRow } from './ParameterRow';
import { TemplateText } from './TemplateText';
import css from './Parameters.module.css';

/** The configuration of the selected block, or of the block that the selected action belongs to. */
export function BlockConfiguration() {
  const { timeline } = useRunData();
  const { node, select } = useSelection();
  const at = node && timeline ? timeline.byId.get(node.id) : undefined;
  const block = at === undefined || !timeline ? null : node?.kind === 'block' ? node : blockOf(timeline, at);
  if (!block) return null;
  const type = blockType(block.blockType);
  const rows = blockConfiguration(block);
  return (
    <section className={css.section}>
      <header className={css.head}>
        {isIconName(type.icon) && <Icon name={type.icon} />}
        <h2 className={css.heading}>Block configuration</h2>
        {block.label && <code className={css.name}>{block.label}</code>}
        <span className={css.type}>{type.name}</span>
        <span className={css.end}>
          <Button kind="quiet" size="small" icon="link" onClick={() => select(block.id, 'link')}>
            Show in timeline
          </Button>
        </span>
      </header>
      {rows.length === 0 && (
        <p className={css.none}>
          {block.definition ? 'This block has no settings.' : 'The server gives no definition of this block.'}
        </p>
      )}
      {rows.map((row) => (
        <ConfigurationRow key={row.key} row={row} block={block} />
      ))}
    </section>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

function ConfigurationRow({ row }: { row: ConfigRow; block: BlockNode }) {
  const value = row.ran ?? row.defined;
  const defined = textOf(row.defined);
  const ran = row.ranIsTemplate ? null : textOf(row.ran);
  const absent =
    row.state === 'not-set' ? 'Not set' : row.state === 'not-given-back' ? 'Not given back by the API' : null;
  if (absent !== null || (!defined && !ran))
    return <ParameterRow name={row.key} value={value} absent={absent} />;
  if (row.kind === 'code')
    return (
      <ParameterRow name={row.key} value={value}>
        <CodeViewer
          code={defined ?? ran ?? ''}
          language="python"
          label={row.words}
          toolbar="none"
          maxRows={16}
        />
      </ParameterRow>
    );
  return (
    <ParameterRow name={row.key} value={value}>
      <TemplateText template={defined ?? ran ?? ''} rendered={ran} />
    </ParameterRow>
  );
}
