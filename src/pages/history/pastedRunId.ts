/** The run id that a text is, without the space and quotes that copying often adds; null for any other text. */
export function pastedRunId(text: string): string | null {
  const id = text.trim().replace(/^["'`]|["'`]$/g, '');
  return /^(?:wr|tsk_v2|tsk)_\d{6,}$/.test(id) ? id : null;
}
