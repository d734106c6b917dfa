import { Suspense } from 'react';
import { Button } from '~/ui/Button';
import { ButtonLink } from '~/ui/ButtonLink';
import { IconButton } from '~/ui/IconButton';
import { Tooltip } from '~/ui/Tooltip';
import { openRunDialog, useAskedToStop } from '../actions/runDialogs';
import { later } from '../workspace/later';
import { useRunData } from '../workspace/RunContext';
import { useMediaQuery, usePhone } from '../workspace/useMediaQuery';
import css from './RunHeader.module.css';
import { useAgentLinks } from './useAgentLinks';

const MoreMenu = later((parts) => parts.MoreMenu);

/** What can be done with the run. On a phone all but the menu stand elsewhere: in the menu and in the bottom bar. */
export function RunButtons() {
  const phone = usePhone();
  const icons = useMediaQuery('(max-width: 1199px)');
  const { editor } = useAgentLinks();
  return (
    <div className={css.buttons}>
      {!phone && (
        <>
          {icons ? (
            <IconButton
              kind="default"
              size="normal"
              icon="webhook"
              label="API & Webhooks"
              onClick={() => openRunDialog('api')}
            />
          ) : (
            <Button icon="webhook" onClick={() => openRunDialog('api')}>
              API & Webhooks
            </Button>
          )}
          {editor &&
            (icons ? (
              <Tooltip text="Edit" describes={false}>
                <ButtonLink href={editor} external square icon="square-pen" aria-label="Edit" />
              </Tooltip>
            ) : (
              <ButtonLink href={editor} external icon="square-pen">
                Edit
              </ButtonLink>
            ))}
          <MainButton />
        </>
      )}
      <Suspense fallback={<IconButton icon="ellipsis" label="More" size={phone ? 'touch' : 'normal'} />}>
        <MoreMenu />
      </Suspense>
    </div>
  );
}

/** Rerun for a run that is over, Cancel for one that is not. */
export function MainButton({ size = 'normal' }: { size?: 'normal' | 'touch' }) {
  const { run, rich, agent, final } = useRunData();
  const deleted = (rich?.workflow?.deleted_at ?? agent?.deleted_at ?? null) !== null;
  const stopping = useAskedToStop(run.run_id);
  if (final)
    return (
      <Button
        kind="primary"
        size={size}
        icon="play"
        disabledReason={deleted ? 'The agent was deleted, so there is nothing to run.' : null}
        onClick={() => openRunDialog('rerun')}
      >
        Rerun
      </Button>
    );
  if (stopping)
    return (
      <Button size={size} tone="bad" busy>
        Canceling…
      </Button>
    );
  return (
    <Button size={size} icon="square" tone="bad" onClick={() => openRunDialog('cancel')}>
      Cancel
    </Button>
  );
}
