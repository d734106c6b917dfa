import type { KeyboardEvent } from 'react';
import type { Player } from './usePlayer';

/** How far an arrow key goes, in seconds. */
const JUMP_S = 5;

/** The player's own keys, only while it has the focus: space, arrows, `,` `.` by frame, `f` full screen, `m` sound. */
export function usePlayerKeys(player: Player, full: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const onButton = target instanceof HTMLButtonElement;
    // A slider moves by its own arrows, a button is pressed by Space: those keys are theirs.
    const onSlider = target instanceof HTMLInputElement;
    const act = actionOf(event.key, player, full, onSlider, onButton);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function actionOf(
  key: string,
  player: Player,
  full: () => void,
  onSlider: boolean,
  onButton: boolean,
): (() => void) | null {
  const { time } = player.state;
  switch (key) {
    case ' ':
      return onButton ? null : player.toggle;
    case 'ArrowLeft':
      return onSlider ? null : () => player.seek(time - JUMP_S);
    case 'ArrowRight':
      return onSlider ? null : () => player.seek(time + JUMP_S);
    case ',':
      return () => player.step(-1);
    case '.':
      return () => player.step(1);
    case 'f':
      return full;
    case 'm':
      return player.toggleMuted;
    default:
      return null;
  }
}
