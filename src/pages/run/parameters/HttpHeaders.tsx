import type { Setting } from '~/model/run/settings';
import { ParameterRow } from './ParameterRow';
import { settingAbsence } from './RunSettings';
import css from './Parameters.module.css';

/** The headers that the run's browser sent and those for its connection, one row each. */
export function HttpHeaders({ settings }: { settings: readonly Setting[] }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>HTTP headers</h2>
      {settings.map((setting) => {
        const headers = Object.entries(
          setting.value && typeof setting.value === 'object' ? setting.value : {},
        );
        return (
          <div key={setting.key}>
            <ParameterRow
              name={setting.key}
              value={setting.value}
              absent={settingAbsence(setting) ?? (headers.length === 0 ? 'Not set' : `${headers.length} set`)}
            />
            {headers.map(([name, value]: [string, unknown]) => (
              <ParameterRow
                key={name}
                name={name}
                value={value}
                absent={setting.maskedByServer ? 'Masked by the server' : null}
              />
            ))}
          </div>
        );
      })}
    </section>
  );
}
