import type { Suspicion } from '~/model/failure/suspicions';
import { Chip } from '~/ui/Chip';

/** Said by the row itself: its own chips. */
const SAID: ReadonlySet<Suspicion['kind']> = new Set(['retried']);

interface HintsProps {
  suspicions: readonly Suspicion[] | undefined;
  /** The row says how sure the model was. */
  confidenceSaid: boolean;
}

/** What is worth a look at an item, each with its reason. A hint, never a verdict. */
export function Hints({ suspicions, confidenceSaid }: HintsProps) {
  return suspicions
    ?.filter(({ kind }) => !SAID.has(kind) && !(confidenceSaid && kind === 'unsure'))
    .map(({ kind, words, reason }) => (
      <Chip key={kind} look="outline" title={reason}>
        {words}
      </Chip>
    ));
}
