import { hasOwnOrder, orderedKeys } from '~/json';
import { noteOrder } from '~/json/keyOrder';
import { isSecretName } from './secretNames';

export { isSecretName };

/** What stands in the place of a secret. Its length tells nothing about the secret's. */
export const MASK = '••••••';

/** Query parameters that open something although their names do not say so. */
const SECRET_QUERY: ReadonlySet<string> = new Set([
  'code',
  'sig',
  'signature',
  'x-amz-credential',
  'x-amz-signature',
]);

/** Names of a pair `{name, value}`: HTTP headers, cookies and form fields are often written so. */
const PAIR_NAMES = ['name', 'key', 'header', 'field'] as const;

const isSecretQuery = (name: string): boolean => SECRET_QUERY.has(name.toLowerCase()) || isSecretName(name);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const maskQuery = (query: string): string =>
  query
    .split('&')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals > 0 && isSecretQuery(decoded(part.slice(0, equals)))
        ? part.slice(0, equals + 1) + MASK
        : part;
    })
    .join('&');

/** What follows `://` in an address, without its user name, password and secret query values. */
function maskAfterScheme(rest: string): string {
  const path = rest.search(/[/?#]/);
  const authority = path < 0 ? rest : rest.slice(0, path);
  const at = authority.lastIndexOf('@');
  const host = at < 0 ? authority : `${MASK}${authority.slice(at)}`;
  const tail = path < 0 ? '' : rest.slice(path);
  const mark = tail.search(/[?#]/);
  if (mark < 0) return host + tail;
  return host + tail.slice(0, mark) + tail.slice(mark).replace(/[^?#]+/g, maskQuery);
}

/**
 * An address without the secrets in it: user name and password, and values of query parameters whose names are secret
 * (tokens, keys, signatures). Everything else stays as written; a text that is no address comes back unchanged.
 */
export const maskUrl = (url: string): string =>
  url.replace(/:\/\/([^\s"'<>\\]+)/g, (_, rest: string) => `://${maskAfterScheme(rest)}`);

// Every quantifier is bounded: a hostile text of millions of characters costs no more than its length.
const JWT = /\beyJ[\w-]{5,4096}\.[\w-]{5,8192}(?:\.[\w-]{0,4096})?/g;
const SCHEME = /\b(bearer|basic)(\s{1,4})[\w+/.~=-]{6,8192}/gi;
const KNOWN_KEYS = /\b(?:sk-[\w-]{16,256}|gh[pousr]_\w{20,256}|xox[abprs]-[\w-]{10,256}|AKIA[A-Z\d]{16})\b/g;
const PEM = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,16384}?-----END [A-Z ]{0,40}PRIVATE KEY-----/g;
const HEADER =
  /(^|[\n\r"'`])((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(["'`]?[ \t]{0,4}:[ \t]{0,4}["'`]?)[^\n\r"'`]{1,8192}/gi;
const ASSIGNED =
  /(["']?)(\b[\w-]{1,64})(\1[ \t]{0,4}=[ \t]{0,4}|["']:[ \t]{0,4})(["']?)([^\s"'&,;<>)\]}]{1,4096})/g;

/**
 * A text with the secrets in it masked: tokens that look like JWTs, `Bearer …`, private keys, header lines, secrets in
 * addresses, and values assigned to a secret name (`password=…`, `"api_key": "…"`). Prose stays as it is.
 */
export function maskText(text: string): string {
  if (text.length < 6) return text;
  return maskUrl(text.replace(PEM, MASK))
    .replace(JWT, MASK)
    .replace(HEADER, `$1$2$3${MASK}`)
    .replace(SCHEME, `$1$2${MASK}`)
    .replace(KNOWN_KEYS, MASK)
    .replace(ASSIGNED, (whole, open: string, name: string, between: string, quote: string, value: string) =>
      isSecretName(name) && !value.startsWith(MASK) ? `${open}${name}${between}${quote}${MASK}` : whole,
    );
}

type Json = Record<string, unknown>;

interface Pending {
  source: unknown;
  /** Everything inside is secret, whatever its name. */
  secret: boolean;
  put: (copy: unknown) => void;
}

const isPlain = (value: unknown): value is Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** `__proto__` is a key like any other in JSON: assigned plainly it would vanish. */
const setKey = (target: Json, key: string, value: unknown) =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

function leaf(value: unknown, secret: boolean): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (secret) return value === '' ? value : MASK;
  return typeof value === 'string' ? maskText(value) : value;
}

/** The name in `{name: 'Authorization', value: '…'}`, where the value is what the name says. */
function pairName(object: Json): string | null {
  if (!Object.hasOwn(object, 'value')) return null;
  for (const key of PAIR_NAMES) {
    const name = object[key];
    if (typeof name === 'string') return name;
  }
  return null;
}

/** `key` alone names things as often as it opens them: `{key: 'total_output', parameter_type: 'output'}`. */
const namesItself = (object: Json, key: string): boolean =>
  key === 'key' && (Object.hasOwn(object, 'value') || Object.hasOwn(object, 'parameter_type'));

/**
 * A copy of any JSON value with everything secret masked: values under secret names at any depth (all that is inside
 * them too), values of `{name, value}` pairs whose name is secret, and secrets inside texts and addresses.
 *
 * `null`, `true`, `false` and the empty text stay: they hold no secret. Keys and their order stay. Objects that are no
 * plain JSON are taken as they are. Never calls itself: depth 10,000 is ordinary.
 */
export function redactDeep(value: unknown): unknown {
  let result: unknown;
  const pending: Pending[] = [{ source: value, secret: false, put: (copy) => (result = copy) }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { source, secret, put } = next;
    if (Array.isArray(source)) {
      const copy = Array.from({ length: source.length });
      put(copy);
      source.forEach((member: unknown, index) =>
        pending.push({ source: member, secret, put: (done) => (copy[index] = done) }),
      );
    } else if (isPlain(source)) {
      const copy: Json = {};
      put(copy);
      const pair = pairName(source);
      for (const [key, member] of Object.entries(source)) {
        setKey(copy, key, null);
        const inside =
          secret ||
          (isSecretName(key) && !namesItself(source, key)) ||
          (key === 'value' && pair !== null && isSecretName(pair));
        pending.push({ source: member, secret: inside, put: (done) => setKey(copy, key, done) });
      }
      if (hasOwnOrder(source)) noteOrder(copy, orderedKeys(source));
    } else put(leaf(source, secret));
  }
  return result;
}
