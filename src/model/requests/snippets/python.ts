import type { PlainRequest } from '../snippet';

/** A JSON string is a Python string: the same escapes, and everything else may stand as it is. */
const quote = (text: string): string => JSON.stringify(text);

/**
 * With the `requests` package. The body is a raw text between three quotes: JSON never holds three quotes in a row that
 * are not escaped, and a raw text keeps the backslashes of its escapes.
 */
export function python({ method, url, headers, body }: PlainRequest): string {
  const lines = [
    'import requests',
    '',
    ...(body === null ? [] : [`payload = r"""${body}"""`, '']),
    `response = requests.${method.toLowerCase()}(`,
    `    ${quote(url)},`,
    '    headers={',
    ...headers.map(([name, value]) => `        ${quote(name)}: ${quote(value)},`),
    '    },',
    ...(body === null ? [] : ['    data=payload.encode("utf-8"),']),
    ')',
    'response.raise_for_status()',
    'print(response.json())',
  ];
  return lines.join('\n');
}
