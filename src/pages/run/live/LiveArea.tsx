import { LiveLine } from './LiveLine';
import { LivePicture } from './LivePicture';
import css from './Live.module.css';

/** The live picture and, under it, what the agent did last. */
export function LiveArea() {
  return (
    <div className={css.area}>
      <LivePicture />
      <LiveLine />
    </div>
  );
}
