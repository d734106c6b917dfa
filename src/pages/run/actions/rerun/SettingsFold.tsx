import { useId } from 'react';
import { Icon } from '~/ui/Icon';
import type { Field } from './field';
import { FieldControl } from './FieldControl';
import css from './RerunForm.module.css';
import type { RerunForm } from './useRerunForm';

interface SettingsFoldProps {
  fields: readonly Field[];
  form: RerunForm;
  open: boolean;
  onToggle: () => void;
}

/** The settings of the run, folded to one line that says what is set. */
export function SettingsFold({ fields, form, open, onToggle }: SettingsFoldProps) {
  const id = useId();
  return (
    <section className={css.settings} aria-label="Run settings">
      <button type="button" className={css.fold} aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        <span className={css.foldTitle}>Run settings</span>
        {!open && <span className={css.foldSummary}>{summaryOf(form.values)}</span>}
      </button>
      {open && (
        <div id={id} className={css.fields}>
          {fields.map((field) => (
            <FieldControl key={field.id} field={field} form={form} />
          ))}
        </div>
      )}
    </section>
  );
}

/** What is set, for the folded line: no value that may be a secret. */
export function summaryOf(values: ReadonlyMap<string, unknown>): string {
  const has = (id: string) => values.get(id) !== undefined && values.get(id) !== '';
  const text = (id: string) => {
    const value = values.get(id);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : 'of your own';
  };
  const headers = Object.keys((values.get('extra_http_headers') as object | undefined) ?? {}).length;
  const parts = [
    has('proxy_location') && `proxy ${text('proxy_location')}`,
    has('run_with') && `run with ${text('run_with')}`,
    has('max_elapsed_time_minutes') && `at most ${text('max_elapsed_time_minutes')} minutes`,
    has('webhook_url') && 'webhook set',
    headers > 0 && (headers === 1 ? '1 header' : `${headers} headers`),
    has('browser_profile_id') && 'profile set',
    has('browser_session_id') && 'session set',
  ];
  return parts.filter(Boolean).join(' · ') || 'nothing set';
}
