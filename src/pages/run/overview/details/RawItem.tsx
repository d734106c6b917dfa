import { useSentItem } from '~/api/sentItem';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { Loading } from '~/ui/Skeleton';
import { jsonNotice } from '../../workspace/jsonNotices';
import { useRunData } from '../../workspace/RunContext';
import css from './Details.module.css';

interface RawItemProps {
  /** The id under which the server sends the item; null where the page made the item itself. */
  sentId: string | null;
  /** What this page read of it, shown where the server's own words cannot be had. */
  read: unknown;
  nodeId: string;
}

/** The item as the server sent it. */
export function RawItem({ sentId, read, nodeId }: RawItemProps) {
  const { askedId } = useRunData();
  const sent = useSentItem(askedId, sentId === null ? null : { nodeId, sentId, read });
  if (sentId !== null && sent.isPending)
    return (
      <div className={css.raw}>
        <Loading label="Loading the JSON" />
      </div>
    );
  const item = sent.data?.item;
  return (
    <div className={css.raw}>
      <JsonViewer
        value={item === undefined ? read : item}
        name={`${nodeId}.json`}
        toolbar="full"
        fill
        notices={jsonNotice}
        banner={
          sentId !== null && item === undefined ? (
            <p className={css.none}>As this page read it: the server does not send this item any more.</p>
          ) : null
        }
      />
    </div>
  );
}
