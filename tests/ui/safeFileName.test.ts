import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '~/ui/safeFileName';

test.each([
  ['report Q3.csv', 'report Q3.csv'],
  ['Rechnung ä 発票 مرحبا.pdf', 'Rechnung ä 発票 مرحبا.pdf'],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['a\r\nb', 'a__b'],
  ['.htaccess', '_htaccess'],
  ['name. . ', 'name'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['console.log', 'console.log'],
  ['com1', '_com1'],
  ['...', '_'],
  ['', 'download'],
])('%j is saved as %j', (given, saved) => {
  expect(safeFileName(given)).toBe(saved);
});

test('any name becomes one that every system takes; a long one keeps its ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]+$/u);
      expect(safe).not.toMatch(/[.\s]$|^\./);
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(255);
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
  expect(safeFileName(`${'発'.repeat(300)}.pdf`)).toMatch(/発\.pdf$/);
});
