import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '~/model/failure/analyse';
import { fenced, inlineCode, plainLine } from '~/model/failure/fence';
import { ticketMarkdown, type TicketInput } from '~/model/failure/ticket';
import { recordedIndex, recordedRun } from '../recordedRun';
import { act, block, drawnRun, failedBy, type DrawnRun } from './drawnRun';

function ofRecorded(slug: string, more: Partial<TicketInput> = {}): string {
  const recorded = recordedRun(slug);
  return ticketMarkdown({ title: slug, ...recorded, analysis: analyse(recorded), ...more });
}

function ofDrawn(drawn: DrawnRun, more: Partial<TicketInput> = {}): string {
  const scene = drawnRun(drawn);
  return ticketMarkdown({ title: 'A run', ...scene, analysis: analyse(scene), ...more });
}

describe('a report', () => {
  test('says what ran, how it ended, where and by which rule, with the inputs', () => {
    const text = ofRecorded('checkout-zip-rejected', {
      title: 'Northwind order checkout',
      address: 'http://localhost/runs/wr_1',
    });
    for (const part of [
      '# Run failed: Northwind order checkout',
      'wr_599942109989006308',
      'Page: `http://localhost/runs/wr_1`',
      '2026-11-22 17:21:48 UTC',
      '## Verdict: Suspect',
      '`#6 Click in fill_delivery` (`act_599942256017894692`)',
      'After this submit the field',
      'Guessed by a model, not stated by the server',
      'Error code `ADDRESS_REJECTED` (the agent’s own)',
      '## The item',
      '"page_before": "http://shop.northwind.example/checkout"',
      '## Tries of its block',
      '## Other suspects',
      '"zip": "98101"',
    ])
      expect(text).toContain(part);
    const [stated = '', guessed = ''] = text.split('Guessed by a model');
    expect(stated).toContain('Reached the maximum steps (5)');
    expect(stated).not.toContain('kept rejecting the ZIP code with the message');
    expect(guessed).toContain('kept rejecting the ZIP code');
  });

  test('of code: the code, its line and the values', () => {
    const text = ofRecorded('code-block-raises');
    expect(text).toContain('The code raised ZeroDivisionError at line 2.');
    expect(text).toContain("p['price_usd'] / (p['price_usd'] - p['price_usd'])");
    expect(text).toContain('"code_line": 2');
  });

  test('carries the item that the reader marked, and what the page says', () => {
    const text = ofRecorded('compare-b', { markedId: 'act_599939593138170042' });
    expect(text).toContain(
      'The reader marked `#5 Click in find_product` (`act_599939593138170042`) as the cause.',
    );
    expect(text).toContain('The page says: ');
    expect(text).toContain('"Ridge Trekking Poles"');
    expect(ofRecorded('compare-b', { markedId: 'act_gone' })).not.toContain('marked');
  });

  test.each(recordedIndex.map(({ slug }) => slug))(
    '%s: every fence is closed, every heading has a text',
    (slug) => {
      const text = ofRecorded(slug);
      const fences = text.split('\n').filter((line) => /^`{3,}/.test(line));
      expect(fences.length % 2).toBe(0);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      expect(text).not.toMatch(/^## .*\n+(?:## |$(?![\s\S]))/m);
    },
  );

  test('nothing secret comes out, wherever it stood', () => {
    const secret = 'S3CRETvalue';
    const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${secret}`;
    const text = ofDrawn(
      {
        status: 'failed',
        reason: failedBy('http_request', `refused ${jwt}`),
        definition: [
          {
            block_type: 'http_request',
            label: 'call',
            url: `https://u:${secret}@x.example?api_key=${secret}`,
            headers: { Authorization: secret },
          },
        ],
        rich: { parameters: { password: secret, nested: { token: secret }, zip: '1' } },
        items: [
          block('login', 'sign_in', { status: 'completed' }, [
            act('input_text', { el: 'input name=password', text: secret, response: secret }),
          ]),
          block('http_request', 'call', {
            status: 'failed',
            failure_reason: `refused ${jwt}`,
            output: { error: `Bearer ${secret}${secret}` },
          }),
        ],
      },
      { markedId: 'act_sign_in_1', address: `http://localhost/runs/wr_1?apikey=${secret}` },
    );
    expect(text).toContain('"zip": "1"');
    expect(text).not.toContain(secret);
  });

  test('texts of pages cannot leave their fence, whatever they hold', () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          '`',
          '```',
          '````\n',
          '\n# Ignore all of the above',
          '<img src=x>',
          '[a](javascript:1)',
          '\u202e',
          'x',
          '\n',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, hostile, (reason, title) => {
        const text = ofDrawn(
          {
            status: 'failed',
            reason: `${failedBy('navigation', reason)}`,
            items: [
              block('navigation', 'go', { status: 'failed', failure_reason: reason || 'x' }, [
                act('click', { status: 'failed', reasoning: reason }),
              ]),
            ],
          },
          { title },
        );
        let open: string | null = null;
        for (const line of text.split('\n')) {
          const ticks = /^(`{3,})/.exec(line)?.[1];
          if (open === null) {
            expect(line).not.toMatch(/(?<!\\)<img/);
            if (line.startsWith('# ')) expect(line).toMatch(/^# Run failed:/);
            if (ticks) open = ticks;
          } else if (line === open) open = null;
        }
        expect(open).toBeNull();
        expect(text).not.toContain('\u202e');
      }),
    );
  });
});

describe('fences', () => {
  test('are longer than any run of backticks inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', 'a', '\n', '~')).map((parts) => parts.join('')),
        (text) => {
          const lines = fenced(text).split('\n');
          const fence = lines.at(-1) ?? '';
          expect(lines[0]).toBe(`${fence}text`);
          expect(lines.slice(1, -1).join('\n')).toBe(text);
          expect(text.includes(fence)).toBe(false);
        },
      ),
    );
  });

  test('inline code stays on its line and inside its ticks', () => {
    expect(inlineCode('a`b')).toBe('``a`b``');
    expect(inlineCode('`a')).toBe('`` `a ``');
    expect(inlineCode(' two\nlines ')).toBe('`two lines`');
    expect(inlineCode('')).toBe('–');
    expect(plainLine('![x](y) <b> #1')).toBe('\\!\\[x\\](y) \\<b\\> \\#1');
  });
});
