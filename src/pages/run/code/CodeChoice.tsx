import { Select } from '~/ui/Select';
import { CacheKeySearch } from './CacheKeySearch';
import css from './Code.module.css';
import type { RunCode } from './useRunCode';
import { VersionMenu } from './VersionMenu';

/** Stands for the code of this run where its cache key is not known. */
const THIS_RUN = '\u0000this run';

/** Which of the agent's code is shown: by the value of its cache key, then by version. */
export function CodeChoice({ code }: { code: RunCode }) {
  const { choices, ofRun, value, valuesInAll } = code;
  const options = choices.map((choice) => ({
    value: choice.value,
    label: `${choice.value || 'No value'}${choice.value === ofRun ? ' · this run' : ''}${choice.isPending ? ' · being written' : ''}`,
  }));
  return (
    <div className={css.choice}>
      <span className={css.choiceName} aria-hidden="true">
        Cache Key
      </span>
      <div className={css.key}>
        <Select
          label="Cache Key"
          showLabel={false}
          size="sheet"
          mono
          options={ofRun === null ? [{ value: THIS_RUN, label: 'This run' }, ...options] : options}
          value={value ?? THIS_RUN}
          onChange={(chosen) => code.chooseValue(chosen === THIS_RUN ? null : chosen)}
        />
      </div>
      {valuesInAll !== null && <CacheKeySearch code={code} inAll={valuesInAll} />}
      <VersionMenu code={code} />
    </div>
  );
}
