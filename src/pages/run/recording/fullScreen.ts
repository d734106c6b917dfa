/** Safari on phones lets nothing but a video fill the screen. */
interface VideoAlone extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

/** The player with its bar over the whole screen, and back; where only a video may do that, its video alone. */
export function fullScreen(frame: HTMLElement | null): void {
  if (document.fullscreenElement) return void document.exitFullscreen().catch(() => undefined);
  if (document.fullscreenEnabled) return void frame?.requestFullscreen().catch(() => undefined);
  frame?.querySelector<VideoAlone>('video')?.webkitEnterFullscreen?.();
}
