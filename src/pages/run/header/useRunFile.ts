import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';

/** Saves the run as the server says it, as a JSON file; a message says when that failed. */
export function useRunFile(): () => void {
  const { run, askedId } = useRunData();
  const toast = useToast();
  return () =>
    void import('./downloadRunJson')
      .then(({ downloadRunJson }) => downloadRunJson(askedId, run.run_id))
      .catch(() => toast({ tone: 'bad', text: 'The run could not be downloaded' }));
}
