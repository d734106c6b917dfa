import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { parseExact } from '~/json';
import { JsonViewer, type JsonViewerProps } from '~/ui/JsonViewer/JsonViewer';
import { SmallJson } from '~/ui/JsonViewer/SmallJson';

const output = parseExact(
  '{"summary":"Found two.\\nBoth in stock.","results":[{"name":"Orrery","price":129},{"name":"Kestrel","price":9007199254740993}],"errors":[]}',
);

function setup(props: Partial<JsonViewerProps> = {}) {
  const user = userEvent.setup();
  const viewer = (more: Partial<JsonViewerProps>) => (
    <JsonViewer value={output} name="output.json" toolbar="full" {...props} {...more} />
  );
  const { rerender } = render(viewer({}));
  const list = screen.getByRole('group', { name: 'JSON' });
  const lines = () => [...list.querySelectorAll('[data-index]')].map((row) => row.textContent);
  return {
    user,
    list,
    lines,
    click: (name: string) => user.click(screen.getByRole('button', { name })),
    become: (text: string, more: Partial<JsonViewerProps> = {}) =>
      rerender(viewer({ value: parseExact(text), ...more })),
  };
}

describe('the viewer', () => {
  test('is found by its mark and has its buttons and its search', () => {
    setup();
    const viewer = document.querySelector<HTMLElement>('[data-json-viewer]');
    expect(viewer).not.toBeNull();
    for (const name of ['Copy', 'Download', 'Unfold all', 'Fold all']) {
      expect(within(viewer as HTMLElement).getByRole('button', { name })).toBeVisible();
    }
    expect(screen.getByRole('searchbox', { name: 'Search JSON' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Expand all|Collapse all/ })).toBeNull();
  });

  test('starts with the parts folded that it is told of, until the reader unfolds', async () => {
    const { lines, click } = setup({ foldAtFirst: (key) => key === 'results' });
    expect(lines()).toContain('3"results": [2 items],');
    expect(lines()).toHaveLength(5);
    await click('Unfold all');
    expect(lines()).toHaveLength(14);
  });

  test('a value that grows stays folded as it was, and what is new starts as the rest did', async () => {
    const { lines, click, user, list, become } = setup({ foldAtFirst: (key) => key === 'dull' });
    await click('Fold all');
    become('{"dull":[1],"summary":"One","results":[{"name":"Orrery"},{"name":"Kestrel"}],"errors":[]}');
    expect(lines()).toEqual([
      '1{',
      '2"dull": [1 item],',
      '5"summary": "One",',
      '6"results": [2 items],',
      '14"errors": []',
      '15}',
    ]);
    await click('Unfold all');
    await user.click(within(list).getByText('"Kestrel"'));
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    become('{"summary":"a\\nb","results":[{"name":"Orrery"},{"name":"Kestrel"},{"dull":[2]}],"dull":[1]}');
    expect(lines().slice(2, 11)).toEqual([
      '3"results": [',
      '4{',
      '5"name": "Orrery"',
      '6},',
      '7{1 key},',
      '10{',
      '11"dull": [1 item]',
      '14}',
      '15],',
    ]);
    // It was unfolded by the reader, and it is still the value that the reader stands on.
    expect(lines().slice(-5)).toEqual(['15],', '16"dull": [', '171', '18]', '19}']);
    expect(screen.getByText('$.results[1]')).toBeVisible();
    await user.click(within(list).getByText('line breaks'));
    become('{"new":0,"summary":"a\\nb\\nc"}');
    expect(lines().slice(-5)).toEqual(['3"summary": "a\\nb\\nc"line breaks', 'a', 'b', 'c', '4}']);
    // Another value altogether starts anew.
    become('{"summary":"a\\nb","results":[[1]]}', { name: 'other.json' });
    expect(lines()).toHaveLength(8);
  });

  test('what is said of the value stands between its tools and its lines', () => {
    const { list } = setup({ banner: <p>Cut by the server</p> });
    expect(list.previousElementSibling).toHaveTextContent('Cut by the server');
  });

  test('numbers its lines by the whole text, over folds too', async () => {
    const { lines, click } = setup();
    expect(lines()).toHaveLength(14);
    await click('Fold all');
    expect(lines()).toEqual([
      '1{',
      '2"summary": "Found two.\\nBoth in stock.",line breaks',
      '3"results": [2 items],',
      '13"errors": []',
      '14}',
    ]);
    await click('Unfold all');
    expect(lines()).toHaveLength(14);
  });

  test('a search opens what hides a match, counts, and goes round', async () => {
    const { user, click, list } = setup();
    await click('Fold all');
    await user.type(screen.getByRole('searchbox'), 'name');
    await waitFor(() => expect(document.querySelector('[data-search-count]')).toHaveTextContent('1 of 2'));
    const current = () => list.querySelector('mark[data-current]')?.closest('[data-index]')?.textContent;
    expect(current()).toContain('Orrery');
    await user.keyboard('{Enter}');
    expect(current()).toContain('Kestrel');
    await user.keyboard('{Enter}');
    expect(current()).toContain('Orrery');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(document.querySelector('[data-search-count]')).toHaveTextContent('2 of 2');
    await user.keyboard('{Escape}');
    expect(list.querySelector('mark')).toBeNull();
  });

  test('copies all, a value and its path as sent', async () => {
    const { user, click, list } = setup();
    await click('Copy');
    expect(await navigator.clipboard.readText()).toContain('"price": 9007199254740993');
    await user.click(within(list).getByText('9007199254740993'));
    await click('Copy path');
    expect(await navigator.clipboard.readText()).toBe('$.results[1].price');
    await click('Copy value');
    expect(await navigator.clipboard.readText()).toBe('9007199254740993');
  });

  test('shows the line breaks of a string when asked', async () => {
    const { user, list, lines, click } = setup();
    await user.click(within(list).getByText('"Found two.\\nBoth in stock."'));
    await click('Line breaks');
    expect(lines().slice(1, 4)).toEqual([
      expect.stringContaining('"summary"'),
      'Found two.',
      'Both in stock.',
    ]);
    list.focus();
    await user.keyboard('{ArrowDown}');
    expect(list.querySelector('[data-current]')).toHaveTextContent('3"results": [');
    await user.keyboard('{ArrowUp}');
    expect(list.querySelector('[data-current]')).toHaveTextContent('2"summary"');
  });

  test('is walked and folded with the keyboard', async () => {
    const { user, list, lines } = setup();
    list.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowLeft}');
    expect(lines()[2]).toBe('3"results": [2 items],');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(list.querySelector('[data-current]')).toHaveTextContent('4{');
  });

  test('compact, it says how many lines there are', async () => {
    const { lines, click } = setup({ maxRows: 4, toolbar: 'small' });
    expect(lines()).toHaveLength(4);
    await click('Show all 14 lines');
    expect(lines()).toHaveLength(14);
    await click('Show fewer lines');
    expect(lines()).toHaveLength(4);
  });

  test('text of a server is text', () => {
    render(<JsonViewer value={{ html: '<img src=x onerror=alert(1)>' }} name="x.json" />);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText('"<img src=x onerror=alert(1)>"')).toBeInTheDocument();
  });

  test('another value starts anew', async () => {
    const { rerender } = render(<JsonViewer value={{ a: { b: 1 } }} name="x.json" toolbar="full" />);
    await userEvent.click(screen.getByRole('button', { name: 'Fold all' }));
    rerender(<JsonViewer value={{ c: { d: 2 } }} name="x.json" toolbar="full" />);
    expect(screen.getByText('"d"')).toBeInTheDocument();
  });
});

describe('a small value', () => {
  test('is a tree that folds, without the role of one', async () => {
    render(<SmallJson value={{ a: { b: { c: 1 } } }} label="Detail" />);
    expect(screen.getByRole('group', { name: 'Detail' })).toBeInTheDocument();
    expect(screen.queryByText('1')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Unfold' }));
    expect(screen.getByText('1')).toBeInTheDocument();
    expect(document.querySelector('[role="tree"], [role="treeitem"]')).toBeNull();
  });

  test.each([
    ['digits that JavaScript does not keep', '{"a":9007199254740993}', '9007199254740993'],
    ['an order that JavaScript does not keep', '{"b":1,"0":2}', '"b"'],
    ['more than fits', JSON.stringify({ a: Array.from({ length: 300 }, (_, n) => n) }), 'Show all 304 lines'],
  ])('with %s has line numbers', (_, text, shown) => {
    render(<SmallJson value={parseExact(text)} />);
    expect(document.querySelector('[data-json-viewer]')).not.toBeNull();
    expect(screen.getByText(shown)).toBeInTheDocument();
  });
});
