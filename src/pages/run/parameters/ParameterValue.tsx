import { isExactNumber } from '~/json';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import { LongText } from '~/ui/LongText';
import { webAddress } from '~/ui/webAddress';
import { jsonNotice } from '../workspace/jsonNotices';
import css from './Parameters.module.css';

/** A JSON value this short stands on one line. */
const INLINE = 80;

/** Any value of a parameter: text, number, flag, address, or JSON in its viewer. */
export function ParameterValue({ value, name = 'value' }: { value: unknown; name?: string }) {
  if (value === null || value === undefined) return <span className={css.absent}>null</span>;
  if (typeof value === 'boolean' || typeof value === 'number') return <span>{String(value)}</span>;
  if (isExactNumber(value)) return <span>{value.source}</span>;
  if (typeof value === 'string') {
    if (value === '') return <span className={css.absent}>empty text</span>;
    const address = /^https?:\/\/\S+$/i.test(value) ? webAddress(value) : null;
    if (address)
      return (
        <a className={css.text} href={address} target="_blank" rel="noreferrer noopener">
          {value}
        </a>
      );
    return (
      <span className={css.text} dir="auto">
        <LongText lines={8}>{value}</LongText>
      </span>
    );
  }
  const text = shortJson(value);
  if (text !== null) return <code className={css.inline}>{text}</code>;
  return <JsonViewer value={value} name={`${name}.json`} maxRows={10} notices={jsonNotice} />;
}

function shortJson(value: object): string | null {
  if (Object.keys(value).length > 8) return null;
  try {
    const text = JSON.stringify(value);
    return text.length <= INLINE ? text : null;
  } catch {
    // Nested deeper than the engine follows: the viewer does.
    return null;
  }
}
