import css from './Icon.module.css';
import { iconShape, type IconName } from './icons';

export interface IconProps {
  name: IconName;
  /** 16 in rows and buttons, 14 beside small text. */
  size?: 16 | 14;
  /** Turns once a second (only for something that runs). Stands still when the reader asked for less motion. */
  spin?: boolean;
  className?: string | undefined;
}

/** An icon beside words, hidden from assistive technology: the words say what it shows. */
export function Icon({ name, size = 16, spin = false, className }: IconProps) {
  return (
    <svg
      className={className ? `${css.icon} ${className}` : css.icon}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 16 ? 1.75 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-spin={spin || undefined}
    >
      <path d={iconShape(name)} />
    </svg>
  );
}
