/** Past any end: the browser then reads the file to its last frame and learns its length. */
const FAR = 1e101;

/**
 * A WebM that was cut off in the middle says no length. Seeking past its end once makes the browser find it; the position
 * comes back to where it was. Does nothing for a file with a length.
 */
export function missingDuration(video: HTMLVideoElement): void {
  if (video.duration !== Number.POSITIVE_INFINITY) return;
  const { currentTime } = video;
  const found = () => {
    if (video.duration === Number.POSITIVE_INFINITY) return;
    video.removeEventListener('durationchange', found);
    video.currentTime = currentTime;
  };
  video.addEventListener('durationchange', found);
  video.currentTime = FAR;
}
