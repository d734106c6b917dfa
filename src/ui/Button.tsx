import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import css from './Button.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { Tooltip } from './Tooltip';

export type ButtonKind = 'default' | 'primary' | 'danger' | 'quiet';
/** 30 px; small 24; touch 40. */
export type ButtonSize = 'normal' | 'small' | 'touch';

export interface ButtonLook {
  /** primary: at most one a screen. danger: only inside confirm dialogs. quiet: no edge. */
  kind?: ButtonKind | undefined;
  size?: ButtonSize | undefined;
  /** `bad`: the words in the failure colour (Cancel in the header). */
  tone?: 'bad' | undefined;
  /** Square, for an icon alone. */
  square?: boolean | undefined;
}

/** The classes of a button, for a link of the router that looks like one. */
export function buttonClass({ kind = 'default', size = 'normal', tone, square }: ButtonLook = {}): string {
  return [css.button, css[kind], css[size], tone && css[tone], square && css.square]
    .filter(Boolean)
    .join(' ');
}

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'disabled'>, ButtonLook {
  icon?: IconName | undefined;
  iconEnd?: IconName | undefined;
  /** Shows a spinner in the icon's place and takes no clicks; the width stays. */
  busy?: boolean | undefined;
  /** Takes no clicks. Prefer a reason. */
  disabled?: boolean | undefined;
  /** Takes no clicks and says why, on hover and focus. */
  disabledReason?: string | null | undefined;
  children?: ReactNode;
}

/** A button. A disabled one stays focusable, so that its reason can be read with the keyboard too. */
export function Button(props: ButtonProps) {
  const { kind, size, tone, square, icon, iconEnd, busy, disabled, disabledReason, onClick, ...rest } = props;
  const off = Boolean(disabled || disabledReason);
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (off || busy) {
      event.preventDefault();
      event.stopPropagation();
    } else onClick?.(event);
  };
  const iconSize = size === 'small' ? 14 : 16;
  const shown = busy ? 'loader-circle' : icon;
  return (
    <Tooltip text={disabledReason}>
      <button
        type="button"
        {...rest}
        onClick={click}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        className={[buttonClass({ kind, size, tone, square }), rest.className].filter(Boolean).join(' ')}
      >
        {shown && <Icon name={shown} size={iconSize} spin={Boolean(busy)} />}
        {rest.children}
        {iconEnd && <Icon name={iconEnd} size={14} />}
      </button>
    </Tooltip>
  );
}
