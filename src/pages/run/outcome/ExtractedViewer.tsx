import type { ComponentProps } from 'react';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { jsonNotice } from '../workspace/jsonNotices';

export type ViewerProps = Omit<ComponentProps<typeof JsonViewer>, 'notices'> & { maxRows: number };

/** The extracted JSON, with the server's truncation marks as notices. */
export function ExtractedViewer(props: ViewerProps) {
  return <JsonViewer {...props} notices={jsonNotice} />;
}
