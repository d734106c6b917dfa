import type { ComponentPropsWithRef } from 'react';
import { buttonClass, type ButtonLook } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { webAddress } from './webAddress';

export interface ButtonLinkProps extends ComponentPropsWithRef<'a'>, ButtonLook {
  href: string;
  icon?: IconName | undefined;
  /** Opens in a new tab, without an opener. */
  external?: boolean | undefined;
}

/** A link that looks like a button. An address that is neither http(s) nor of this site gives dead text. */
export function ButtonLink({ kind, size, tone, square, icon, external, children, ...rest }: ButtonLinkProps) {
  const className = [buttonClass({ kind, size, tone, square }), rest.className].filter(Boolean).join(' ');
  return (
    <a
      {...rest}
      {...(external && { target: '_blank', rel: 'noopener noreferrer' })}
      href={webAddress(rest.href) ?? undefined}
      className={className}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
    </a>
  );
}
