import { Button, type ButtonProps } from './Button';
import type { IconName } from './icons';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'square' | 'iconEnd' | 'aria-label'> {
  icon: IconName;
  /** Its name, shown as a tooltip too. */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string | undefined;
}

/** A square button with an icon alone. Quiet and small unless told otherwise. */
export function IconButton({ label, shortcut, kind = 'quiet', size = 'small', ...rest }: IconButtonProps) {
  // A reason why it is disabled is the more useful sentence; Button shows it.
  const tip = rest.disabledReason ? null : shortcut ? `${label} (${shortcut})` : label;
  return (
    <Tooltip text={tip} describes={false}>
      <Button {...rest} kind={kind} size={size} square aria-label={label} aria-keyshortcuts={shortcut} />
    </Tooltip>
  );
}
