import { createElement } from 'react';
import css from './Icon.module.css';
import { icon, type IconName } from './icons';

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
  return createElement(icon(name), {
    size,
    strokeWidth: size === 16 ? 1.75 : 2,
    'aria-hidden': true,
    focusable: false,
    className: className ? `${css.icon} ${className}` : css.icon,
    ...(spin && { 'data-spin': true }),
  });
}
