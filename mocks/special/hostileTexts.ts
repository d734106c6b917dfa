/** What pages have been broken with. Each script, if it ran, would leave `__harmed` or open a dialog. */
export const TEXTS = [
  '<script>window.__harmed = 1; alert(1)</script>',
  '<img src=x onerror="window.__harmed = 2; alert(2)">',
  '"><svg onload=alert(3)><a href="javascript:alert(4)">click</a>',
  '{{constructor.constructor("alert(5)")()}} ${alert(6)} #{7*7}',
  '\u202Eevil txet detrever\u202C \u2066isolated\u2069 zero\u200Bwidth\u200D\uFEFF',
  'مرحبا بالعالم — שלום עולם — mixed with English (1,234.50)',
  '👩‍👩‍👧‍👦👨🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301\u0327 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '\u001B[31mred\u001B[0m \u0000null\u0007bell\r\ncarriage\ttab \uD800 half a pair',
  'no-spaces-'.repeat(400),
  '__proto__',
  '</textarea></title></style><iframe srcdoc="<script>parent.__harmed = 3</script>"></iframe>',
  '[click](javascript:alert(11)) ![x](https://evil.example/pixel.png) `code` ~~~ <https://evil.example>',
  "'; DROP TABLE runs; -- $(touch /tmp/x) `id` %0d%0aSet-Cookie:a=b",
] as const;

/** Addresses that no page may ask, and that no link may open. */
export const ADDRESSES = [
  'javascript:alert(8)',
  'data:text/html,<script>alert(9)</script>',
  'http://user:pass@evil.example/%00',
  '//evil.example',
  'vbscript:msgbox(1)',
  'https://evil.example/pixel.png?expiry=9999999999&kid=k&sig=s',
  ' \u0001JaVaScRiPt:alert(12)//https://evil.example',
  'file:///etc/passwd',
  'https://[not an address',
] as const;

/** Names that every object of JavaScript has without being told. */
export const INHERITED = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
] as const;

/** Numbers as JSON may write them, each one that a count, an order or a length cannot be. */
export const NUMBERS = [
  '1e999',
  '-1e999',
  '-0',
  '-1',
  '1e-400',
  '9007199254740993',
  '1.7976931348623157e308',
  '123456789012345678901234567890',
  '0.1',
  '2147483648',
] as const;

/** Times that clocks of servers have told, and some that none could. */
export const TIMES = [
  '0001-01-01T00:00:00',
  '9999-12-31T23:59:59.999999',
  '1970-01-01T00:00:00',
  '2026-02-30T25:61:61',
  '+275760-09-13T00:00:00',
  '-271821-04-20T00:00:00Z',
  '+999999-01-01T00:00:00',
  'NaN',
  '',
] as const;

/** Texts that hold answers together or decide what they are; everything else is prose, or an address. */
const STRUCTURE =
  /(?:^|_)ids?$|_at$|^(?:type|status|engine|method|version|cache_key|cache_key_value|source|run_with|proxy_location)$|(?:^|_)type$/;
const ADDRESS = /(?:^|_)(?:urls?|uri|href|origin)$/;

type Json = Record<string, unknown>;

/** Calls back for every entry of every object and list inside, at every depth; what it gives takes the entry's place. */
export function replaceEach(value: unknown, change: (name: string, entry: unknown) => unknown): void {
  const open: { name: string; value: unknown }[] = [{ name: '', value }];
  for (let one = open.pop(); one; one = open.pop()) {
    if (typeof one.value !== 'object' || one.value === null) continue;
    const isList = Array.isArray(one.value);
    for (const [key, entry] of Object.entries(one.value)) {
      // A list's members are what the list is called.
      const name = isList ? one.name : key;
      const next = change(name, entry);
      if (next !== entry) (one.value as Json)[key] = next;
      else open.push({ name, value: entry });
    }
  }
}

/** Puts harm into every text that a person reads and into every address. Long texts, such as code, keep what they said behind it. */
export function poison(value: unknown): void {
  let texts = 0;
  let addresses = 0;
  replaceEach(value, (name, entry) => {
    if (typeof entry !== 'string' || STRUCTURE.test(name)) return entry;
    if (ADDRESS.test(name)) return ADDRESSES[addresses++ % ADDRESSES.length];
    const text = TEXTS[texts++ % TEXTS.length] ?? '';
    return entry.length > 300 ? `${text}\n${entry}` : text;
  });
}

/** Any JSON with harm in its keys and values. */
export function hostileValue(): unknown {
  const rows = TEXTS.map((text, at) => ({ [text]: text, link: ADDRESSES[at % ADDRESSES.length] }));
  const single = Object.fromEntries([...TEXTS, ...ADDRESSES].map((text, at) => [`value_${at}`, text]));
  // By text: an object literal would not keep a key of this name.
  return JSON.parse(
    `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"<img src=x onerror=alert(10)>":"key","toString":"none","texts":${JSON.stringify(TEXTS)},"links":${JSON.stringify(ADDRESSES)},"single":${JSON.stringify(single)},${JSON.stringify(single).slice(1, -1)},"rows":${JSON.stringify(rows)},"extracted_information":[{"=cmd|' /C calc'!A0":"+1+1","note":"@SUM(1+1)*cmd|' /C calc'!A0"}]}`,
  ) as unknown;
}
