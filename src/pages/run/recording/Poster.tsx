import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { usePictureUrl } from '../workspace/usePictureUrl';
import css from './Recording.module.css';

/** The picture of the selected item over a film that nobody has played yet, which mostly begins with an empty page. */
export function Poster() {
  const { pictures } = useRunData();
  const { selectedId } = useSelection();
  const item = pictures && selectedId !== null ? pictures.of(selectedId) : null;
  const picture = item?.after ?? item?.absence?.substitute ?? null;
  const { url, onError } = usePictureUrl(picture && !picture.archived ? picture.artifactId : null);
  return url !== null && <img className={css.poster} src={url} alt="" onError={onError} data-poster />;
}
