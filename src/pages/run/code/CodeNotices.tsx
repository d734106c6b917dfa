import { blocksWithCode } from '~/model/code/assemble';
import { Notice } from '~/ui/Notice';
import { useRunData } from '../workspace/RunContext';
import type { RunCode } from './useRunCode';

/** What a reader must know before reading the code: it is not whole yet. */
export function CodeNotices({ code }: { code: RunCode }) {
  const { final } = useRunData();
  const { script } = code;
  if (final || !code.isOfThisRun || !script || script.main_script) return null;
  const count = blocksWithCode(script);
  return (
    <Notice role="status" tone="run" icon="loader-circle" spin title="Being written.">
      {`${count} ${count === 1 ? 'block has' : 'blocks have'} code so far. The page updates by itself.`}
    </Notice>
  );
}
