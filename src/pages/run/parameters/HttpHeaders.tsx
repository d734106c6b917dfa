import type { Setting } from '~/model/run/settings';
import { ParameterRow } from './ParameterRow';
import { settingAbsence } from './RunSettings';
import css from './Parameters.module.css';

/** The headers that the run's browser sent and those for its connection, one row each. */
export function HttpHeaders({ settings }: { settings: readonly Setting[] }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>HTTP headers</h2>
      {settings.map((setting) => (
        <HeaderRows key={setting.key} setting={setting} />
      ))}
    </section>
  );
}

function HeaderRows({ setting }: { setting: Setting }) {
  const { key, value, maskedByServer } = setting;
  const headers = Object.entries(value && typeof value === 'object' ? value : {});
  const count = headers.length === 1 ? '1 header' : `${headers.length} headers`;
  return (
    <div>
      <ParameterRow
        name={key}
        value={value}
        absent={settingAbsence(setting) ?? (headers.length === 0 ? 'Not set' : count)}
      />
      <div className={css.inner}>
        {headers.map(([name, header]: [string, unknown]) => (
          <ParameterRow
            key={name}
            name={name}
            value={header}
            absent={maskedByServer ? 'Masked by the server' : null}
          />
        ))}
      </div>
    </div>
  );
}
