import { FactRow } from './FactRow';
import { useFacts } from './useFacts';

/** The small facts of the header, as many as fit. */
export function Facts({ atMost }: { atMost: number }) {
  return <FactRow facts={useFacts()} atMost={atMost} />;
}
