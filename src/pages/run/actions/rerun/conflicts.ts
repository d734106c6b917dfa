import { plans } from './taskFields';

/** The values of a form by the ids of their fields. */
type Values = ReadonlyMap<string, unknown>;

/**
 * What the server would refuse because of two fields together, by the field that is to be changed. A run of an agent
 * takes a fresh browser or one that is there already; of the engines for tasks only the planner takes either.
 */
export function conflictsOf(values: Values, isTask: boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const has = (id: string) => values.get(id) !== undefined && values.get(id) !== '';
  const fresh = values.get('start_fresh_browser') === true;
  if (isTask && !plans(values.get('engine'))) {
    if (has('browser_profile_id'))
      found.set('browser_profile_id', 'Clear it: of the engines only skyvern-2.0 takes a profile.');
    if (fresh)
      found.set('start_fresh_browser', 'Choose No: of the engines only skyvern-2.0 takes a fresh browser.');
  }
  const taken = [
    ['browser_session_id', 'a session'],
    ['browser_profile_id', 'a profile'],
    ['browser_address', 'an address'],
  ] as const;
  const other = taken.find(([id]) => has(id));
  if (fresh && other && !found.has('start_fresh_browser'))
    found.set('start_fresh_browser', `Choose No: a fresh browser cannot have ${other[1]}.`);
  if (has('browser_type') && has('browser_session_id'))
    found.set('browser_type', 'Leave it to the server: a session has its browser already.');
  return found;
}
