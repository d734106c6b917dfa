import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { assembleScript } from '~/model/code/assemble';
import { explainCode } from '~/model/code/explain';
import { plain } from '~/model/code/pieces';
import { recordedRun } from '../recordedRun';
test('x', () => {
  for (const slug of [
    'code-run',
    'application-corrected',
    'branches-and-nested-loops',
    'login-totp-approval',
    'operations-digest',
    'shipment-loop-partial',
    'compare-b',
    'trigger-parent',
  ]) {
    const r = recordedRun(slug);
    const s = JSON.parse(readFileSync(`mocks/runs/${slug}/scripts.json`, 'utf8'));
    const e = explainCode({
      code: assembleScript(s, r.definition) ?? '',
      run: r.run,
      timeline: r.timeline,
      ofThisRun: true,
      episodes: [],
    });
    console.log('=====', slug, '\n', plain(e.summary));
    for (const c of e.calls)
      console.log(
        `${c.from}-${c.to} [${c.icon}] ${c.name} ${c.label ?? ''} ${c.number ? '#' + c.number : ''} ${c.mark?.words ?? ''} ${c.durationMs ?? ''} ${c.itemId ?? ''}\n     ${plain(c.does)}\n     ${plain(c.happened)}${c.failure ? '\n     !! ' + c.failure : ''}`,
      );
  }
});
