import { useNavigate, useParams } from 'react-router-dom';
import { rowOf } from '~/model/timeline/rowText';
import type { Timeline, TimelineNode } from '~/model/timeline/timeline';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { Icon } from '~/ui/Icon';
import { IconButton } from '~/ui/IconButton';
import { isIconName, type IconName } from '~/ui/icons';
import { usePreferences } from '../../../preferences';
import { itemLink } from '../../workspace/itemLink';
import { useItemLink } from '../../workspace/useItemLink';
import { useRunData } from '../../workspace/RunContext';
import { useMediaQuery } from '../../workspace/useMediaQuery';
import css from './Details.module.css';

interface DetailsTitleProps {
  node: TimelineNode;
  timeline: Timeline;
  /** The item's JSON is shown in place of its details. */
  raw: boolean;
  onRaw: (raw: boolean) => void;
}

/** What the item is, which folds its details, and what can be done with it. */
export function DetailsTitle({ node, timeline, raw, onRaw }: DetailsTitleProps) {
  const [{ detailsFolded }, setPreferences] = usePreferences();
  const row = rowOf(node, timeline);
  const inBlock = blockLabel(node, timeline);
  return (
    <header className={css.title}>
      {isIconName(row.icon) && <Icon name={row.icon} />}
      <h2 className={css.name}>
        <button
          type="button"
          className={css.fold}
          aria-expanded={!detailsFolded}
          onClick={() => setPreferences({ detailsFolded: !detailsFolded })}
        >
          {row.number && <span className={css.number}>{row.number} </span>}
          {row.name}
        </button>
      </h2>
      {row.label && <span className={css.label}>{row.label}</span>}
      {row.mark && isIconName(row.mark.icon) && (
        <span data-tone={row.mark.tone} className={css.mark} title={row.mark.words}>
          <Icon name={row.mark.icon} size={14} />
        </span>
      )}
      {inBlock && (
        <span className={css.in}>
          in <span className={css.label}>{inBlock}</span>
        </span>
      )}
      <Actions node={node} raw={raw} onRaw={onRaw} />
    </header>
  );
}

function Actions({ node, raw, onRaw }: Omit<DetailsTitleProps, 'timeline'>) {
  const { final } = useRunData();
  const { runId = '' } = useParams();
  const navigate = useNavigate();
  const linkTo = useItemLink();
  const narrow = useMediaQuery('(max-width: 1199px)');
  const watch = () => {
    const { pathname, search } = new URL(itemLink(runId, node.id, 'recording'));
    void navigate(pathname + search);
  };
  return (
    <span className={css.actions}>
      <CopyButton
        kind="quiet"
        size="small"
        icon="link"
        label={narrow ? 'Copy link to this item' : 'Copy link'}
        {...(narrow ? {} : { 'aria-label': 'Copy link to this item' })}
        iconOnly={narrow}
        text={() => linkTo(node.id)}
      />
      {final && node.startMs !== null && (
        <Action icon="clapperboard" label="Watch this moment" narrow={narrow} onClick={watch} />
      )}
      <Action icon="braces" label="JSON" narrow={narrow} pressed={raw} onClick={() => onRaw(!raw)} />
    </span>
  );
}

interface ActionProps {
  icon: IconName;
  label: string;
  narrow: boolean;
  pressed?: boolean;
  onClick: () => void;
}

/** A quiet button: its icon alone where there is little room. */
const Action = ({ icon, label, narrow, pressed, onClick }: ActionProps) =>
  narrow ? (
    <IconButton icon={icon} label={label} aria-pressed={pressed} onClick={onClick} />
  ) : (
    <Button kind="quiet" size="small" icon={icon} aria-pressed={pressed} onClick={onClick}>
      {label}
    </Button>
  );

function blockLabel(node: TimelineNode, timeline: Timeline): string | null {
  if (node.kind !== 'action') return null;
  const parent = timeline.nodes[node.parent];
  return parent?.kind === 'block' ? parent.label : null;
}
