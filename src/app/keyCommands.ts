import { holdsWords, type Command } from '~/pages/commands';
import type { Scope } from '~/pages/shortcuts';

/** Keys that only mean something where the focus is, and those whose command the palette has by another way. */
const LEFT_OUT = /^(?:On a row|Tabs$|Anywhere$|Live$)/;

/** What the keys of the page do, for who does not know them: from the same table that binds them. */
export function keyCommands(scopes: readonly Scope[], typed: string): Command[] {
  return scopes
    .filter(({ name }) => !LEFT_OUT.test(name))
    .flatMap(({ name, bindings }) =>
      bindings
        .filter(({ says, when }) => (when?.() ?? true) && holdsWords(typed, says))
        .map(({ keys, says, run }): Command => ({
          id: `key-${name}-${keys}`.replaceAll(' ', '-'),
          group: 'Actions',
          label: says,
          note: name,
          shortcut: keys,
          run: () => run(new KeyboardEvent('keydown', { key: keys })),
        })),
    );
}
