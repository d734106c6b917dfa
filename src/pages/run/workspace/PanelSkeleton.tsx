import { Loading } from '~/ui/Skeleton';

/** A panel in its final size while its code or answer is on its way. */
export const PanelSkeleton = () => <Loading label="Loading the tab" rows={6} />;
