import { Segments } from '~/ui/Segments';
import { usePreferences } from '../preferences';
import css from './SettingsDialog.module.css';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const DENSITIES = [
  { value: 'auto', label: 'Automatic' },
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const;
const ORDERS = [
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
] as const;
const SWITCH = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** How this reader likes to read. Each choice applies and is remembered at once. */
export function ReadingSettings() {
  const [{ theme, density, order, letterKeys }, set] = usePreferences();
  return (
    <div className={css.choices}>
      <div>
        <span>Theme</span>
        <Segments label="Theme" options={THEMES} value={theme} onChange={(next) => set({ theme: next })} />
      </div>
      <div>
        <span>Timeline density</span>
        <Segments
          label="Timeline density"
          options={DENSITIES}
          value={density}
          onChange={(next) => set({ density: next })}
        />
      </div>
      <div>
        <span>Timeline order</span>
        <Segments
          label="Timeline order"
          options={ORDERS}
          value={order}
          onChange={(next) => set({ order: next })}
        />
      </div>
      <div>
        <span>
          Single-letter keys <span className={css.note}>such as j, k and /</span>
        </span>
        <Segments
          label="Single-letter keys"
          options={SWITCH}
          value={letterKeys ? 'on' : 'off'}
          onChange={(next) => set({ letterKeys: next === 'on' })}
        />
      </div>
    </div>
  );
}
