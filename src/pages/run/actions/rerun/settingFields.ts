import { makeField, type Field } from './field';
import { whyEmpty, type Omissions } from '../omissions';
import type { ValueType } from './typedValue';

/** What fields of settings are made from. */
export interface SettingSource {
  /** The body that would start the run again as it was. */
  body: Readonly<Record<string, unknown>>;
  omissions: Omissions;
  /** Names of headers that the server gives back masked. */
  maskedHeaders: readonly string[];
}

type Extra = Partial<Pick<Field, 'hint' | 'placeholder' | 'choices' | 'needed' | 'maskedNames'>>;

/** Makes fields of the body's own keys, with the reason where the API does not give a value back. */
export function settingMaker({ body, omissions }: SettingSource) {
  return (key: string, label: string, type: ValueType, extra: Extra = {}): Field =>
    makeField({
      path: [key],
      label,
      type,
      original: body[key],
      ...extra,
      hint: extra.hint ?? whyEmpty(omissions, key),
    });
}

const FLAG = (unset: string) => [
  { value: '', label: unset },
  { value: 'true', label: 'On' },
  { value: 'false', label: 'Off' },
];

/** A flag that is off unless it is said. */
const YES = [
  { value: '', label: 'No' },
  { value: 'true', label: 'Yes' },
];

/** Settings that runs of agents and of tasks share. */
export function commonSettings(source: SettingSource) {
  const setting = settingMaker(source);
  const { omissions, maskedHeaders } = source;
  const maskedExtra = [...omissions.keys()]
    .filter((name) => name.startsWith('extra_http_headers.'))
    .map((name) => name.slice('extra_http_headers.'.length));
  return {
    proxy: setting('proxy_location', 'Proxy location', 'proxy'),
    webhook: setting('webhook_url', 'Webhook URL', 'address', { placeholder: 'https://' }),
    headers: setting('extra_http_headers', 'Extra HTTP headers', 'headers', {
      maskedNames: maskedExtra,
      ...(maskedExtra.length > 0 && {
        hint: `The API gives ${maskedExtra.join(', ')} back masked: left out unless entered again.`,
      }),
    }),
    session: setting('browser_session_id', 'Browser session', 'id', { placeholder: 'pbs_' }),
    profile: setting('browser_profile_id', 'Browser profile', 'id', { placeholder: 'bp_' }),
    fresh: setting('start_fresh_browser', 'Start with a fresh browser', 'flag', { choices: YES }),
    scrolls: setting('max_screenshot_scrolls', 'Max screenshot scrolls', 'natural'),
    totp: [
      setting('totp_identifier', 'TOTP identifier', 'text'),
      setting('totp_url', 'TOTP URL', 'address', { placeholder: 'https://' }),
    ],
    remote: [
      setting('browser_address', 'Browser address', 'text'),
      setting('cdp_connect_headers', 'CDP connect headers', 'headers', {
        maskedNames: maskedHeaders,
        ...(maskedHeaders.length > 0 && {
          hint: 'The API gives their values back masked: left out unless entered again.',
        }),
      }),
    ],
  };
}

/** The settings of an agent's run in reading order. `agents`: what the agent itself says, for what the run leaves to it. */
export function agentSettings(
  source: SettingSource,
  agents: { runWith: string | null; aiFallback: unknown },
): Field[] {
  const setting = settingMaker(source);
  const common = commonSettings(source);
  const fallback =
    typeof agents.aiFallback === 'boolean'
      ? `The agent’s own (${agents.aiFallback ? 'on' : 'off'})`
      : 'The agent’s own';
  return [
    common.proxy,
    common.webhook,
    common.headers,
    common.session,
    common.profile,
    setting('max_elapsed_time_minutes', 'Time limit (minutes)', 'count'),
    setting('run_with', 'Run with', 'choice', {
      choices: [
        { value: '', label: agents.runWith ? `The agent’s own (${agents.runWith})` : 'The agent’s own' },
        { value: 'agent', label: 'Agent' },
        { value: 'code', label: 'Code' },
      ],
    }),
    setting('ai_fallback', 'AI fallback', 'flag', { choices: FLAG(fallback) }),
    makeField({
      path: [MAX_STEPS_HEADER],
      label: 'Max steps',
      type: 'count',
      original: undefined,
      hint: whyEmpty(source.omissions, `the header ${MAX_STEPS_HEADER}`),
    }),
    common.scrolls,
    ...common.totp,
    setting('browser_type', 'Browser type', 'choice', {
      choices: ['', 'msedge', 'chrome', 'stealth-chromium'].map((value) => ({
        value,
        label: value || 'The server’s own',
      })),
    }),
    common.fresh,
    ...common.remote,
    setting('run_metadata', 'Run metadata', 'labels'),
  ];
}

/** The limit of steps of an agent's run goes in a header, not in the body. */
export const MAX_STEPS_HEADER = 'x-max-steps-override';
