import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { mouseMessage, pagePoint, wheelMessage, type ControlMessage } from '~/api/live/controlMessages';

interface Place {
  clientX: number;
  clientY: number;
}

/** Pixels of the page that the picture shows. */
export interface PageSize {
  width: number;
  height: number;
}

const LINE_PX = 16;

/** What a wheel turned, in pixels: mice of some systems count in lines or pages. */
const wheelPixels = ({ deltaX, deltaY, deltaMode }: WheelEvent, pageHeight: number) => {
  const unit = deltaMode === 1 ? LINE_PX : deltaMode === 2 ? pageHeight : 1;
  return { deltaX: deltaX * unit, deltaY: deltaY * unit };
};

/**
 * Mouse, wheel and touch on the picture as the server takes them, in pixels of the page whatever size the picture has.
 * A drag that leaves the picture goes on at its edge, so that no button stays down. A finger that moves turns the wheel.
 */
export function usePointerControl(
  surface: RefObject<HTMLElement | null>,
  page: PageSize,
  send: (...messages: readonly ControlMessage[]) => void,
) {
  const latest = useRef({ page, send });
  useEffect(() => {
    latest.current = { page, send };
  });
  const finger = useRef<{ id: number; at: Place } | null>(null);

  const at = ({ clientX, clientY }: Place, clamp = false) => {
    const box = surface.current?.getBoundingClientRect();
    if (!box) return null;
    const place = clamp
      ? {
          clientX: Math.min(box.right, Math.max(box.left, clientX)),
          clientY: Math.min(box.bottom, Math.max(box.top, clientY)),
        }
      : { clientX, clientY };
    return pagePoint(place, box, latest.current.page);
  };

  const onMouse = (type: 'mousePressed' | 'mouseReleased') => (event: MouseEvent) => {
    event.preventDefault();
    if (event.button > 2) {
      // The side buttons would leave this page.
      if (type === 'mousePressed') send({ kind: event.button === 3 ? 'goBackEvent' : 'goForwardEvent' });
      return;
    }
    const place = at(event, type === 'mouseReleased');
    if (place) send(mouseMessage(type, event, place));
  };

  // React listens passively for the wheel, and the page around the picture must not scroll.
  useEffect(() => {
    const host = surface.current;
    if (!host) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey) return; // that zooms this page
      event.preventDefault();
      const box = host.getBoundingClientRect();
      const { page: now, send: tell } = latest.current;
      const place = pagePoint(event, box, now);
      if (!place) return;
      const { altKey, ctrlKey, metaKey, shiftKey } = event;
      tell(wheelMessage({ altKey, ctrlKey, metaKey, shiftKey, ...wheelPixels(event, now.height) }, place));
    };
    host.addEventListener('wheel', onWheel, { passive: false });
    return () => host.removeEventListener('wheel', onWheel);
  }, [surface]);

  return {
    onMouseDown: onMouse('mousePressed'),
    onMouseUp: onMouse('mouseReleased'),
    onMouseMove: (event: MouseEvent) => {
      const place = at(event, event.buttons > 0);
      if (place) send(mouseMessage('mouseMoved', event, place));
    },
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'touch') finger.current = { id: event.pointerId, at: event };
      else event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const touch = finger.current;
      const box = surface.current?.getBoundingClientRect();
      if (!touch || touch.id !== event.pointerId || !box) return;
      const scale = page.width / box.width;
      const place = at(event, true);
      const turned = {
        deltaX: (touch.at.clientX - event.clientX) * scale,
        deltaY: (touch.at.clientY - event.clientY) * scale,
      };
      if (place) send(wheelMessage({ ...NO_KEYS, ...turned }, place));
      touch.at = { clientX: event.clientX, clientY: event.clientY };
    },
    onPointerUp: () => {
      finger.current = null;
    },
    onPointerCancel: () => {
      finger.current = null;
    },
  };
}

const NO_KEYS = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
