import type { ApiError } from '~/api/apiError';
import { formatDuration } from '~/ui/format';

/** Why no new run could be gone to. */
export interface Refusal {
  sentence: string;
  /** The answer may be lost and the run started all the same. */
  mayHaveStarted: boolean;
  /** What the server says about single fields, by the id of the field. */
  fields: ReadonlyMap<string, string>;
}

/**
 * A failed start in words: what is, why, what to do. `ids` are those of the form's fields. A start is never repeated by
 * itself; only the server's own word that no run was created makes it safe to press the button again.
 */
export function refusalOf(error: ApiError, server: string, ids: ReadonlySet<string>): Refusal {
  const plain = (sentence: string): Refusal => ({ sentence, mayHaveStarted: false, fields: new Map() });
  const says = error.detail ? ` ${ended(error.detail)}` : '';
  const wait = error.waitMs ? ` It asks to wait ${formatDuration(error.waitMs)}.` : '';
  switch (error.kind) {
    case 'refused':
      return plain(`The key may not start runs (${error.status ?? 'refused'}). No run was started.${says}`);
    case 'busy':
      return plain(`Too many runs were started. No run was started now.${wait}${says}`);
    case 'missing':
      return plain(
        `No run was started: the agent was deleted, or ${server} does not start runs this way.${says}`,
      );
    case 'invalid':
      return refusedInput(error, ids);
    case 'server':
      if (/no run was created/i.test(error.detail ?? ''))
        return plain(`The server is busy. No run was created.${wait || ' Run it again in a moment.'}`);
      return lost(`The server had a problem (${error.status ?? 'no status'}).${says}`);
    case 'aborted':
    case 'offline':
      return lost(`${server} did not answer.`);
    case 'timeout':
      return lost(`${server} did not answer in time.`);
    case 'garbled':
      return lost('The answer could not be read.');
  }
}

const lost = (what: string): Refusal => ({
  sentence: `${what} A run may have started all the same: look at the list of runs before you run it again.`,
  mayHaveStarted: true,
  fields: new Map(),
});

const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

function refusedInput(error: ApiError, ids: ReadonlySet<string>): Refusal {
  const detail = error.detail ?? '';
  const none = { mayHaveStarted: false, fields: new Map<string, string>() };
  if (/block-scoped/i.test(detail))
    return {
      ...none,
      sentence:
        'This run was of some blocks of its agent only, and cannot be repeated exactly. Choose the latest version, or change a value, to run the whole agent.',
    };
  if (/only terminal/i.test(detail))
    return { ...none, sentence: 'The run is not over yet. No run was started.' };
  const { fields, rest } = placeWords(detail, ids);
  const sentence =
    fields.size > 0 && !rest
      ? 'The server does not take these values. No run was started.'
      : `The server refused it (${error.status ?? 'refused'}). No run was started. ${rest ? ended(rest) : ''}`.trim();
  return { ...none, sentence, fields };
}

/** Where the words about one field begin: `max_steps: `, `parameters.zip: `, `proxy_location -> country: `. */
const ABOUT = /(^|; )([\w-]+)((?:(?:\.| -> )[^:;]{1,200})?): /g;

/** Takes apart what the server says about several fields; `rest` is about none of them. */
export function placeWords(
  detail: string,
  ids: ReadonlySet<string>,
): { fields: ReadonlyMap<string, string>; rest: string } {
  const marks = [...detail.matchAll(ABOUT)].flatMap(([whole, , name = '', below = ''], at, all) => {
    const member = `${name}.${below.replace(/^(?:\.| -> )/, '')}`;
    const id = ids.has(member) ? member : ids.has(name) ? name : null;
    const start = all[at]?.index ?? 0;
    return id ? [{ id, start, words: start + whole.length, below: id === name ? below : '' }] : [];
  });
  const fields = new Map<string, string>();
  let rest = detail.slice(0, marks[0]?.start ?? detail.length);
  for (const [at, { id, words, below }] of marks.entries()) {
    const said = detail.slice(words, marks[at + 1]?.start ?? detail.length).trim();
    const inside = below ? `${below.replace(/^(?:\.| -> )/, '')}: ` : '';
    fields.set(id, ended(fields.has(id) ? `${fields.get(id)} ${inside}${said}` : inside + said));
  }
  if (/^[;\s]*$/.test(rest)) rest = '';
  return { fields, rest };
}
