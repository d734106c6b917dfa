import type { ReactNode } from 'react';
import { isTemplate } from '~/model/run/templateParts';
import type { ConfigRow } from '~/model/timeline/blockConfiguration';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { InThisRun } from './InThisRun';
import { ParameterRow } from './ParameterRow';
import { ParameterValue } from './ParameterValue';
import { namesSecret, TemplateText } from './TemplateText';
import css from './Parameters.module.css';

const CODE_ROWS = 16;
const ABSENT: Readonly<Record<ConfigRow['state'], string | null>> = {
  set: null,
  'not-set': 'Not set',
  'not-given-back': 'Not given back by the API',
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/**
 * One setting of a block: as the agent defines it and, where that is a template or the name of a parameter, with what it
 * came to in this run.
 */
export function ConfigurationRow({ row }: { row: ConfigRow }) {
  const { key, words, kind, defined, ran, ranIsTemplate, state } = row;
  const came = ranIsTemplate ? undefined : (ran ?? undefined);
  // A text that came to something else is a template, or names what it came to.
  const stands = isText(defined) && (isTemplate(defined) || (came !== undefined && typeof came !== 'string'));
  const draw = (shown: unknown, beside: unknown, revealed: boolean): ReactNode => {
    if (!isText(shown)) return <ParameterValue value={shown} name={key} />;
    if (kind === 'code')
      return <CodeViewer code={shown} language="python" label={words} toolbar="none" maxRows={CODE_ROWS} />;
    if (isTemplate(shown) && (isText(beside) || beside === undefined))
      return <TemplateText template={shown} rendered={isText(beside) ? beside : null} revealed={revealed} />;
    return (
      <>
        <span className={css.text}>{shown}</span>
        {beside !== undefined && <InThisRun value={beside} name={key} />}
      </>
    );
  };
  return (
    <ParameterRow
      name={key}
      value={stands ? defined : (ran ?? defined)}
      beside={stands ? came : undefined}
      secret={isText(defined) && isText(came) && namesSecret(defined)}
      absent={ABSENT[state]}
      wide={state === 'set' && (kind === 'prompt' || kind === 'code')}
    >
      {kind === 'code' || stands ? draw : undefined}
    </ParameterRow>
  );
}
