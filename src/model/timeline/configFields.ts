/** How a setting of a block is drawn. */
export type ConfigKind = 'prompt' | 'text' | 'url' | 'code' | 'json' | 'list' | 'number' | 'flag' | 'secret';

/** One setting of a block type. */
export interface ConfigField {
  /** Its key in the agent's definition. */
  key: string;
  /** Name in words, for prose and headings. */
  words: string;
  kind: ConfigKind;
  /** Shown only where it has a value: most blocks never use it. */
  rare: boolean;
  /** For a seldom used one: the value that means the same as none. */
  usual?: unknown;
}

const field = (key: string, words: string, kind: ConfigKind, rare = false): ConfigField => ({
  key,
  words,
  kind,
  rare,
});

const usually = (usual: unknown, rare: ConfigField): ConfigField => ({ ...rare, usual });

const ALL = {
  goal: field('navigation_goal', 'Prompt', 'prompt'),
  extraction: field('data_extraction_goal', 'Data extraction goal', 'prompt'),
  prompt: field('prompt', 'Prompt', 'prompt'),
  instructions: field('instructions', 'Instructions', 'prompt'),
  url: field('url', 'URL', 'url'),
  schema: field('data_schema', 'Data schema', 'json'),
  complete: field('complete_criterion', 'Complete criterion', 'prompt'),
  terminate: field('terminate_criterion', 'Terminate criterion', 'prompt'),
  code: field('code', 'Code', 'code'),
  jsonSchema: field('json_schema', 'JSON schema', 'json'),
  fileUrl: field('file_url', 'File URL', 'url'),
  credential: field('credential_id', 'Credential', 'text'),
  llm: field('llm_key', 'Model', 'text', true),
  browserSession: field('browser_session_id', 'Browser session', 'text', true),
  recipients: field('recipients', 'Recipients', 'list'),
  sender: field('sender', 'Sender', 'text'),
  subject: field('subject', 'Subject', 'text'),
  body: field('body', 'Body', 'prompt'),
  spreadsheet: field('spreadsheet_url', 'Spreadsheet URL', 'url'),
  sheet: field('sheet_name', 'Sheet', 'text'),
  range: field('range', 'Range', 'text'),
};

const ENGINE = field('engine', 'Engine', 'text');
const PARAMETERS = field('parameters', 'Parameters', 'list', true);

/** Limits and switches that every block with a browser task has. */
const TASK: readonly ConfigField[] = [
  ENGINE,
  field('max_steps_per_run', 'Max steps', 'number'),
  field('max_retries', 'Max retries', 'number'),
  PARAMETERS,
  field('navigation_payload', 'Payload', 'json', true),
  field('error_code_mapping', 'Error codes', 'json', true),
  field('totp_identifier', 'TOTP identifier', 'text', true),
  field('totp_verification_url', 'TOTP URL', 'url', true),
  field('complete_on_download', 'Complete on download', 'flag', true),
  field('download_suffix', 'Download name', 'text', true),
  field('download_timeout', 'Download time limit (seconds)', 'number', true),
  field('include_action_history_in_verification', 'Verify with action history', 'flag', true),
  usually(true, field('include_extracted_text', 'Include page text', 'flag', true)),
  field('title', 'Title', 'text', true),
];

/** What every block has, last in each list. */
const COMMON: readonly ConfigField[] = [
  field('continue_on_failure', 'Continue on failure', 'flag'),
  field('next_loop_on_failure', 'Next iteration on failure', 'flag', true),
  field('model', 'Model', 'json', true),
  field('disable_cache', 'Cache disabled', 'flag', true),
  field('ignore_workflow_system_prompt', 'System prompt ignored', 'flag', true),
];

