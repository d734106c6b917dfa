import { useCallback, useState } from 'react';
import { StreamPicture } from './StreamPicture';
import { useLiveSource } from './useLiveSource';
import { VncPicture } from './VncPicture';

/** The browser as the server shows it: by pictures, or by the shared screen of its session and then by pictures. */
export function LivePicture() {
  const [sharedScreen, setSharedScreen] = useState(false);
  const [without, setWithout] = useState<string | null>(null);
  const live = useLiveSource(sharedScreen);
  const source = live?.source ?? null;
  const screenPath = source?.kind === 'vnc' ? source.path : null;
  const onSharedScreen = useCallback(() => setSharedScreen(true), []);
  const onUnavailable = useCallback(() => setWithout(screenPath), [screenPath]);
  if (source?.kind === 'vnc' && source.path !== without)
    return <VncPicture key={source.path} source={source} onUnavailable={onUnavailable} />;
  const pictures = source?.kind === 'vnc' ? source.instead : source;
  return <StreamPicture source={pictures} target={live?.target ?? null} onSharedScreen={onSharedScreen} />;
}
