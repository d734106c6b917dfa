import { normalizeTokens, Prism } from 'prism-react-renderer';
import { bash, powershell } from './grammars';

/** What the colours tell apart. `plain` has none. */
type CodeTokenKind = 'plain' | 'key' | 'str' | 'num' | 'lit' | 'fn' | 'com';

export interface CodeToken {
  kind: CodeTokenKind;
  text: string;
}

const KINDS: Record<string, CodeTokenKind> = {
  comment: 'com',
  string: 'str',
  'triple-quoted-string': 'str',
  'template-string': 'str',
  char: 'str',
  regex: 'str',
  number: 'num',
  keyword: 'lit',
  boolean: 'lit',
  null: 'lit',
  function: 'fn',
  'class-name': 'fn',
  call: 'fn',
  property: 'key',
  variable: 'key',
  parameter: 'key',
};

Prism.languages['bash'] = bash;
Prism.languages['powershell'] = powershell;
// Prism colours the names of Python functions where they are defined; where they are called they read the same.
Prism.languages.insertBefore('python', 'builtin', { call: /\b[a-z_]\w*(?=\s*\()/i });

/**
 * The coloured parts of each line. Joined, a line is the text's own. An unknown language gives plain lines.
 * The whole text is read at once: a string or comment may reach over many lines.
 */
export function highlight(code: string, language: string): CodeToken[][] {
  const grammar = Prism.languages[language];
  if (!grammar) return code.split('\n').map((text) => [{ kind: 'plain', text }]);
  return normalizeTokens(Prism.tokenize(code, grammar)).map((line) =>
    line.map(({ types, content, empty }) => ({ kind: kindOf(types), text: empty ? '' : content })),
  );
}

/** The innermost type that has a colour. */
function kindOf(types: readonly string[]): CodeTokenKind {
  const type = types.findLast((name) => name in KINDS);
  return (type && KINDS[type]) || 'plain';
}