const STORAGE: readonly ConfigField[] = [
  field('storage_type', 'Storage', 'text'),
  field('path', 'Path', 'text'),
  field('prompt', 'Prompt', 'prompt', true),
  field('continue_on_empty', 'Continue without files', 'flag', true),
  field('s3_bucket', 'S3 bucket', 'text', true),
  field('region_name', 'Region', 'text', true),
  field('endpoint_url', 'Endpoint', 'url', true),
  field('aws_access_key_id', 'AWS access key id', 'secret', true),
  field('aws_secret_access_key', 'AWS secret access key', 'secret', true),
  field('azure_storage_account_name', 'Azure account', 'text', true),
  field('azure_storage_account_key', 'Azure account key', 'secret', true),
  field('azure_blob_container_name', 'Azure container', 'text', true),
  field('google_credential_id', 'Google credential', 'text', true),
  field('google_drive_folder_id', 'Google Drive folder', 'text', true),
  field('sftp_host', 'SFTP host', 'text', true),
  field('sftp_port', 'SFTP port', 'number', true),
  field('sftp_username', 'SFTP user', 'text', true),
  field('sftp_password', 'SFTP password', 'secret', true),
  field('sftp_private_key', 'SFTP private key', 'secret', true),
  field('sftp_private_key_passphrase', 'SFTP passphrase', 'secret', true),
  field('sftp_remote_path', 'SFTP path', 'text', true),
  field('sftp_host_key', 'SFTP host key', 'text', true),
];

const SMTP: readonly ConfigField[] = ['host', 'port', 'username', 'password'].flatMap((part) => [
  field(`smtp_${part}`, `SMTP ${part}`, 'secret', true),
  field(`custom_smtp_${part}`, `Own SMTP ${part}`, 'secret', true),
]);

const VERIFIES = field('complete_verification', 'Verify completion', 'flag', true);

/** Blocks that act on a page check by themselves whether they are done; the others are told to. */
const task = (...own: ConfigField[]): readonly ConfigField[] => [
  ...own,
  ...TASK,
  usually(true, VERIFIES),
  ...COMMON,
];
const reading = (...own: ConfigField[]): readonly ConfigField[] => [...own, ...TASK, VERIFIES, ...COMMON];
const plain = (...own: ConfigField[]): readonly ConfigField[] => [...own, ...COMMON];

const { goal, extraction, prompt, url, schema, complete, terminate, code, jsonSchema, fileUrl, llm } = ALL;

