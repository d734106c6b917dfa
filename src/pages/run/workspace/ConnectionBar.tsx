import { useConnectionState } from '~/api/connectionState';
import { Button } from '~/ui/Button';
import { formatRelative } from '~/ui/format';
import { Notice } from '~/ui/Notice';
import { useNow } from '~/ui/useNow';
import { openAppDialog } from '../../appDialogs';
import { useCalm } from '../live/useCalm';

/** Says when what is on screen gets no updates any more, since when, and what can be done; goes by itself. */
export function ConnectionBar() {
  const connection = useCalm(useConnectionState(), (now, next) => now.state !== next.state);
  return connection.state === 'ok' ? <span /> : <Bar {...connection} />;
}

function Bar({ state, status, lastUpdateMs, retryAtMs, retryNow }: ReturnType<typeof useConnectionState>) {
  const now = useNow(1_000);
  const age = lastUpdateMs === null ? '' : ` Last update ${formatRelative(lastUpdateMs, now)}.`;
  if (state === 'refused')
    return (
      <Notice
        tone="bad"
        icon="eye-off"
        role="alert"
        data-connection={state}
        title="The key was refused."
        actions={
          <>
            <Button size="small" onClick={retryNow}>
              Retry now
            </Button>
            <Button size="small" onClick={() => openAppDialog('settings')}>
              Open settings
            </Button>
          </>
        }
      >
        Updates have stopped; what was loaded stays.
      </Notice>
    );
  const wait = retryAtMs === null ? null : Math.max(0, Math.ceil((retryAtMs - now) / 1000));
  return (
    <Notice
      tone="warn"
      icon="wifi-off"
      role="status"
      data-connection={state}
      title={state === 'offline' ? 'Offline.' : sayAnswer(status)}
      actions={
        <Button size="small" onClick={retryNow}>
          Retry now
        </Button>
      }
    >
      {state === 'offline'
        ? 'Showing what was loaded.'
        : wait
          ? `Trying again in ${wait} s.`
          : 'Trying again.'}
      {age}
    </Notice>
  );
}

/** A good status came with an answer that cannot be read: a proxy's page, or half an answer. */
function sayAnswer(status: number | null): string {
  if (status === null) return 'The server does not answer.';
  return status < 400 ? 'The server’s answer cannot be read.' : `The server answers with ${status}.`;
}
