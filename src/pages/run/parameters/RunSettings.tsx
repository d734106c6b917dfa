import type { Setting } from '~/model/run/settings';
import { Chip } from '~/ui/Chip';
import { ParameterRow } from './ParameterRow';
import css from './Parameters.module.css';

/** What is said in place of a setting's value; null where it has one. */
export const settingAbsence = ({ state }: Setting): string | null =>
  state === 'not-set' ? 'Not set' : state === 'not-given-back' ? 'Not given back by the API' : null;

/** Settings of the run under a heading, with “Not set” and “Not given back by the API” told apart. */
export function RunSettings({ heading, settings }: { heading: string; settings: readonly Setting[] }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>{heading}</h2>
      {settings.map((setting) => (
        <ParameterRow
          key={setting.key}
          name={setting.key}
          value={setting.value}
          absent={settingAbsence(setting)}
          wide={setting.kind === 'prompt' && setting.state === 'set'}
          mark={setting.source === 'agent' ? <Chip look="outline">of the agent</Chip> : null}
        />
      ))}
    </section>
  );
}
