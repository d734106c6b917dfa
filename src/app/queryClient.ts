import { createQueryClient } from '~/api/queryClient';

/** The page's one cache of server answers. */
export const queryClient = createQueryClient();
