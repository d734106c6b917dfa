import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { nextInMenu } from '~/ui/menuKeys';
import { place } from '~/ui/place';
import { Popover } from '~/ui/Popover';
import { Button } from '~/ui/Button';

function setup() {
  const chosen = vi.fn<(what: unknown) => void>();
  const items: MenuItem[] = [
    { label: 'Copy link', icon: 'link', shortcut: 'y', onSelect: () => chosen('link') },
    { kind: 'separator' },
    { label: 'Copy run ID', onSelect: () => chosen('id') },
    { kind: 'link', label: 'Settings', href: '/settings', onSelect: () => chosen('settings') },
    { label: 'Download artifacts…', disabledReason: 'No files', onSelect: () => chosen('files') },
    { kind: 'checkbox', label: 'Compact', checked: false, onChange: chosen },
  ];
  render(
    <>
      <Menu
        label="More"
        items={items}
        trigger={(props) => <IconButton icon="ellipsis" label="More" {...props} />}
      />
      <button>elsewhere</button>
    </>,
  );
  return { user: userEvent.setup(), chosen, trigger: screen.getByRole('button', { name: 'More' }) };
}

const menu = () => screen.queryByRole('menu');

describe('a menu', () => {
  test('opens with its first row focused and closes with Escape, back on its button', async () => {
    const { user, trigger } = setup();
    await user.click(trigger);
    expect(trigger).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('menuitem', { name: 'Copy link' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(menu()).toBeNull();
    expect(trigger).toHaveFocus();
  });

  test('is walked with arrows and letters, and round its ends', async () => {
    const { user, trigger } = setup();
    trigger.focus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitemcheckbox', { name: 'Compact' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Copy link' })).toHaveFocus();
    await user.keyboard('s');
    expect(screen.getByRole('menuitem', { name: 'Settings' })).toHaveFocus();
  });

  test('does what is chosen and closes; a link goes the caller’s way', async () => {
    const { user, trigger, chosen } = setup();
    await user.click(trigger);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toHaveBeenLastCalledWith('id');
    expect(menu()).toBeNull();
    await user.click(trigger);
    await user.keyboard('s ');
    expect(chosen).toHaveBeenLastCalledWith('settings');
  });

  test('a disabled row says why and does nothing; a checkbox leaves it open', async () => {
    const { user, trigger, chosen } = setup();
    await user.click(trigger);
    await user.click(screen.getByRole('menuitem', { name: 'Download artifacts…' }));
    expect(chosen).not.toHaveBeenCalled();
    expect(screen.getByRole('menuitem', { name: 'Download artifacts…' })).toHaveAccessibleDescription(
      'No files',
    );
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Compact' }));
    expect(chosen).toHaveBeenLastCalledWith(true);
    expect(menu()).not.toBeNull();
  });

  test('a click elsewhere closes it', async () => {
    const { user, trigger } = setup();
    await user.click(trigger);
    await user.click(screen.getByText('elsewhere'));
    expect(menu()).toBeNull();
  });
});

test('a popover holds anything and closes by itself or from within', async () => {
  const user = userEvent.setup();
  render(
    <Popover label="Facts" trigger={(props) => <Button {...props}>+2</Button>}>
      {(close) => <button onClick={close}>done</button>}
    </Popover>,
  );
  await user.click(screen.getByRole('button', { name: '+2' }));
  await user.click(screen.getByRole('button', { name: 'done' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('letters look for the next word that starts so', () => {
  const words = ['Click', 'Copy', 'Extract', 'copy all'];
  expect(nextInMenu('c', 0, words)).toBe(1);
  expect(nextInMenu('c', 1, words)).toBe(3);
  expect(nextInMenu('C', 3, words)).toBe(0);
  expect(nextInMenu('z', 0, words)).toBeNull();
  expect(nextInMenu('ArrowUp', -1, words)).toBe(3);
  expect(nextInMenu('ArrowDown', 0, [])).toBeNull();
});

describe('a floating box', () => {
  const view = { width: 1000, height: 800 };
  const size = { width: 200, height: 300 };

  test('stands below its anchor, above it where only that fits, and inside the window', () => {
    expect(place({ left: 100, top: 100, width: 30, height: 30 }, size, view)).toEqual({
      left: 100,
      top: 134,
    });
    expect(place({ left: 100, top: 700, width: 30, height: 30 }, size, view)).toEqual({
      left: 100,
      top: 396,
    });
    expect(place({ left: 950, top: 100, width: 30, height: 30 }, size, view).left).toBe(792);
    expect(place({ left: 950, top: 100, width: 30, height: 30 }, size, view, { align: 'end' }).left).toBe(
      780,
    );
  });

  test('larger than the window starts at its corner', () => {
    expect(place({ left: 500, top: 400, width: 1, height: 1 }, { width: 2000, height: 2000 }, view)).toEqual({
      left: 8,
      top: 8,
    });
  });
});
