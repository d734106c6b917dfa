import type { FieldFrame } from '~/ui/Field';
import { Select } from '~/ui/Select';
import { TextArea } from '~/ui/TextArea';
import css from './Fields.module.css';
import { PROXIES } from './proxies';

const OWN = '{';
const OPTIONS = [
  { value: '', label: 'The server’s own' },
  ...PROXIES,
  { value: OWN, label: 'A country, city or proxy of your own…' },
];

interface ProxyFieldProps {
  frame: FieldFrame;
  text: string;
  onChange: (text: string) => void;
}

/** A location that the server knows by a word, or an object that describes one. */
export function ProxyField({ frame, text, onChange }: ProxyFieldProps) {
  const own = text.trimStart().startsWith(OWN);
  const { error, ...above } = frame;
  return (
    <div className={css.stack}>
      <Select
        {...above}
        error={own ? null : error}
        options={OPTIONS}
        value={own ? OWN : text}
        onChange={(chosen) => onChange(chosen === OWN ? '{"country": "DE"}' : chosen)}
      />
      {own && (
        <TextArea
          label="Location of your own"
          hint="A country with, if need be, a subdivision and a city; or the url of a proxy."
          error={error}
          mono
          rows={1}
          value={text}
          // An empty text would be the choice of the server's own location, and this field would be gone.
          onChange={(typed) =>
            onChange(typed.trimStart().startsWith(OWN) ? typed : `${OWN}${typed.trimStart()}`)
          }
        />
      )}
    </div>
  );
}
