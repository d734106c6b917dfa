import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Button } from '~/ui/Button';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { Dialog } from '~/ui/Dialog';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { RelativeTime } from '~/ui/RelativeTime';
import { Loading } from '~/ui/Skeleton';
import { TimeZoneContext } from '~/ui/TimeZoneContext';
import { ToastProvider, useToast, type Toast } from '~/ui/Toasts';
import { Tooltip } from '~/ui/Tooltip';

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

describe('as time passes', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 12) }));
  afterEach(() => vi.useRealTimers());

  test('loading says after 5 s that no answer came', () => {
    render(<Loading label="Loading the timeline" />);
    expect(screen.getByRole('status', { name: 'Loading the timeline' })).toBeInTheDocument();
    pass(4_900);
    expect(screen.queryByText(/Still loading/)).toBeNull();
    pass(200);
    expect(screen.getByText('Still loading. No answer for 5 s.')).toBeInTheDocument();
  });

  test('a time ticks, each second while it is young', () => {
    render(<RelativeTime at={Date.now() - 5_000} />);
    expect(screen.getByText('5 s ago')).toBeInTheDocument();
    pass(1_000);
    expect(screen.getByText('6 s ago')).toBeInTheDocument();
    pass(85_000);
    expect(screen.getByText('1 minute ago')).toBeInTheDocument();
  });

  test('a time is written on the clock that was chosen', () => {
    render(
      <TimeZoneContext value="utc">
        <RelativeTime at={Date.UTC(2026, 10, 18, 9, 30)} />
      </TimeZoneContext>,
    );
    expect(screen.getByText('18 Nov 09:30')).toHaveAttribute('datetime', '2026-11-18T09:30:00.000Z');
  });

  test('toasts go after 5 s, errors stay, and there are never more than two', () => {
    const next: { toast: Toast } = { toast: { text: 'one' } };
    function Caller() {
      const toast = useToast();
      return <button onClick={() => toast(next.toast)}>show</button>;
    }
    const show = (toast: Toast) => {
      next.toast = toast;
      fireEvent.click(screen.getByText('show'));
    };
    render(
      <ToastProvider>
        <Caller />
      </ToastProvider>,
    );
    show({ text: 'one' });
    show({ text: 'two', tone: 'bad' });
    show({ text: 'three' });
    expect(screen.queryByText('one')).toBeNull();
    pass(6_000);
    expect(screen.queryByText('three')).toBeNull();
    expect(screen.getByText('two')).toBeInTheDocument();
    show({ text: 'two', tone: 'bad' });
    expect(screen.getAllByText('two')).toHaveLength(1);
  });

  test('a tooltip waits half a second for the pointer and goes with it', () => {
    render(
      <Tooltip text="The agent was deleted">
        <button>Edit</button>
      </Tooltip>,
    );
    const button = screen.getByRole('button');
    expect(button).toHaveAccessibleDescription('The agent was deleted');
    fireEvent(button, new MouseEvent('pointerover', { bubbles: true }));
    pass(400);
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull();
    pass(200);
    expect(screen.getByRole('tooltip', { hidden: true })).toHaveTextContent('The agent was deleted');
    fireEvent(button, new MouseEvent('pointerout', { bubbles: true }));
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull();
  });
});

describe('a dialog', () => {
  test('has its title for a name, opens on its first field, and submits as a form', async () => {
    const submit = vi.fn();
    render(
      <Dialog
        open
        onClose={() => undefined}
        title="Rerun"
        onSubmit={submit}
        foot={<Button type="submit">Run again</Button>}
      >
        <button>before</button>
        <input aria-label="account" />
      </Dialog>,
    );
    expect(screen.getByRole('dialog', { name: 'Rerun' })).toBeInTheDocument();
    expect(screen.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(submit).toHaveBeenCalledTimes(1);
  });

  test('gives the focus back when it closes', () => {
    render(<button>Cancel</button>);
    screen.getByText('Cancel').focus();
    const { rerender } = render(
      <Dialog open onClose={() => undefined} title="Cancel this run?">
        text
      </Dialog>,
    );
    expect(screen.getByText('Cancel')).not.toHaveFocus();
    rerender(
      <Dialog open={false} onClose={() => undefined} title="Cancel this run?">
        text
      </Dialog>,
    );
    expect(screen.getByText('Cancel')).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('that asks starts on the answer that does nothing', async () => {
    const [confirm, close] = [vi.fn(), vi.fn()];
    render(
      <ConfirmDialog
        open
        title="Cancel this run?"
        confirmLabel="Cancel run"
        keepLabel="Keep running"
        onConfirm={confirm}
        onClose={close}
        error="It had already finished."
      >
        It will be asked to stop.
      </ConfirmDialog>,
    );
    expect(screen.getByRole('button', { name: 'Keep running' })).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('It had already finished.');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel run' }));
    expect([confirm.mock.calls.length, close.mock.calls.length]).toEqual([1, 0]);
  });
});

test('a crash costs its panel only, and can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Part() {
    if (broken) throw new Error('no such field');
    return <p>works</p>;
  }
  render(
    <>
      <ErrorBoundary name="The timeline">
        <Part />
      </ErrorBoundary>
      <p>the rest</p>
    </>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('The timeline could not be shown');
  expect(screen.getByText('the rest')).toBeInTheDocument();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('works')).toBeInTheDocument();
});
