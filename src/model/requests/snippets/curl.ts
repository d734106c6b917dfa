import type { PlainRequest } from '../snippet';

/** Between single quotes a POSIX shell changes nothing; a single quote itself has to leave them for a moment. */
const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** For sh, bash and zsh. `--data-raw`, because `--data` would read a file where the text began with `@`. */
export function curl({ method, url, headers, body }: PlainRequest): string {
  const parts = [
    `curl -X ${method} ${quote(url)}`,
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return parts.join(' \\\n  ');
}
