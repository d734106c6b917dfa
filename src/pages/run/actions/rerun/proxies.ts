const STATES: Readonly<Record<string, string>> = {
  'US-CA': 'California',
  'US-NY': 'New York',
  'US-TX': 'Texas',
  'US-FL': 'Florida',
  'US-WA': 'Washington',
};
const COUNTRIES = 'ES IE GB IN JP FR DE NZ ZA AR AU BR TR CA MX IT NL PH KR SA'.split(' ');

const countryName = new Intl.DisplayNames('en', { type: 'region' });

/** The proxy locations that servers know by a word, for a list; others are entered as an object. */
export const PROXIES: readonly { value: string; label: string }[] = [
  { value: 'RESIDENTIAL', label: 'RESIDENTIAL · United States' },
  ...Object.entries(STATES).map(([value, name]) => ({ value, label: `${value} · ${name}` })),
  ...COUNTRIES.map((code) => ({
    value: `RESIDENTIAL_${code}`,
    label: `RESIDENTIAL_${code} · ${countryName.of(code) ?? code}`,
  })),
  { value: 'RESIDENTIAL_ISP', label: 'RESIDENTIAL_ISP · United States, one address for the whole run' },
  { value: 'NONE', label: 'NONE · no proxy' },
];
