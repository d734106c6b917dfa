import { useConfig } from '~/api/config';
import { matchesHost } from '~/api/reach';
import { TextField } from '~/ui/TextField';
import type { FieldsProps } from './ConnectionFields';
import { KeyField } from './KeyField';
import css from './SettingsDialog.module.css';

/** Skyvern's own address for links, and the assistant that explains code; both are the reader's own in every mode. */
export function AssistantFields({ draft, change, wrong }: FieldsProps) {
  const { connectHosts } = useConfig();
  const url = URL.parse(draft.assistantUrl.trim());
  const closed =
    url && url.origin !== location.origin && !connectHosts.some((host) => matchesHost(url, host))
      ? `This page may not ask ${url.host}: whoever serves it adds the host to its configuration (connectHosts).`
      : null;
  return (
    <>
      <TextField
        label="Skyvern’s own address"
        kind="for Edit and agent links"
        mono
        type="url"
        placeholder="https://app.example.com"
        value={draft.appUrl}
        onChange={(appUrl) => change({ appUrl })}
        error={wrong.appUrl}
      />
      <TextField
        label="Assistant endpoint"
        kind="for AI explanations of code; OpenAI-compatible"
        mono
        type="url"
        placeholder="https://host/v1"
        value={draft.assistantUrl}
        onChange={(assistantUrl) => change({ assistantUrl })}
        error={wrong.assistantUrl}
        hint={closed}
      />
      {draft.assistantUrl.trim() !== '' && (
        <div className={css.two}>
          <TextField
            label="Model"
            mono
            value={draft.assistantModel}
            onChange={(assistantModel) => change({ assistantModel })}
            error={wrong.assistantModel}
          />
          <KeyField
            label="Assistant key"
            value={draft.assistantKey}
            onChange={(assistantKey) => change({ assistantKey })}
          />
        </div>
      )}
    </>
  );
}
