import { useState } from 'react';
import { useConfig } from '~/api/config';
import { setConnection, useConnection } from '~/api/connection';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { AssistantFields } from './AssistantFields';
import { ConnectionFields } from './ConnectionFields';
import { draftOf, patchOf, wrongWith, type Draft } from './draft';
import { FixedConnection } from './FixedConnection';
import { ReadingSettings } from './ReadingSettings';
import css from './SettingsDialog.module.css';

interface SettingsDialogProps {
  open: boolean;
  onClose: () => void;
}

/** The server this page talks to, and how this reader likes to read. What is read by changes at once; the rest on Save. */
export function SettingsDialog({ open, onClose }: SettingsDialogProps) {
  const connection = useConnection();
  const { mode } = useConfig();
  const [draft, setDraft] = useState<Draft>(() => draftOf(connection));
  const [tried, setTried] = useState(false);
  const change = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const wrong = wrongWith(draft);
  const shown = tried ? wrong : {};
  const save = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    setConnection(patchOf(draft, connection));
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Settings"
      width="normal"
      backdropCloses={false}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" kind="primary">
            Save
          </Button>
        </>
      }
    >
      <section className={css.part} aria-labelledby="settings-connection">
        <h3 id="settings-connection">Connection</h3>
        {mode === 'direct' ? (
          <ConnectionFields draft={draft} change={change} wrong={shown} />
        ) : (
          <FixedConnection mode={mode} />
        )}
        <AssistantFields draft={draft} change={change} wrong={shown} />
      </section>
      <section className={css.part} aria-labelledby="settings-reading">
        <h3 id="settings-reading">Reading</h3>
        <ReadingSettings />
      </section>
    </Dialog>
  );
}
