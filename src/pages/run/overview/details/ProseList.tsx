import type { Prose } from '~/model/details';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { Chip } from '~/ui/Chip';
import { CopyButton } from '~/ui/CopyButton';
import { LongText } from '~/ui/LongText';
import css from './Details.module.css';

/** How many lines of a text stand before it folds. */
const LINES = 8;

/** The texts of an item, each under its label, whole or unfolding. */
export function ProseList({ prose }: { prose: readonly Prose[] }) {
  if (prose.length === 0) return <p className={css.none}>The server recorded no text for this item.</p>;
  return (
    <>
      {prose.map(({ label, text, tone, line, template }, at) => (
        <section key={`${label} ${at}`} className={css.text} data-tone={tone}>
          <h3 className={css.key}>
            {label}
            {template && <Chip look="plain">template</Chip>}
            <span className={css.copy}>
              <CopyButton
                kind="quiet"
                size="small"
                iconOnly
                label={`Copy ${label.toLowerCase()}`}
                text={text}
              />
            </span>
          </h3>
          {tone === 'code' ? (
            <CodeViewer
              code={text}
              language="python"
              label={label}
              toolbar="none"
              maxRows={12}
              highlight={line ? { from: line, to: line } : null}
            />
          ) : (
            <div dir="auto">
              <LongText lines={LINES}>{text}</LongText>
            </div>
          )}
        </section>
      ))}
    </>
  );
}
