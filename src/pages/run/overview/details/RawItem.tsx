import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import css from './Details.module.css';

/** The item as the server sent it. */
export function RawItem({ value, name }: { value: unknown; name: string }) {
  return (
    <div className={css.raw}>
      <JsonViewer value={value} name={name} toolbar="full" fill />
    </div>
  );
}
