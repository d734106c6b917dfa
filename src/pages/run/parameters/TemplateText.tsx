import { isSecretName, MASK } from '~/model/redact';
import { templateParts } from '~/model/run/templateParts';
import { InThisRun } from './InThisRun';
import css from './Parameters.module.css';

interface TemplateTextProps {
  template: string;
  /** As it was rendered for this run; null where the server does not tell. */
  rendered: string | null;
  /** What secret parameters stood for is shown. */
  revealed: boolean;
}

/**
 * A prompt with its `{{ templates }}` marked and, where one reading is certain, the values that stood in for them; else
 * both texts.
 */
export function TemplateText({ template, rendered, revealed }: TemplateTextProps) {
  const parts = templateParts(template, rendered);
  const certain = parts.every((part) => part.kind === 'text' || part.value !== null);
  return (
    <>
      <div className={css.text} dir="auto">
        {parts.map((part, at) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            <span key={at} className={css.placeholder}>
              <code>{part.placeholder}</code>
              {part.value !== null && (
                <code className={css.taken}>
                  {!revealed && isSecretName(nameIn(part.placeholder)) ? MASK : part.value}
                </code>
              )}
            </span>
          ),
        )}
      </div>
      {rendered !== null && !certain && rendered !== template && (
        <InThisRun value={!revealed && namesSecret(template) ? MASK : rendered} name="rendered" />
      )}
    </>
  );
}

/** Whether a template has a place for a parameter whose name is secret. */
export const namesSecret = (template: string): boolean =>
  templateParts(template, null).some(
    (part) => part.kind === 'value' && isSecretName(nameIn(part.placeholder)),
  );

/** `portal_password` of `{{ portal_password | trim }}`. */
const nameIn = (placeholder: string): string => placeholder.replace(/^\{\{\s*|\s*(?:\|[\s\S]*)?\}\}$/g, '');
