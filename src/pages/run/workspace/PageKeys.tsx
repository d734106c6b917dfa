import { LiveKeys } from '../live/LiveKeys';
import { useRunKeys } from './useRunKeys';

/** Mounts the keys and palette entries of a run's page; draws nothing. */
export function PageKeys() {
  useRunKeys();
  return <LiveKeys />;
}
