/** Past any end: the browser then reads the file to its last frame and learns its length. */
const FAR = 1e101;

/**
 * Calls `then` once the length of a video is known, at once for a file that says it. A WebM that was cut off in the
 * middle says none: seeking past its end makes the browser find it, and the position comes back to where it was. Where
 * the browser cannot seek at all the length stays unknown.
 */
export function whenLengthIsKnown(video: HTMLVideoElement, then: () => void): void {
  if (video.duration !== Number.POSITIVE_INFINITY) return then();
  const { currentTime } = video;
  const leave = new AbortController();
  const found = () => {
    leave.abort();
    video.currentTime = currentTime;
    then();
  };
  video.addEventListener(
    'durationchange',
    () => {
      if (video.duration !== Number.POSITIVE_INFINITY) found();
    },
    { signal: leave.signal },
  );
  video.addEventListener('seeked', found, { signal: leave.signal });
  video.addEventListener('emptied', () => leave.abort(), { signal: leave.signal });
  video.currentTime = FAR;
}
