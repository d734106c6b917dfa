import { useEffect } from 'react';
import { onMissingPart } from '~/ui/loadPart';
import { useToast } from '~/ui/Toasts';

/** Says that a part of the page's code did not come and that loading the page anew may help; draws nothing. */
export function MissingCode() {
  const toast = useToast();
  useEffect(
    () =>
      onMissingPart(() =>
        toast({
          text: 'Part of this page did not load. It may have been updated meanwhile.',
          tone: 'bad',
          action: { label: 'Reload the page', onSelect: () => location.reload() },
        }),
      ),
    [toast],
  );
  return null;
}
