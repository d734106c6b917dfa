import { useState, type ReactNode } from 'react';
import { TabControlsSlot } from '~/pages/run/workspace/TabControls';
import { showRun } from './showRun';

function InTabRow({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setSlot} role="toolbar" aria-label="Tab row" />
      <TabControlsSlot value={slot}>{children}</TabControlsSlot>
    </>
  );
}

/** A tab of a run's page with the row that takes its controls. */
export const showTab = (runId: string, tab: ReactNode, search = '') =>
  showRun(runId, <InTabRow>{tab}</InTabRow>, search);

/** What was copied last. */
export const copied = (): Promise<string> => navigator.clipboard.readText();

interface Download {
  name: string;
  bytes: Blob;
}

/** Catches what the page saves as files: jsdom saves none. Call it before the page is shown. */
export function catchDownloads(): Download[] {
  const blobs = new Map<string, Blob>();
  const saved: Download[] = [];
  URL.createObjectURL = (blob) => {
    const address = `blob:test/${blobs.size}`;
    blobs.set(address, blob as Blob);
    return address;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    const bytes = blobs.get(this.href);
    if (bytes) saved.push({ name: this.download, bytes });
  };
  return saved;
}
