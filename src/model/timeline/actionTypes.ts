import { humanise } from './humanise';

/** What an action type is called and drawn with. `icon` is a lucide name in kebab case. */
export interface ActionType {
  name: string;
  icon: string;
}

const types: Record<string, ActionType> = {
  click: { name: 'Click', icon: 'mouse-pointer-click' },
  input_text: { name: 'Input text', icon: 'text-cursor-input' },
  paste_text: { name: 'Paste text', icon: 'clipboard-paste' },
  upload_file: { name: 'Upload file', icon: 'file-up' },
  download_file: { name: 'Download file', icon: 'file-down' },
  select_option: { name: 'Select option', icon: 'square-chevron-down' },
  checkbox: { name: 'Checkbox', icon: 'square-check' },
  wait: { name: 'Wait', icon: 'timer' },
  hover: { name: 'Hover', icon: 'mouse-pointer-2' },
  null_action: { name: 'No action', icon: 'minus' },
  solve_captcha: { name: 'Solve CAPTCHA', icon: 'puzzle' },
  terminate: { name: 'Terminate', icon: 'octagon-x' },
  complete: { name: 'Complete', icon: 'flag' },
  reload_page: { name: 'Reload page', icon: 'rotate-cw' },
  close_page: { name: 'Close page', icon: 'square-x' },
  new_tab: { name: 'New tab', icon: 'square-plus' },
  switch_tab: { name: 'Switch tab', icon: 'panels-top-left' },
  extract: { name: 'Extract data', icon: 'scan-text' },
  verification_code: { name: 'Verification code', icon: 'rectangle-ellipsis' },
  goto_url: { name: 'Go to URL', icon: 'globe' },
  go_back: { name: 'Go back', icon: 'arrow-left' },
  go_forward: { name: 'Go forward', icon: 'arrow-right' },
  scroll: { name: 'Scroll', icon: 'mouse' },
  keypress: { name: 'Press keys', icon: 'keyboard' },
  move: { name: 'Move pointer', icon: 'move' },
  drag: { name: 'Drag', icon: 'hand-grab' },
  left_mouse: { name: 'Mouse button', icon: 'mouse-left' },
  execute_js: { name: 'Run JavaScript', icon: 'square-terminal' },
};

/** Name and icon of an action type; a type this page does not know is humanised and drawn neutrally. */
export const actionType = (type: string): ActionType =>
  (Object.hasOwn(types, type) ? types[type] : undefined) ?? { name: humanise(type), icon: 'circle-dot' };

/** Every action type with a name of its own. */
export const knownActionTypes = (): readonly string[] => Object.keys(types);
