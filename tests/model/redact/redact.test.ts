import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactNumber, parseExact, stringifyExact } from '~/json';
import { isSecretName, MASK, maskText, maskUrl, redactDeep } from '~/model/redact';

describe('names', () => {
  test.each([
    'Authorization',
    'Proxy-Authorization',
    'cookie',
    'Set-Cookie',
    'token',
    'access_token',
    'X-CSRF-Token',
    'password',
    'userPassword',
    'db_passwd',
    'secret',
    'clientSecret',
    'client_secret_value',
    'key',
    'api_key',
    'apiKey',
    'apikey',
    'X-API-Key',
    'private_key',
    'account_key',
    'azure_storage_account_key',
    'aws_secret_access_key',
    'passphrase',
    'smtp_host',
    'smtp_password',
    'credential',
    'credentials',
    'sftp_password',
    'PASSWORD',
    'basic_auth',
    'totp',
    'license keys',
  ])('%s is secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    'keyword',
    'keywords',
    'monkey',
    'cache_key',
    'cache_key_value',
    'cacheKey',
    'primary_key',
    'keyboard',
    'key_findings',
    'tokenizer',
    'input_token_count',
    'cached_token_count',
    'max_tokens_limit',
    'max_tokens',
    'outputTokens',
    'credential_id',
    'totp_identifier',
    'totp_url',
    'secretary',
    'author',
    'authority',
    'password_url',
    'token_type',
    'public_key',
    'title',
    'reference',
    '',
    '___',
    'pinned',
    'passenger',
    'compass',
    'tokyo',
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('texts', () => {
  test('an address keeps its path and loses its secrets', () => {
    expect(
      maskUrl(
        'https://dana:hunter2@files.example/a/b?page=2&token=abc&X-Amz-Signature=ff#access_token=q&x=1',
      ),
    ).toBe(
      `https://${MASK}@files.example/a/b?page=2&token=${MASK}&X-Amz-Signature=${MASK}#access_token=${MASK}&x=1`,
    );
    expect(maskUrl('http://localhost:8000/v1/artifacts/a_1/content?expiry=1&kid=k&sig=abc')).toBe(
      `http://localhost:8000/v1/artifacts/a_1/content?expiry=1&kid=k&sig=${MASK}`,
    );
    expect(maskUrl('postgres://db:pass@host/x')).toBe(`postgres://${MASK}@host/x`);
  });

  test('addresses without secrets and texts that are none stay as written', () => {
    for (const text of [
      'http://shop.example/search?q=tent&page=2',
      'no address at all',
      'mail@example.org',
      '://',
      'a?b=%E0%A4%A',
    ])
      expect(maskUrl(text)).toBe(text);
  });

  test('tokens in prose are masked, the prose is not', () => {
    const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'s'.repeat(43)}`;
    expect(maskText(`The server said no to ${jwt}, try again.`)).toBe(
      `The server said no to ${MASK}, try again.`,
    );
    expect(maskText('curl -H "Authorization: Bearer abc.def.ghi" https://x.example')).toBe(
      `curl -H "Authorization: ${MASK}" https://x.example`,
    );
    expect(maskText('{"api_key": "abcdef", "page": 2}')).toBe(`{"api_key": "${MASK}", "page": 2}`);
    expect(maskText("requests.get(url, password='hunter2')")).toBe(`requests.get(url, password='${MASK}')`);
    expect(maskText('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----')).toBe(MASK);
    const prose =
      'The password field is empty; the key is the first of three tokens. Basic rule: type a token.';
    expect(maskText(prose)).toBe(prose);
  });

  test('hostile texts of a million characters cost no more than their length', () => {
    const started = performance.now();
    for (const unit of [
      'eyJ',
      'a-',
      '://',
      'bearer ',
      '"a',
      'a=',
      '-----BEGIN PRIVATE KEY-----',
      'cookie:',
      '@',
    ])
      maskText(unit.repeat(1_000_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('values', () => {
  test('secret names hide all that is inside them, at any depth', () => {
    expect(
      redactDeep({
        user: 'dana',
        headers: { Authorization: 'Bearer x', Accept: 'text/html' },
        credentials: [{ username: 'dana', pin: 1234, note: null, active: true }],
        pages: [{ url: 'https://u:p@x.example/?apikey=1' }],
      }),
    ).toEqual({
      user: 'dana',
      headers: { Authorization: MASK, Accept: 'text/html' },
      credentials: [{ username: MASK, pin: MASK, note: null, active: true }],
      pages: [{ url: `https://${MASK}@x.example/?apikey=${MASK}` }],
    });
  });

  test('pairs of name and value are read as one', () => {
    expect(
      redactDeep([
        { name: 'Cookie', value: 'a=b' },
        { key: 'api_key', value: 'x' },
        { key: 'total_output', parameter_type: 'output' },
        { name: 'page', value: 2 },
      ]),
    ).toEqual([
      { name: 'Cookie', value: MASK },
      { key: 'api_key', value: MASK },
      { key: 'total_output', parameter_type: 'output' },
      { name: 'page', value: 2 },
    ]);
  });

  test('the source is never changed, keys keep their order, and __proto__ is a key', () => {
    const source = JSON.parse('{"b":1,"__proto__":{"password":"x"},"a":[]}') as unknown;
    const copy = redactDeep(source);
    expect(JSON.stringify(copy)).toBe(`{"b":1,"__proto__":{"password":"${MASK}"},"a":[]}`);
    expect(JSON.stringify(source)).toContain('"x"');
    expect(({} as Record<string, unknown>)['password']).toBeUndefined();
  });

  test('exact numbers and the order of the keys stay as sent', () => {
    const text = '{"b":12345678901234567890,"2":{"10":1,"9":2},"1":[]}';
    expect(stringifyExact(redactDeep(parseExact(text)))).toBe(text);
    expect(redactDeep({ pin: new ExactNumber('12345678901234567890') })).toEqual({ pin: MASK });
  });

  test('depth 10,000 is ordinary', () => {
    let deep: unknown = { token: 'x' };
    for (let level = 0; level < 10_000; level++) deep = [deep];
    let copy = redactDeep(deep);
    while (Array.isArray(copy)) copy = copy[0];
    expect(copy).toEqual({ token: MASK });
  });

  test('whatever stands under a secret name never comes out again', () => {
    const name = fc.constantFrom('password', 'x-api-key', 'accessToken', 'cookies');
    const secret = fc.string({ minLength: 8 }).map((text) => `S3CRET${text}`);
    fc.assert(
      fc.property(name, secret, fc.jsonValue({ maxDepth: 3 }), (key, value, around) => {
        const copy = JSON.stringify(redactDeep({ around, deep: [{ [key]: [value, { inner: value }] }] }));
        expect(copy).not.toContain('S3CRET');
      }),
    );
  });

  test('without secret names a JSON value comes back equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('plain', ''))),
        (list) => {
          expect(redactDeep({ list, total: list.length })).toEqual({ list, total: list.length });
        },
      ),
    );
  });
});
