import { useEffect, useRef } from 'react';
import type { IconName } from '~/ui/icons';

/** Something the palette can do or go to. */
export interface Command {
  id: string;
  group: 'Tabs' | 'Actions' | 'Items' | 'Runs';
  label: string;
  /** Second text: the label of a block, the id of a run. */
  note?: string | undefined;
  icon?: IconName | undefined;
  shortcut?: string | undefined;
  run: () => void;
}

/** Finds commands for what was typed; the empty text asks for the ones to offer first. */
export type CommandSource = (typed: string) => readonly Command[];

const sources = new Set<CommandSource>();

/** Offers commands to the palette while the component is mounted. */
export function useCommands(source: CommandSource): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    const asked: CommandSource = (typed) => latest.current(typed);
    sources.add(asked);
    return () => {
      sources.delete(asked);
    };
  }, []);
}

/** Whether every typed word stands in the text, in any order and case. */
export function holdsWords(typed: string, ...texts: (string | null | undefined)[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** All that fits what was typed, and `more`, in the order of the groups; at most `limit`. */
export function findCommands(typed: string, more: readonly Command[] = [], limit = 60): readonly Command[] {
  const order: readonly Command['group'][] = ['Tabs', 'Actions', 'Items', 'Runs'];
  const found = [...[...sources].flatMap((source) => source(typed.trim())), ...more];
  return found.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group)).slice(0, limit);
}
