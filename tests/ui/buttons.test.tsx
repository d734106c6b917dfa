import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { AnnouncerProvider } from '~/ui/Announcer';
import { Button } from '~/ui/Button';
import { ButtonLink } from '~/ui/ButtonLink';
import { CopyButton } from '~/ui/CopyButton';
import { IconButton } from '~/ui/IconButton';
import { ToastProvider } from '~/ui/Toasts';
import { webAddress } from '~/ui/webAddress';

describe('a button', () => {
  test('that is disabled takes no click but the focus, and says why', async () => {
    const click = vi.fn();
    render(
      <Button disabledReason="Nothing was changed" onClick={click}>
        Run again
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Run again' });
    await userEvent.click(button);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(click).not.toHaveBeenCalled();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Nothing was changed');
  });

  test('that is disabled does not submit its form', async () => {
    const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
    render(
      <form onSubmit={submit}>
        <Button type="submit" disabledReason="Wrong value">
          Send
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole('button'));
    expect(submit).not.toHaveBeenCalled();
  });

  test('that is busy takes no second click', async () => {
    const click = vi.fn();
    render(
      <Button busy onClick={click}>
        Canceling…
      </Button>,
    );
    await userEvent.click(screen.getByRole('button', { busy: true }));
    expect(click).not.toHaveBeenCalled();
  });

  test('without words has a name', () => {
    render(<IconButton icon="ellipsis" label="More" />);
    expect(screen.getByRole('button', { name: 'More' })).toBeInTheDocument();
  });
});

describe('copying', () => {
  const setup = (text: React.ComponentProps<typeof CopyButton>['text']) => {
    const user = userEvent.setup();
    render(
      <AnnouncerProvider>
        <ToastProvider>
          <CopyButton text={text} />
        </ToastProvider>
      </AnnouncerProvider>,
    );
    return user;
  };

  test('puts the text on the clipboard, says so, and is ready again', async () => {
    const user = setup(() => 'wr_1');
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe('wr_1');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
    expect(document.querySelector('[aria-live]')).toHaveTextContent('Copied');
    expect(await screen.findByRole('button', { name: 'Copy' })).toBeInTheDocument();
  });

  test('that fails says so and can be tried again', async () => {
    const text = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue('here');
    const user = setup(text);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText('Nothing was copied')).toBeInTheDocument();
    const [retry] = screen.getAllByRole('button', { name: 'Retry', hidden: true });
    if (retry) fireEvent.click(retry);
    await vi.waitFor(async () => expect(await navigator.clipboard.readText()).toBe('here'));
  });
});

describe('an address', () => {
  test.each(['https://a.example/x', 'http://localhost:8000', '/runs/wr_1', '?q=1', '#x', 'blob:http://x/1'])(
    '%s is a link',
    (text) => {
      expect(webAddress(text)).toBe(text);
    },
  );

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JaVaScRiPt:1',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    'http://[',
  ])('%j is not', (text) => expect(webAddress(text)).toBeNull());

  test('that is none leaves dead text', () => {
    render(<ButtonLink href="javascript:alert(1)">Edit</ButtonLink>);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('Edit')).not.toHaveAttribute('href');
  });

  test('of another site opens beside, without a way back', () => {
    render(
      <ButtonLink href="https://a.example/" external>
        Edit
      </ButtonLink>,
    );
    const link = screen.getByRole('link', { name: 'Edit' });
    expect(link).toHaveAttribute('target', '_blank');
    expect(link.getAttribute('rel')).toContain('noopener');
  });
});
