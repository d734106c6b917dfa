import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button';
import css from './CopyButton.module.css';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import type { IconName } from './icons';
import { useCopy, type Copied } from './useCopy';

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'busy' | 'children' | 'onCopy'> {
  text: Copied;
  /** Its name. Shown as words unless `iconOnly`. */
  label?: string;
  iconOnly?: boolean;
  icon?: IconName;
  /** After something was copied. */
  onCopied?: (() => void) | undefined;
}

/** Copies. Afterwards it says "Copied" for 1.5 s, in the same width; after a failure it offers Retry. */
export function CopyButton({
  text,
  label = 'Copy',
  iconOnly = false,
  icon = 'copy',
  onCopied,
  ...rest
}: CopyButtonProps) {
  const { state, copy } = useCopy(text);
  const click = () => void copy().then((done) => done && onCopied?.());
  const shown: IconName = { ready: icon, done: 'check' as const, failed: 'circle-x' as const }[state];
  if (iconOnly) {
    const name = { ready: label, done: 'Copied', failed: 'Nothing was copied. Retry' }[state];
    const tone = state === 'ready' ? undefined : css[state];
    const classes = [tone, rest.className].filter(Boolean).join(' ');
    return <IconButton {...rest} className={classes} label={name} icon={shown} onClick={click} />;
  }
  const iconSize = rest.size === 'small' || rest.size === undefined ? 14 : 16;
  return (
    <Button kind="quiet" size="small" {...rest} onClick={click}>
      <Icon name={shown} size={iconSize} className={state === 'ready' ? undefined : css[state]} />
      <Slot states={[label, 'Copied', 'Retry']} shown={{ ready: 0, done: 1, failed: 2 }[state]} />
    </Button>
  );
}

/** As wide as the widest of its words, so that a change of word moves nothing. */
function Slot({ states, shown }: { states: string[]; shown: number }): ReactNode {
  return (
    <span className={css.slot}>
      {states.map((word, index) => (
        <span key={word} aria-hidden={index !== shown || undefined} data-shown={index === shown || undefined}>
          {word}
        </span>
      ))}
    </span>
  );
}
