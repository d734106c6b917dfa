import { useState } from 'react';
import { Button } from '~/ui/Button';
import type { FieldFrame } from '~/ui/Field';
import { formatBytes } from '~/ui/format';
import { TextArea } from '~/ui/TextArea';
import css from './Fields.module.css';

/** Characters from which on a text is not put into a field unasked: laying it out takes seconds. */
export const TOO_LARGE = 200_000;

/** How much of it is shown. */
const SHOWN = 2_000;

interface LargeTextProps {
  frame: FieldFrame;
  text: string;
  onChange: (text: string) => void;
}

/** A very large value: its beginning, and the whole of it once it is to be edited. */
export function LargeText({ frame, text, onChange }: LargeTextProps) {
  const [editing, setEditing] = useState(false);
  if (editing) return <TextArea {...frame} mono rows={12} value={text} onChange={onChange} />;
  return (
    <div className={css.stack}>
      <TextArea
        {...frame}
        hint={
          text.length > SHOWN
            ? `The beginning of ${formatBytes(new Blob([text]).size)}. It is sent whole.`
            : frame.hint
        }
        mono
        readOnly
        rows={5}
        value={text.slice(0, SHOWN)}
        onChange={() => undefined}
      />
      <div className={css.row}>
        <Button
          size="small"
          icon="square-pen"
          aria-label={`Edit all of it: ${frame.label}`}
          onClick={() => setEditing(true)}
        >
          Edit all of it
        </Button>
        <FromFile label={frame.label} onText={onChange} />
      </div>
    </div>
  );
}

/** Replaces the value with what a file holds: large values are rarely typed. */
function FromFile({ label, onText }: { label: string; onText: (text: string) => void }) {
  const choose = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.txt,application/json,text/plain';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) void file.text().then(onText);
    });
    input.click();
  };
  return (
    <Button size="small" icon="file-up" aria-label={`Replace with a file… ${label}`} onClick={choose}>
      Replace with a file…
    </Button>
  );
}
