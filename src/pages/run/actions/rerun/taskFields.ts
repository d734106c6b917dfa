import type { Field } from './field';
import { commonSettings, settingMaker, type SettingSource } from './settingFields';

const ENGINES = [
  { value: '', label: 'skyvern-1.0' },
  ...['skyvern-2.0', 'skyvern-3.0', 'openai-cua', 'anthropic-cua', 'ui-tars', 'yutori-navigator'].map(
    (value) => ({
      value,
      label: value,
    }),
  ),
];

/** The only engine that takes a profile or a fresh browser. */
const PLANNER = 'skyvern-2.0';

/** What a task is told to do. */
export function taskFields(source: SettingSource): Field[] {
  const setting = settingMaker(source);
  return [
    setting('prompt', 'Prompt', 'prose', { needed: 'Enter what the agent is to do.' }),
    setting('url', 'URL', 'address', { placeholder: 'https://' }),
    setting('engine', 'Engine', 'choice', { choices: ENGINES }),
    setting('max_steps', 'Max steps', 'count'),
    setting('data_extraction_schema', 'Data schema', 'json'),
    setting('error_code_mapping', 'Error codes', 'texts', {
      placeholder: '{"OUT_OF_STOCK": "The product is not available"}',
    }),
  ];
}

/** The settings of a task in reading order. */
export function taskSettings(source: SettingSource): Field[] {
  const setting = settingMaker(source);
  const common = commonSettings(source);
  return [
    common.proxy,
    common.webhook,
    common.headers,
    common.session,
    common.profile,
    common.scrolls,
    setting('title', 'Title', 'text'),
    ...common.totp,
    common.fresh,
    ...common.remote,
    setting('model', 'Model', 'object'),
  ];
}

/** The engine that a value of the form stands for. */
export const plans = (engine: unknown): boolean => engine === PLANNER;
