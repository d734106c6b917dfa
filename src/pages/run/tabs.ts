/** The five tabs of a run, in order; `path` is the last part of the address. */
export const TABS = [
  { path: 'overview', name: 'Overview' },
  { path: 'output', name: 'Output' },
  { path: 'parameters', name: 'Parameters' },
  { path: 'recording', name: 'Recording' },
  { path: 'code', name: 'Code' },
] as const;

export type TabPath = (typeof TABS)[number]['path'];

export const isTab = (text: string | undefined): text is TabPath => TABS.some((tab) => tab.path === text);
