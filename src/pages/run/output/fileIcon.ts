import type { IconName } from '~/ui/icons';

const ICONS: Readonly<Record<string, IconName>> = {
  csv: 'sheet',
  tsv: 'sheet',
  xls: 'sheet',
  xlsx: 'sheet',
  ods: 'sheet',
  pdf: 'file-text',
  txt: 'file-text',
  doc: 'file-text',
  docx: 'file-text',
  md: 'file-text',
  json: 'braces',
  xml: 'code-xml',
  html: 'code-xml',
};

/** A picture of what kind of file an ending names. */
export const fileIcon = (extension: string | null): IconName => ICONS[extension ?? ''] ?? 'file';
