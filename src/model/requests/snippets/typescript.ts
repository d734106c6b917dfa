import type { PlainRequest } from '../snippet';

const quote = (text: string): string => JSON.stringify(text);

/**
 * The body as an expression. `String.raw` keeps the backslashes of the JSON's escapes and reads well, but a backtick or
 * `${` in the text would end it: such a body is put together from its lines. Never `JSON.stringify` of an object: that
 * would round large integers and lose a key named `__proto__`.
 */
function bodyExpression(body: string): string {
  if (!body.includes('`') && !body.includes('${')) return `String.raw\`${body}\``;
  const lines = body.split('\n').map((line) => `  ${quote(line)},`);
  return ['[', ...lines, '].join("\\n")'].join('\n');
}

/** For browsers, Deno, Bun and Node 18 or later: `fetch`, in a module. */
export function typescript({ method, url, headers, body }: PlainRequest): string {
  const lines = [
    ...(body === null ? [] : [`const payload = ${bodyExpression(body)};`, '']),
    `const response = await fetch(${quote(url)}, {`,
    `  method: ${quote(method)},`,
    '  headers: {',
    ...headers.map(([name, value]) => `    ${quote(name)}: ${quote(value)},`),
    '  },',
    ...(body === null ? [] : ['  body: payload,']),
    '});',
    'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);',
    'console.log(await response.json());',
  ];
  return lines.join('\n');
}
