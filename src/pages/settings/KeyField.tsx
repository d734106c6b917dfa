import { useState } from 'react';
import { IconButton } from '~/ui/IconButton';
import { TextField } from '~/ui/TextField';
import css from './SettingsDialog.module.css';

interface KeyFieldProps {
  label: string;
  kind?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A secret: dots until the reader wants to see it. */
export function KeyField({ label, kind, value, onChange }: KeyFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className={css.key}>
      <TextField
        label={label}
        {...(kind && { kind })}
        mono
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={value}
        onChange={onChange}
      />
      <IconButton
        icon={shown ? 'eye-off' : 'eye'}
        label={shown ? `Hide ${label}` : `Reveal ${label}`}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
