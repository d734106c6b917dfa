import { Button } from '~/ui/Button';
import { Notice } from '~/ui/Notice';
import { duringControl, KEYBOARD, sayControlEnd, sayControlWait } from './controlWords';
import type { Steering } from './useControl';

/** The line under the live bar while control is asked for, had, or was refused. */
export function ControlNotice({ steering, status }: { steering: Steering; status: string }) {
  const { state, controlling, release } = steering;
  if (controlling)
    return (
      <Notice tone="hold" icon="mouse-pointer-2" title="You have control." data-control="controlling">
        {duringControl(status)} {KEYBOARD}
      </Notice>
    );
  const waits = state && sayControlWait(state);
  if (waits)
    return (
      <Notice
        icon="loader-circle"
        spin
        data-control={state.phase}
        actions={
          <Button kind="quiet" size="small" onClick={release}>
            Stop asking
          </Button>
        }
      >
        {waits}
      </Notice>
    );
  const ended = state && sayControlEnd(state);
  if (!ended) return <span />;
  return (
    <Notice
      tone="warn"
      icon="triangle-alert"
      title="No control."
      data-control="closed"
      actions={
        <Button kind="quiet" size="small" onClick={release}>
          Dismiss
        </Button>
      }
    >
      {ended}
    </Notice>
  );
}
