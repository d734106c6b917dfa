import { humanise } from './humanise';

/** What a block type is called and drawn with. `icon` is a lucide name in kebab case. What it is configured by: `configFields.ts`. */
export interface BlockType {
  name: string;
  icon: string;
}

const names: Record<string, readonly [name: string, icon: string]> = {
  task: ['Task', 'clipboard-check'],
  task_v2: ['Task v2', 'bot'],
  for_loop: ['For loop', 'repeat'],
  while_loop: ['While loop', 'iteration-cw'],
  conditional: ['Conditional', 'split'],
  code: ['Code', 'square-code'],
  text_prompt: ['Text prompt', 'message-square-text'],
  download_to_s3: ['Download to S3', 'cloud-download'],
  upload_to_s3: ['Upload to S3', 'cloud-upload'],
  file_upload: ['File upload', 'file-up'],
  send_email: ['Send email', 'mail'],
  file_url_parser: ['File parser', 'file-search'],
  validation: ['Validation', 'shield-check'],
  action: ['Action', 'mouse-pointer-click'],
  navigation: ['Navigation', 'compass'],
  extraction: ['Extraction', 'scan-text'],
  login: ['Login', 'log-in'],
  wait: ['Wait', 'timer'],
  file_download: ['File download', 'file-down'],
  goto_url: ['Go to URL', 'globe'],
  pdf_parser: ['PDF parser', 'file-text'],
  http_request: ['HTTP request', 'arrow-left-right'],
  human_interaction: ['Human interaction', 'hand'],
  print_page: ['Print page', 'printer'],
  workflow_trigger: ['Agent trigger', 'workflow'],
  google_sheets_read: ['Google Sheets read', 'sheet'],
  google_sheets_write: ['Google Sheets write', 'grid-2x2-plus'],
  pdf_fill: ['PDF fill', 'file-pen-line'],
  split_pdf: ['Split PDF', 'scissors'],
  email_inbox: ['Email inbox', 'inbox'],
  web_search: ['Web search', 'search'],
  data_export: ['Data export', 'file-output'],
  terminate: ['Terminate', 'octagon-x'],
};

const types = new Map(
  Object.entries(names).map(([type, [name, icon]]): [string, BlockType] => [type, { name, icon }]),
);

/** Name and icon of a block type; a type this page does not know is humanised and drawn neutrally. */
export const blockType = (type: string): BlockType =>
  types.get(type) ?? { name: humanise(type), icon: 'box' };

/** Every block type with a name of its own. */
export const knownBlockTypes = (): readonly string[] => [...types.keys()];
