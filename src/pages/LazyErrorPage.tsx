import { lazy, Suspense, type ComponentProps } from 'react';
import type { ErrorPage } from './ErrorPage';
import { loadPart } from '~/ui/loadPart';

const Page = lazy(loadPart(async () => ({ default: (await import('./ErrorPage')).ErrorPage })));

/** The page that says what went wrong, loaded when something did. */
export function LazyErrorPage(props: ComponentProps<typeof ErrorPage>) {
  return (
    <Suspense fallback={null}>
      <Page {...props} />
    </Suspense>
  );
}