/** The settings of each block type in the order they are read; a type that is not here has all its keys shown. */
export const configFields: Readonly<Record<string, readonly ConfigField[]>> = {
  task: task(goal, url, extraction, schema, complete, terminate),
  navigation: task(goal, url, complete, terminate, schema),
  action: task(
    goal,
    url,
    field('selector', 'Selector', 'code', true),
    field('ai_fallback', 'AI fallback', 'flag', true),
  ),
  login: task(
    goal,
    url,
    complete,
    terminate,
    field('skip_saved_profile', 'Without saved profile', 'flag', true),
  ),
  extraction: reading(extraction, url, schema),
  validation: reading(
    complete,
    terminate,
    field('without_page_information', 'Without page information', 'flag', true),
  ),
  file_download: task(
    goal,
    url,
    field('download_target', 'Target', 'text', true),
    complete,
    terminate,
    ...STORAGE.filter(({ key }) => key !== 'storage_type').map((storage) => ({ ...storage, rare: true })),
  ),
  goto_url: reading(url),
  human_interaction: plain(
    ALL.instructions,
    field('positive_descriptor', 'Approve button', 'text'),
    field('negative_descriptor', 'Reject button', 'text'),
    field('timeout_seconds', 'Time limit (seconds)', 'number'),
    ALL.recipients,
    ALL.sender,
    ALL.subject,
    ALL.body,
  ),
  task_v2: plain(
    prompt,
    url,
    field('max_iterations', 'Max iterations', 'number'),
    field('max_steps', 'Max steps', 'number'),
    field('totp_identifier', 'TOTP identifier', 'text', true),
    field('totp_verification_url', 'TOTP URL', 'url', true),
  ),
  for_loop: plain(
    field('loop_over', 'Loop over', 'json'),
    field('loop_variable_reference', 'Loop variable', 'prompt'),
    field('complete_if_empty', 'Complete if empty', 'flag'),
    { ...schema, rare: true },
  ),
  while_loop: plain(field('condition', 'Condition', 'json')),
  conditional: plain(field('branch_conditions', 'Branches', 'json')),
  code: plain(
    code,
    { ...prompt, rare: true },
    field('steps', 'Steps', 'json', true),
    PARAMETERS,
    field('error_code_mapping', 'Error codes', 'json', true),
  ),
  text_prompt: plain(prompt, jsonSchema, llm, PARAMETERS),
  http_request: plain(
    field('method', 'Method', 'text'),
    url,
    field('headers', 'Headers', 'json'),
    field('body', 'Body', 'json'),
    field('files', 'Files', 'json', true),
    field('timeout', 'Time limit (seconds)', 'number'),
    field('follow_redirects', 'Follow redirects', 'flag'),
    field('save_response_as_file', 'Save response as file', 'flag', true),
    field('download_filename', 'File name', 'text', true),
    field('secret_response_paths', 'Secret parts of the response', 'list', true),
    PARAMETERS,
  ),
  send_email: plain(
    ALL.recipients,
    field('cc', 'Cc', 'list', true),
    field('bcc', 'Bcc', 'list', true),
    ALL.sender,
    ALL.subject,
    ALL.body,
    field('file_attachments', 'Attachments', 'list'),
    { ...ALL.credential, rare: true },
    ...SMTP,
  ),
  wait: plain(field('wait_sec', 'Seconds', 'number'), PARAMETERS),
  workflow_trigger: plain(
    field('workflow_permanent_id', 'Agent', 'text'),
    field('payload', 'Payload', 'json'),
    field('wait_for_completion', 'Wait for completion', 'flag'),
    field('use_parent_browser_session', 'Same browser session', 'flag'),
    ALL.browserSession,
    PARAMETERS,
  ),
  file_url_parser: plain(
    fileUrl,
    field('file_type', 'File type', 'text'),
    jsonSchema,
    field('worksheet', 'Worksheet', 'text', true),
    field('force_ocr', 'Force OCR', 'flag', true),
  ),
  pdf_parser: plain(fileUrl, jsonSchema),
  pdf_fill: plain(fileUrl, prompt, field('payload', 'Payload', 'json'), llm, PARAMETERS),
  split_pdf: plain(fileUrl, prompt, llm, PARAMETERS),
  file_upload: plain(...STORAGE),
  download_to_s3: plain(url),
  upload_to_s3: plain(field('path', 'Path', 'text')),
  print_page: plain(
    field('format', 'Format', 'text'),
    field('landscape', 'Landscape', 'flag'),
    field('custom_filename', 'File name', 'text'),
    field('include_timestamp', 'With timestamp', 'flag'),
    field('print_background', 'With background', 'flag'),
    PARAMETERS,
  ),
  google_sheets_read: plain(
    ALL.spreadsheet,
    ALL.sheet,
    ALL.range,
    ALL.credential,
    field('has_header_row', 'Has header row', 'flag'),
    PARAMETERS,
  ),
  google_sheets_write: plain(
    ALL.spreadsheet,
    ALL.sheet,
    ALL.range,
    ALL.credential,
    field('write_mode', 'Write mode', 'text'),
    field('values', 'Values', 'json'),
    field('column_mapping', 'Column mapping', 'json'),
    field('create_sheet_if_missing', 'Create sheet if missing', 'flag'),
    PARAMETERS,
  ),
  email_inbox: plain(
    field('email_client', 'Mail service', 'text'),
    ALL.credential,
    field('folder', 'Folder', 'text'),
    prompt,
    ALL.sender,
    ALL.subject,
    field('newer_than_days', 'Newer than (days)', 'number'),
    field('max_results', 'Max results', 'number'),
    field('include_body', 'Include body', 'flag'),
    PARAMETERS,
  ),
  web_search: plain(prompt, PARAMETERS),
  data_export: plain(PARAMETERS),
  terminate: plain(prompt),
};
