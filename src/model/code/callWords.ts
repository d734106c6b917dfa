import { actionType } from '../timeline/actionTypes';
import { blockType } from '../timeline/blockTypes';
import { humanise } from '../timeline/humanise';
import { code, quote, type Prose } from './pieces';
import { argument, type Argument, type Call } from './pythonCalls';
import { selectorWords } from './selectorWords';

/** What methods of the page the server records as which types of action. The first is what the method is called by. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  click: ['click', 'checkbox'],
  fill: ['input_text', 'paste_text', 'verification_code'],
  fill_autocomplete: ['input_text'],
  type: ['input_text'],
  goto: ['goto_url'],
  select_option: ['select_option'],
  upload_file: ['upload_file'],
  download_file: ['download_file'],
  extract: ['extract'],
  complete: ['complete'],
  terminate: ['terminate'],
  wait: ['wait'],
  hover: ['hover'],
  keypress: ['keypress'],
  scroll: ['scroll'],
  solve_captcha: ['solve_captcha'],
  verification_code: ['verification_code'],
  reload_page: ['reload_page'],
  null_action: ['null_action'],
  move: ['move'],
  drag: ['drag'],
  left_mouse: ['left_mouse'],
};

/** What methods of Skyvern are which types of block, where the agent's definition does not say it. */
const BLOCKS: Readonly<Record<string, string>> = {
  run_task: 'task',
  action: 'action',
  conditional: 'conditional',
  download: 'file_download',
  extract: 'extraction',
  goto: 'goto_url',
  http_request: 'http_request',
  login: 'login',
  loop: 'for_loop',
  parse_file: 'file_url_parser',
  parse_pdf: 'pdf_parser',
  prompt: 'text_prompt',
  run_code: 'code',
  send_email: 'send_email',
  trigger_workflow: 'workflow_trigger',
  upload_file: 'file_upload',
  validate: 'validation',
  wait: 'wait',
  while_loop: 'while_loop',
};

/** The types of action that a call can be recorded as; empty for calls of Skyvern and unknown methods. */
export const actionsOf = (call: Call): readonly string[] =>
  call.of === 'page' && Object.hasOwn(ACTIONS, call.method) ? (ACTIONS[call.method] ?? []) : [];

/** Name and icon of what a call does; `kind` is the type of its block where that is known. */
export function nameOf(call: Call, kind: string | null): { name: string; icon: string } {
  if (call.of === 'page') {
    const [action] = actionsOf(call);
    return action ? actionType(action) : { name: humanise(call.method), icon: 'circle-dot' };
  }
  const type = kind ?? (Object.hasOwn(BLOCKS, call.method) ? BLOCKS[call.method] : undefined);
  return type ? blockType(type) : { name: humanise(call.method), icon: 'box' };
}

