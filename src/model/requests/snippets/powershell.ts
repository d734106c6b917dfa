import type { PlainRequest } from '../snippet';

/** PowerShell ends a single-quoted text at typographic quotes too; each is written twice to stand for itself. */
const quote = (text: string): string => `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;

/**
 * The body stands in a here-string, which changes nothing and ends only at a line that begins with `'@`: no line of
 * indented JSON does. It is sent as UTF-8 bytes, because Windows PowerShell would send a text as Latin-1.
 */
export function powershell({ method, url, headers, body }: PlainRequest): string {
  const named = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  const lines = [
    '$headers = @{',
    ...named.map(([name, value]) => `  ${quote(name)} = ${quote(value)}`),
    '}',
    ...(body === null ? [] : ['', "$body = @'", body, "'@"]),
    '',
    `Invoke-RestMethod -Method ${method} -Uri ${quote(url)} -Headers $headers` +
      (body === null
        ? ''
        : ` -ContentType 'application/json; charset=utf-8' -Body ([System.Text.Encoding]::UTF8.GetBytes($body))`),
  ];
  return lines.join('\n');
}
