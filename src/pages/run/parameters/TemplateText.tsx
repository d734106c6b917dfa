import { isTemplate, templateParts } from '~/model/run/templateParts';
import { ParameterValue } from './ParameterValue';
import css from './Parameters.module.css';

/** A prompt with its `{{ templates }}` marked and, where one reading is certain, the values that stood in for them. */
export function TemplateText({ template, rendered }: { template: string; rendered: string | null }) {
  if (!isTemplate(template)) return <ParameterValue value={rendered ?? template} />;
  const parts = templateParts(template, rendered);
  const certain = parts.some((part) => part.kind === 'value' && part.value !== null);
  return (
    <div className={css.text} dir="auto">
      {parts.map((part, at) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span key={at} className={css.placeholder}>
            <code>{part.placeholder}</code>
            {part.value !== null && <code className={css.taken}>{part.value}</code>}
          </span>
        ),
      )}
      {rendered !== null && !certain && rendered !== template && (
        <p className={css.rendered}>
          <span className={css.type}>As it ran</span> {rendered}
        </p>
      )}
    </div>
  );
}