/** Key of the run's parameter that an argument takes its value from; null where it takes it from elsewhere. */
const parameterKey = (arg: Argument | undefined): string | null =>
  /^context\.parameters\[(["'])([^"'\]]+)\1\]/.exec(arg?.source ?? '')?.[2] ?? null;

const valueWords = (arg: Argument | undefined): Prose => {
  if (!arg) return ['a value'];
  const key = parameterKey(arg);
  if (key !== null) return ['the parameter ', code(key)];
  if (arg.text === null) return [code(arg.source)];
  return [/^[a-z]+:\/\//.test(arg.text) ? code(arg.text) : quote(arg.text)];
};

const placeWords = (call: Call, before: string): Prose => {
  const selector = argument(call, 'selector', 0);
  if (!selector) return [];
  return [before, code(selector.text === null ? selector.source : selectorWords(selector.text))];
};

const promptArgument = (call: Call): Argument | undefined =>
  argument(call, 'prompt', call.method === 'extract' || call.of === 'skyvern' ? 0 : undefined);

/** The question that a call puts to the AI; null where it has none, or puts it together when it runs. */
export function promptOf(call: Call): string | null {
  const arg = promptArgument(call);
  return arg?.text ?? arg?.inner ?? null;
}

/** The question in words; empty without one. */
function askedWords(call: Call): Prose {
  const arg = promptArgument(call);
  if (!arg || arg.source === 'None') return [];
  const text = promptOf(call);
  return [text === null ? code(arg.source) : quote(text)];
}

/** The part that the AI has in a call, as its `ai` says: it stands in where the selector fails, or decides each time. */
function aiWords(call: Call): Prose {
  const asked = askedWords(call);
  if (asked.length === 0) return [];
  const ai = argument(call, 'ai');
  if (ai?.source === 'None') return [' Without the AI.'];
  if (ai?.text === 'proactive') return [' The AI decides each time: ', ...asked, '.'];
  if (!argument(call, 'selector', 0)) return [' The AI finds where: ', ...asked, '.'];
  return [' Where that fails the AI decides: ', ...asked, '.'];
}

/** Names of the fields that a schema asks for, as far as its text shows them. */
const schemaWords = (call: Call): Prose => {
  const schema = argument(call, 'schema');
  if (!schema || schema.source === 'None') return [];
  const inside = /['"]properties['"]\s*:\s*\{(.*)$/s.exec(schema.source)?.[1];
  const keys = inside ? outerKeys(inside) : [];
  return keys.length > 0
    ? [` It asks for ${keys.slice(0, 8).join(', ')}${keys.length > 8 ? ' …' : ''}.`]
    : [];
};

function outerKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const found of text.matchAll(/(["'])((?:\\.|(?!\1)[^\\])*)\1\s*(:?)|[{[]|[}\]]/g)) {
    const [whole, , key, colon] = found;
    if (whole === '{' || whole === '[') depth += 1;
    else if (whole === '}' || whole === ']') depth -= 1;
    else if (depth === 0 && colon && key !== undefined) keys.push(key);
    if (depth < 0) break;
  }
  return keys;
}

/** What a call of the page does. */
function pageWords(call: Call): Prose {
  const at = (name: string, place?: number) => valueWords(argument(call, name, place));
  switch (call.method) {
    case 'goto':
      return ['Opens ', ...at('url', 0), '.'];
    case 'click':
      return ['Clicks', ...placeWords(call, ' '), '.', ...aiWords(call)];
    case 'hover':
      return ['Points at', ...placeWords(call, ' '), '.', ...aiWords(call)];
    case 'fill':
    case 'type':
    case 'fill_autocomplete':
      return ['Types ', ...at('value', 1), ...placeWords(call, ' into '), '.', ...aiWords(call)];
    case 'select_option':
      return ['Chooses ', ...at('value', 1), ...placeWords(call, ' in '), '.', ...aiWords(call)];
    case 'upload_file':
      return ['Gives the file ', ...at('files', 1), ...placeWords(call, ' to '), '.', ...aiWords(call)];
    case 'extract':
      return ['The AI reads the page', ...afterColon(askedWords(call)), '.', ...schemaWords(call)];
    case 'complete':
      return ['Says that the goal of the block is reached.'];
    case 'terminate':
      return ['Gives up: the goal cannot be reached.'];
    case 'wait':
      return ['Waits ', ...at('seconds', 0), ' s.'];
    case 'keypress':
      return ['Presses ', ...at('keys', 0), '.'];
    default:
      return ['Calls ', code(`page.${call.method}`), '.', ...aiWords(call)];
  }
}

/** What a call of Skyvern does: each stands for a block of the agent. */
function blockWords(call: Call): Prose {
  const at = (name: string, place?: number) => valueWords(argument(call, name, place));
  const prompt = afterColon(askedWords(call));
  switch (call.method) {
    case 'goto':
      return ['Opens ', ...at('url', 0), '.'];
    case 'extract':
      return ['The AI reads the page', ...prompt, '.', ...schemaWords(call)];
    case 'prompt':
      return ['Asks the AI', ...prompt, '.'];
    case 'login':
      return ['Signs in', ...prompt, '.'];
    case 'download':
      return ['Downloads', ...prompt, '.'];
    case 'run_task':
    case 'action':
      return prompt.length > 0 ? ['Goal', ...prompt, '.'] : ['Has a task done.'];
    case 'validate':
      return ['Has the AI check', ...prompt, '.'];
    case 'loop':
      return ['Repeats what is inside for each of ', ...codeWords(argument(call, 'values', 0)), '.'];
    case 'while_loop':
      return ['Repeats what is inside while ', ...codeWords(argument(call, 'condition', 0)), ' holds.'];
    case 'conditional':
      return ['Decides which branch runs.'];
    case 'run_code':
      return ['Runs Python: ', ...codeWords(argument(call, 'code', 0)), '.'];
    case 'http_request':
      return ['Sends ', ...codeWords(argument(call, 'method')), ' to ', ...at('url'), '.'];
    case 'wait':
      return ['Waits ', ...at('seconds', 0), ' s.'];
    case 'parse_file':
    case 'parse_pdf':
      return ['Reads the file ', ...at('file_url'), '.'];
    case 'send_email':
      return ['Sends a mail to ', ...at('recipients'), '.'];
    case 'trigger_workflow':
      return ['Starts the agent ', ...codeWords(argument(call, 'workflow_permanent_id')), '.'];
    default:
      return ['Calls ', code(`skyvern.${call.method}`), ...prompt, '.'];
  }
}

const afterColon = (prose: Prose): Prose => (prose.length > 0 ? [': ', ...prose] : prose);

const codeWords = (arg: Argument | undefined): Prose => (arg ? [code(arg.text ?? arg.source)] : ['a value']);

/** What a call does, in a sentence or two; only what its own text says. */
export const callWords = (call: Call): Prose => (call.of === 'page' ? pageWords(call) : blockWords(call));
