import type { PrismGrammar } from 'prism-react-renderer';

/** The shell commands that this app writes: curl, pip, export. Enough for those, not a whole shell. */
export const bash: PrismGrammar = {
  comment: { pattern: /(^|\s)#.*/, lookbehind: true },
  string: [
    { pattern: /'[^']*'/, greedy: true },
    { pattern: /"(?:\\[\s\S]|[^"\\])*"/, greedy: true },
  ],
  variable: /\$(?:\w+|\{[^}]*\})/,
  keyword: /\b(?:if|then|else|elif|fi|for|in|do|done|while|case|esac|function|export|source)\b/,
  parameter: { pattern: /(^|\s)--?[a-z][\w-]*/i, lookbehind: true },
  function: { pattern: /(^|[|;&]\s*)[a-z][\w.-]*(?=\s|$)/im, lookbehind: true },
  number: { pattern: /(^|\s)\d+(?=\s|$)/, lookbehind: true },
};

/** PowerShell as this app writes it: Invoke-RestMethod with a hashtable of headers and a here-string. */
export const powershell: PrismGrammar = {
  comment: [
    { pattern: /<#[\s\S]*?#>/, greedy: true },
    { pattern: /(^|\s)#.*/, lookbehind: true },
  ],
  string: [
    { pattern: /@'\r?\n[\s\S]*?\r?\n'@/, greedy: true },
    { pattern: /@"\r?\n[\s\S]*?\r?\n"@/, greedy: true },
    { pattern: /'(?:''|[^'])*'/, greedy: true },
    { pattern: /"(?:`[\s\S]|[^`"])*"/, greedy: true },
  ],
  boolean: /\$(?:true|false|null)\b/i,
  variable: /\$\w[\w:]*/,
  function: /\b[A-Z][a-z]+-[A-Z]\w*\b/,
  keyword: /\b(?:if|else|foreach|for|while|function|param|return|try|catch)\b/i,
  parameter: { pattern: /(^|\s)-[A-Z]\w*/, lookbehind: true },
  number: /\b\d+(?:\.\d+)?\b/,
};
