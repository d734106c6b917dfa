import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Checkbox } from '~/ui/Checkbox';
import { SearchBox } from '~/ui/SearchBox';
import { Segments } from '~/ui/Segments';
import { Select } from '~/ui/Select';
import { Splitter } from '~/ui/Splitter';
import { tabPanel, Tabs } from '~/ui/Tabs';
import { NumberField, TextField } from '~/ui/TextField';

describe('tabs', () => {
  const tabs = [
    { id: 'overview', label: 'Overview' },
    { id: 'output', label: 'Output' },
    { id: 'code', label: 'Code' },
  ] as const;
  function Page() {
    const [selected, setSelected] = useState<(typeof tabs)[number]['id']>('overview');
    return (
      <>
        <Tabs
          label="Run details"
          tabs={tabs}
          selected={selected}
          render={(tab, props) => (
            <a href={`#${tab.id}`} onClick={() => setSelected(tab.id)} {...props}>
              {tab.label}
            </a>
          )}
        />
        <section {...tabPanel(selected)}>text</section>
      </>
    );
  }

  test('are links of which one is selected and names the panel', () => {
    render(<Page />);
    expect(screen.getByRole('tablist', { name: 'Run details' })).toBeInTheDocument();
    expect(screen.getByRole('tab', { selected: true })).toHaveAttribute('href', '#overview');
    expect(screen.getByRole('tabpanel', { name: 'Overview' })).toBeInTheDocument();
  });

  test('are one tab stop, and arrows move and open', async () => {
    render(<Page />);
    await userEvent.tab();
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Output', selected: true })).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Overview', selected: true })).toHaveFocus();
    await userEvent.tab();
    expect(document.body).toHaveFocus();
  });
});

test('segments are pressed buttons', async () => {
  const change = vi.fn();
  render(
    <Segments
      label="View"
      value="json"
      options={[
        { value: 'json', label: 'JSON' },
        { value: 'table', label: 'Table' },
      ]}
      onChange={change}
    />,
  );
  expect(screen.getByRole('button', { name: 'JSON', pressed: true })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Table', pressed: false }));
  expect(change).toHaveBeenCalledWith('table');
});

describe('a field', () => {
  test('has its name, says what is wrong in place of its hint, and offers to undo', async () => {
    const undo = vi.fn();
    const field = (error: string | null) => (
      <NumberField
        label="max_amount"
        kind="float"
        value="1,500"
        hint="In dollars"
        error={error}
        was="1500"
        onUndo={undo}
        onChange={() => undefined}
      />
    );
    const { rerender } = render(field(null));
    const input = screen.getByRole('textbox', { name: 'max_amount' });
    expect(input).toHaveAccessibleDescription('In dollars');
    rerender(field('Enter a number without a thousands separator.'));
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription('Enter a number without a thousands separator.');
    expect(screen.getByText('1500')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo max_amount' }));
    expect(undo).toHaveBeenCalled();
  });

  test('keeps what is typed as typed', async () => {
    const change = vi.fn();
    render(<TextField label="id" value="" onChange={change} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'id' }), '7');
    expect(change).toHaveBeenCalledWith('7');
  });

  test('a choice that is no option is shown, not lost', async () => {
    const change = vi.fn();
    render(
      <Select label="Cache Key" value="gone" options={[{ value: 'a', label: 'A' }]} onChange={change} />,
    );
    const select = screen.getByRole('combobox', { name: 'Cache Key' });
    expect(select).toHaveDisplayValue('gone');
    await userEvent.selectOptions(select, 'A');
    expect(change).toHaveBeenCalledWith('a');
  });

  test('a checkbox is named by its label', async () => {
    const change = vi.fn();
    render(<Checkbox label="Remember" checked={false} hint="On this computer" onChange={change} />);
    const box = screen.getByRole('checkbox', { name: 'Remember' });
    expect(box).toHaveAccessibleDescription('On this computer');
    await userEvent.click(box);
    expect(change).toHaveBeenCalledWith(true);
  });
});

test('a search field counts, steps, clears, and leaves the second Escape to the page', async () => {
  const [next, previous, escaped] = [vi.fn(), vi.fn(), vi.fn()];
  function Page() {
    const [value, setValue] = useState('pay');
    return (
      <div onKeyDown={(event) => event.key === 'Escape' && escaped()}>
        <SearchBox
          label="Search timeline"
          value={value}
          onChange={setValue}
          hint="/"
          count="2 of 9"
          onNext={next}
          onPrevious={previous}
        />
      </div>
    );
  }
  render(<Page />);
  const box = screen.getByRole('searchbox', { name: 'Search timeline' });
  expect(document.querySelector('[data-search-count]')).toHaveTextContent('2 of 9');
  await userEvent.click(box);
  await userEvent.keyboard('{Enter}{Shift>}{Enter}{/Shift}');
  expect([next.mock.calls.length, previous.mock.calls.length]).toEqual([1, 1]);
  await userEvent.keyboard('{Escape}');
  expect(box).toHaveValue('');
  expect(escaped).not.toHaveBeenCalled();
  expect(screen.getByText('/')).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(escaped).toHaveBeenCalled();
});

describe('a splitter', () => {
  function setup(props: Partial<React.ComponentProps<typeof Splitter>> = {}) {
    const [change, commit, restore] = [vi.fn(), vi.fn(), vi.fn()];
    render(
      <Splitter
        label="Timeline width"
        value={400}
        min={320}
        max={600}
        onChange={change}
        onCommit={commit}
        onRestore={restore}
        {...props}
      />,
    );
    const line = screen.getByRole('separator', { name: 'Timeline width' });
    line.setPointerCapture = () => undefined;
    line.focus();
    return { change, commit, restore, line };
  }

  test.each([
    ['{ArrowRight}', 416],
    ['{ArrowLeft}', 384],
    ['{Shift>}{ArrowRight}{/Shift}', 464],
    ['{Home}', 320],
    ['{End}', 600],
  ])('%s makes 400 into %d', async (key, size) => {
    const { change, commit } = setup();
    await userEvent.keyboard(key);
    expect(change).toHaveBeenLastCalledWith(size);
    expect(commit).toHaveBeenLastCalledWith(size);
  });

  test('moves the other way for a pane behind it, and stops at its ends', async () => {
    const { change } = setup({ reverse: true, value: 330 });
    await userEvent.keyboard('{ArrowRight}');
    expect(change).toHaveBeenLastCalledWith(320);
  });

  test('says its value and restores on a double click', async () => {
    const { line, restore } = setup();
    expect(line).toHaveAttribute('aria-valuenow', '400');
    await userEvent.dblClick(line);
    expect(restore).toHaveBeenCalled();
  });

  test('follows the pointer and commits once', () => {
    const { line, change, commit } = setup();
    fireEvent.pointerDown(line, { button: 0, clientX: 100, pointerId: 1 });
    fireEvent.pointerMove(line, { clientX: 130, pointerId: 1 });
    fireEvent.pointerMove(line, { clientX: 900, pointerId: 1 });
    fireEvent.pointerUp(line, { pointerId: 1 });
    expect(change.mock.calls.flat()).toEqual([430, 600]);
    expect(commit.mock.calls.flat()).toEqual([600]);
  });
});
