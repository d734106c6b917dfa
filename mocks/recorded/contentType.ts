const TYPES: Record<string, string> = {
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  har: 'application/json',
  csv: 'text/csv',
  txt: 'text/plain',
  js: 'text/javascript',
};

/** The media type that a file's name stands for; `application/octet-stream` for an unknown ending. */
export function contentTypeOf(file: string): string {
  return TYPES[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
