import { existsSync, readFileSync } from 'node:fs';
import { assembleScript } from '~/model/code/assemble';
import { explainCode, type ExplainInput, type Explanation } from '~/model/code/explain';
import { plain } from '~/model/code/pieces';
import { ScriptBlocks } from '~/skyvern/script';
import { recordedRun, recordedSlugs, type RecordedRun } from '../recordedRun';

/** The recorded code of a run as the schemas read it; null where the server answered that there is none. */
function scriptOf(slug: string): ScriptBlocks | null {
  const file = `mocks/runs/${slug}/scripts.json`;
  if (!existsSync(file)) return null;
  const script = ScriptBlocks.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.keys(script.blocks).length > 0 ? script : null;
}

/** Names of all recorded runs that have code. */
export const slugsWithCode = recordedSlugs.filter((slug) => scriptOf(slug) !== null);

export interface RecordedCode extends RecordedRun {
  script: ScriptBlocks;
  code: string;
  explain: (change?: Partial<ExplainInput>) => Explanation;
}

/** A recorded run with the code that the server gave for it. */
export function recordedCode(slug: string): RecordedCode {
  const recorded = recordedRun(slug);
  const script = scriptOf(slug);
  if (!script) throw new Error(`${slug} has no recorded code`);
  const code = assembleScript(script, recorded.definition) ?? '';
  const { run, timeline } = recorded;
  const explain = (change: Partial<ExplainInput> = {}) =>
    explainCode({ code, run, timeline, ofThisRun: true, episodes: [], ...change });
  return { ...recorded, script, code, explain };
}

/** An explanation as lines: `47-52 Input text find_product #1 completed | does | happened | failure`. */
export const linesOf = ({ calls }: Explanation): string[] =>
  calls.map((call) =>
    [
      `${call.from}-${call.to} ${call.name} ${call.label ?? '–'}${call.number === null ? '' : ` #${call.number}`} ${call.mark?.words ?? '–'}`,
      plain(call.does),
      plain(call.happened),
      call.failure ?? '',
    ].join(' | '),
  );
