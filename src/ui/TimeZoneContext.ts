import { createContext, use } from 'react';
import type { TimeZone } from './format';

/** Which clock the reader wants dates on. `<TimeZoneContext value="utc">` around the app changes it everywhere. */
export const TimeZoneContext = createContext<TimeZone>('local');

export const useTimeZone = (): TimeZone => use(TimeZoneContext);
