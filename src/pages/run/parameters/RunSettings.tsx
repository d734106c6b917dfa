import type { Setting } from '~/model/run/settings';
import { Chip } from '~/ui/Chip';
import { ParameterRow } from './ParameterRow';
import css from './Parameters.module.css';

/** What is said in place of a setting's value; null where it has one. */
export const settingAbsence = ({ state }: Setting): string | null =>
  state === 'not-set' ? 'Not set' : state === 'not-given-back' ? 'Not given back by the API' : null;

/** Every setting the run had, with “Not set” and “Not given back by the API” told apart. */
export function RunSettings({ settings }: { settings: readonly Setting[] }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>Run settings</h2>
      {settings.map((setting) => (
        <ParameterRow
          key={setting.key}
          name={setting.key}
          value={setting.value}
          absent={settingAbsence(setting)}
          mark={setting.source === 'agent' ? <Chip look="outline">of the agent</Chip> : null}
        />
      ))}
    </section>
  );
}
