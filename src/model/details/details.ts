/** A text to be read in full, under its label. */
export interface Prose {
  label: string;
  text: string;
  /** `bad`: a failure in the server's words; `guess`: a model's guess; `code`: Python. */
  tone: 'text' | 'bad' | 'guess' | 'code';
  /** 1-based line of a code text to mark. */
  line?: number;
  /** The text holds `{{ templates }}` that the server had not rendered. */
  template?: boolean;
}

/** A short value in the key column. */
export type Fact = { label: string } & (
  | { kind: 'text'; text: string; note?: string }
  | { kind: 'mono'; text: string; note?: string }
  | { kind: 'time'; atMs: number }
  | { kind: 'duration'; ms: number; approx: boolean; note?: string }
  | { kind: 'link'; href: string }
  | { kind: 'run'; runId: string }
  | { kind: 'usd'; amount: number }
);

/** Any JSON that the item holds, shown in the viewer. */
export interface DetailValue {
  label: string;
  value: unknown;
}

/** Everything the page says of one item, grouped for reading; what the server does not say is not there. */
export interface ItemDetails {
  prose: readonly Prose[];
  facts: readonly Fact[];
  values: readonly DetailValue[];
  /** The item as the server sent it. */
  raw: unknown;
}

/** Collects details and leaves out what is null, blank or empty. */
export class DetailsBuilder {
  readonly prose: Prose[] = [];
  readonly facts: Fact[] = [];
  readonly values: DetailValue[] = [];

  text(label: string, text: string | null | undefined, tone: Prose['tone'] = 'text'): this {
    if (text?.trim())
      this.prose.push({
        label,
        text,
        tone,
        ...(tone !== 'code' && /\{\{.*?\}\}/.test(text) ? { template: true } : {}),
      });
    return this;
  }

  fact(
    label: string,
    text: string | number | null | undefined,
    kind: 'text' | 'mono' = 'text',
    note?: string | null,
  ): this {
    if (text !== null && text !== undefined && text !== '')
      this.facts.push({ label, kind, text: String(text), ...(note ? { note } : {}) });
    return this;
  }

  time(label: string, atMs: number | null): this {
    if (atMs !== null) this.facts.push({ label, kind: 'time', atMs });
    return this;
  }

  duration(label: string, ms: number | null, approx = false, note?: string): this {
    if (ms !== null) this.facts.push({ label, kind: 'duration', ms, approx, ...(note ? { note } : {}) });
    return this;
  }

  usd(label: string, amount: number | null): this {
    if (amount !== null) this.facts.push({ label, kind: 'usd', amount });
    return this;
  }

  link(label: string, href: string | null): this {
    if (href)
      this.facts.push(
        /^https?:\/\//i.test(href) ? { label, kind: 'link', href } : { label, kind: 'mono', text: href },
      );
    return this;
  }

  run(label: string, runId: unknown): this {
    if (typeof runId === 'string' && runId) this.facts.push({ label, kind: 'run', runId });
    return this;
  }

  value(label: string, value: unknown): this {
    if (!isEmpty(value)) this.values.push({ label, value });
    return this;
  }

  build(raw: unknown): ItemDetails {
    return { prose: this.prose, facts: this.facts, values: this.values, raw };
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);
