import { LiveKeys } from '../live/LiveKeys';
import { useKeptFocus } from './useKeptFocus';
import { useRunKeys } from './useRunKeys';

/** Mounts the keys and palette entries of a run's page, and keeps its focus; draws nothing. */
export function PageKeys() {
  useRunKeys();
  useKeptFocus();
  return <LiveKeys />;
}
