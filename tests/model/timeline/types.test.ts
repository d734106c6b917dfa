import { expect, test } from 'vitest';
import { actionType, knownActionTypes } from '~/model/timeline/actionTypes';
import { blockType, knownBlockTypes } from '~/model/timeline/blockTypes';
import { configFields } from '~/model/timeline/configFields';
import { humanise } from '~/model/timeline/humanise';
import { markOfStatus } from '~/model/timeline/marks';
import { ICON_NAMES } from '~/ui/iconNames';

/** The types and statuses that a server of today may send. */
const BLOCKS =
  `task task_v2 for_loop while_loop conditional code text_prompt download_to_s3 upload_to_s3 file_upload
  send_email file_url_parser validation action navigation extraction login wait file_download goto_url pdf_parser
  http_request human_interaction print_page workflow_trigger google_sheets_read google_sheets_write pdf_fill split_pdf
  email_inbox web_search data_export terminate`.split(/\s+/);
const ACTIONS =
  `click input_text upload_file download_file select_option checkbox wait hover null_action solve_captcha
  terminate complete reload_page close_page new_tab switch_tab extract verification_code goto_url go_back go_forward
  scroll keypress move drag left_mouse execute_js paste_text`.split(/\s+/);

test('every type has a name and an icon of its own', () => {
  expect([...knownBlockTypes()].sort()).toEqual(BLOCKS.sort());
  expect([...knownActionTypes()].sort()).toEqual(ACTIONS.sort());
  for (const type of BLOCKS) expect(configFields[type]?.length).toBeGreaterThan(0);
  expect(new Set(BLOCKS.map((type) => blockType(type).name)).size).toBe(BLOCKS.length);
  expect(new Set(ACTIONS.map((type) => actionType(type).name)).size).toBe(ACTIONS.length);
});

test('every icon is one the interface draws', () => {
  const icons = [
    ...BLOCKS.map((type) => blockType(type).icon),
    ...ACTIONS.map((type) => actionType(type).icon),
    ...['completed', 'failed', 'running', 'skipped', 'canceled', 'terminated', 'timed_out', 'unheard_of'].map(
      (status) => markOfStatus(status).icon,
    ),
  ];
  for (const icon of icons) expect(ICON_NAMES).toContain(icon);
});

test.each([
  ['split_pdf', 'Split pdf'],
  ['ANTI_BOT_DETECTION', 'Anti bot detection'],
  ['already Fine', 'Already fine'],
  ['___', '___'],
  ['', ''],
  ['émile_x', 'Émile x'],
])('%s reads %s', (word, read) => {
  expect(humanise(word)).toBe(read);
});

test('names of object members are no types', () => {
  expect(blockType('constructor').icon).toBe('box');
  expect(actionType('__proto__').icon).toBe('circle-dot');
  expect(markOfStatus('toString').icon).toBe('circle-question-mark');
});
