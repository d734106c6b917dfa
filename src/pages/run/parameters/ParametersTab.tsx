import { useMemo } from 'react';
import { stringifyExact } from '~/json';
import { inputParameters } from '~/model/run/inputParameters';
import { runSettings } from '~/model/run/settings';
import { redactDeep } from '~/model/redact';
import { CopyButton } from '~/ui/CopyButton';
import { TabControls } from '../workspace/TabControls';
import { useRunData } from '../workspace/RunContext';
import { BlockConfiguration } from './BlockConfiguration';
import { HttpHeaders } from './HttpHeaders';
import { InputParameters } from './InputParameters';
import { RunSettings } from './RunSettings';
import css from './Parameters.module.css';

/** The configuration that produced this run: the selected block's first, then inputs, settings and headers. */
export function ParametersTab() {
  const { run, rich, taskV1, taskV2, agent } = useRunData();
  const inputs = useMemo(() => inputParameters(run, rich, agent), [run, rich, agent]);
  const settings = useMemo(
    () => runSettings(run, { rich, taskV1, taskV2, agent }),
    [run, rich, taskV1, taskV2, agent],
  );
  /** Everything as JSON; secret values are masked in copies as they are on screen. */
  const all = () =>
    stringifyExact(
      redactDeep({
        parameters: Object.fromEntries(inputs.map((input) => [input.key, input.value ?? null])),
        settings: Object.fromEntries(
          settings.filter(({ state }) => state === 'set').map(({ key, value }) => [key, value]),
        ),
      }),
      2,
    );
  return (
    <div className={css.tab}>
      <TabControls>
        <CopyButton kind="quiet" size="small" label="Copy all" text={all} />
      </TabControls>
      <BlockConfiguration />
      <InputParameters inputs={inputs} />
      <RunSettings settings={settings.filter(({ kind }) => kind !== 'headers')} />
      <HttpHeaders settings={settings.filter(({ kind }) => kind === 'headers')} />
    </div>
  );
}
