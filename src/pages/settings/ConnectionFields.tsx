import { Checkbox } from '~/ui/Checkbox';
import { TextField } from '~/ui/TextField';
import type { Draft } from './draft';
import { KeyField } from './KeyField';
import { TestConnection } from './TestConnection';

export interface FieldsProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  /** What must be entered otherwise, by field. */
  wrong: Partial<Record<keyof Draft, string>>;
}

/** Server and key, where the reader is the one who names them. */
export function ConnectionFields({ draft, change, wrong }: FieldsProps) {
  return (
    <>
      <TextField
        label="Server"
        mono
        type="url"
        placeholder="http://localhost:8000"
        value={draft.apiBase}
        onChange={(apiBase) => change({ apiBase })}
        error={wrong.apiBase}
      />
      <div>
        <KeyField label="API key" value={draft.apiKey} onChange={(apiKey) => change({ apiKey })} />
        <Checkbox
          label="Remember on this computer. Otherwise the key is forgotten when this tab closes."
          checked={draft.remember}
          onChange={(remember) => change({ remember })}
        />
      </div>
      <TestConnection apiBase={draft.apiBase} apiKey={draft.apiKey.trim() || null} />
    </>
  );
}
