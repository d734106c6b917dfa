/** Marks that turn or hide what stands beside them. */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A file's name with its invisible marks written out, so that its true ending is seen. */
export const visibleName = (name: string): string =>
  name.replace(
    UNSEEN,
    (mark) => `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
