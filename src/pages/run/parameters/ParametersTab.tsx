import { useMemo } from 'react';
import { stringifyExact } from '~/json';
import { redactDeep } from '~/model/redact';
import { inputParameters } from '~/model/run/inputParameters';
import { runSettings, type Setting } from '~/model/run/settings';
import { CopyButton } from '~/ui/CopyButton';
import { TabControls } from '../workspace/TabControls';
import { useRunData } from '../workspace/RunContext';
import { BlockConfiguration } from './BlockConfiguration';
import { HttpHeaders } from './HttpHeaders';
import { InputParameters } from './InputParameters';
import { RunSettings } from './RunSettings';
import css from './Parameters.module.css';

/** What a task is asked to do, as distinct from how it is run: its inputs. */
const TASK_INPUTS: ReadonlySet<string> = new Set([
  'prompt',
  'url',
  'data_extraction_goal',
  'data_extraction_schema',
  'navigation_payload',
  'complete_criterion',
  'terminate_criterion',
  'error_code_mapping',
]);

/** The configuration that produced this run: the selected block's first, then inputs, settings and headers. */
export function ParametersTab() {
  const { run, rich, taskV1, taskV2, agent } = useRunData();
  const isTask = run.run_type !== 'workflow_run';
  const inputs = useMemo(() => inputParameters(run, rich, agent), [run, rich, agent]);
  const settings = useMemo(
    () => runSettings(run, { rich, taskV1, taskV2, agent }),
    [run, rich, taskV1, taskV2, agent],
  );
  const isInput = ({ key }: Setting) => isTask && TASK_INPUTS.has(key);
  /** Everything as JSON; secret values are masked in copies as they are on screen. */
  const all = () =>
    stringifyExact(
      redactDeep({
        parameters: isTask
          ? set(settings.filter(isInput))
          : Object.fromEntries(inputs.map((input) => [input.key, input.value ?? null])),
        settings: set(settings.filter((setting) => !isInput(setting))),
      }),
      2,
    );
  return (
    <div className={css.tab}>
      <TabControls>
        <CopyButton kind="quiet" size="small" label="Copy all" text={all} />
      </TabControls>
      <BlockConfiguration />
      {isTask ? (
        <RunSettings heading="Agent input parameters" settings={settings.filter(isInput)} />
      ) : (
        <InputParameters inputs={inputs} />
      )}
      <RunSettings
        heading="Run settings"
        settings={settings.filter((setting) => setting.kind !== 'headers' && !isInput(setting))}
      />
      <HttpHeaders settings={settings.filter(({ kind }) => kind === 'headers')} />
    </div>
  );
}

const set = (settings: readonly Setting[]): Record<string, unknown> =>
  Object.fromEntries(settings.filter(({ state }) => state === 'set').map(({ key, value }) => [key, value]));
