/** Words that make a name secret wherever they stand in it: `db_password`, `x-auth-token`, `client_secret_value`. */
const SECRET_WORDS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'cookies',
  'credential',
  'credentials',
  'jwt',
  'passphrase',
  'passwd',
  'password',
  'passwords',
  'pwd',
  'secret',
  'secrets',
  'token',
  'tokens',
]);

/** The same words at the end of a word written without separators: `userpassword`, `accesstoken`, `clientsecret`. */
const SECRET_ENDINGS =
  /(?:authorization|cookies?|credentials?|passphrase|passwd|passwords?|secrets?|tokens?|(?:api|access|account|private|secret|encryption|signing|auth)keys?)$/;

/** Words that are secret only as the last one: `basic_auth` is, `auth_method` is not. */
const SECRET_LAST: ReadonlySet<string> = new Set([
  'auth',
  'bearer',
  'cvc',
  'cvv',
  'otp',
  'pin',
  'ssn',
  'totp',
]);

/** What a key is when it opens nothing: `cache_key`, `primary_key`. */
const HARMLESS_KEYS: ReadonlySet<string> = new Set([
  'bundle',
  'cache',
  'column',
  'foreign',
  'group',
  'idempotency',
  'lookup',
  'output',
  'parameter',
  'partition',
  'primary',
  'public',
  'row',
  'sort',
  'translation',
]);

/** Last words of names that speak about a secret without holding it: `token_count`, `credential_id`, `password_url`. */
const ABOUT: ReadonlySet<string> = new Set([
  'budget',
  'cost',
  'count',
  'counts',
  'enabled',
  'expiration',
  'expires',
  'expiry',
  'field',
  'id',
  'ids',
  'identifier',
  'kind',
  'label',
  'length',
  'limit',
  'name',
  'names',
  'page',
  'policy',
  'present',
  'required',
  'selector',
  'type',
  'uri',
  'url',
  'usage',
  'used',
]);

/** `max_tokens`, `prompt_tokens`: numbers of a language model's tokens. */
const COUNTED: ReadonlySet<string> = new Set([
  'cached',
  'completion',
  'input',
  'max',
  'min',
  'output',
  'prompt',
  'reasoning',
  'total',
]);

const wordsOf = (name: string): string[] =>
  name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const isKeyWord = (word: string | undefined): boolean => word === 'key' || word === 'keys';

function holdsKey(words: readonly string[]): boolean {
  const at = words.findLastIndex(isKeyWord);
  if (at < 0) return false;
  const before = words[at - 1];
  if (before !== undefined && HARMLESS_KEYS.has(before)) return false;
  // "key_findings" is a list of findings; "private_key_pem" and "access_key_id" still are the key.
  const after = words[at + 1];
  return (
    after === undefined || ['base64', 'data', 'id', 'material', 'pem', 'secret', 'value'].includes(after)
  );
}

/**
 * Whether a value of this name is to be masked: a header, a parameter, a setting or a JSON key.
 *
 * The name is read word by word (`snake_case`, `kebab-case`, `camelCase`), so `keyword`, `monkey` and `cache_key` are
 * no keys and `input_token_count` is a number of tokens. Everything about a mail server (`smtp_…`) is secret.
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return false;
  if (words[0] === 'smtp') return true;
  if (holdsKey(words)) return true;
  if (ABOUT.has(last) || (last === 'tokens' && COUNTED.has(words.at(-2) ?? ''))) return false;
  return SECRET_LAST.has(last) || words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDINGS.test(word));
}
