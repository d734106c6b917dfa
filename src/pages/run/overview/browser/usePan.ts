import { useEffect, type RefObject } from 'react';
import type { ZoomControl } from './useZoom';

/** One notch of a wheel. */
const STEP = 1.15;

/**
 * Ctrl (or ⌘) and the wheel change the size around the pointer; dragging moves a picture larger than its stage.
 * `width` is the picture's own width in pixels, null while there is none.
 */
export function usePan(stage: RefObject<HTMLElement | null>, zoom: ZoomControl, width: number | null): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    let from: { x: number; y: number; left: number; top: number } | null = null;
    const onWheel = (event: WheelEvent) => {
      if (!(event.ctrlKey || event.metaKey) || width === null) return;
      event.preventDefault();
      const picture = element.querySelector('img[src]:not([hidden])');
      const shown = (picture?.getBoundingClientRect().width ?? width) / width;
      zoom.by(event.deltaY < 0 ? STEP : 1 / STEP, shown || 1);
    };
    const onDown = (event: PointerEvent) => {
      const larger = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
      if (event.button !== 0 || !larger || event.pointerType === 'touch') return;
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      element.setPointerCapture(event.pointerId);
      element.dataset['panning'] = '';
    };
    const onMove = (event: PointerEvent) => {
      if (!from) return;
      element.scrollTo(from.left - (event.clientX - from.x), from.top - (event.clientY - from.y));
    };
    const onUp = () => {
      from = null;
      delete element.dataset['panning'];
    };
    // React's own wheel listeners are passive and could not keep the browser from zooming the page.
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [stage, zoom, width]);
}
