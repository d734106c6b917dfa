import { Skeleton } from '~/ui/Skeleton';
import css from './Workspace.module.css';

/** The run page in its final size while the first answer is on its way. */
export function RunSkeleton() {
  return (
    <main className={css.page} aria-busy="true" aria-label="Loading the run">
      <Skeleton shape="header" />
    </main>
  );
}
