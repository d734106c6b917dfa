import { Icon } from '~/ui/Icon';
import { webAddress } from '~/ui/webAddress';
import css from './AddressWell.module.css';

/** The page's address where one is known: a link, host in weight; a lock for https alone. */
export function AddressWell({ url, live = false }: { url: string | null; live?: boolean }) {
  if (!url)
    return (
      <span className={css.well}>
        <span className={css.absent}>{live ? 'No address yet' : 'Address not known'}</span>
      </span>
    );
  const address = /^https?:\/\//i.test(url) ? webAddress(url) : null;
  if (!address)
    return (
      <span className={css.well} dir="auto" title={url}>
        {url}
      </span>
    );
  const { protocol, host, pathname, search, hash } = new URL(address);
  const secure = protocol === 'https:';
  return (
    <a className={css.well} href={address} target="_blank" rel="noreferrer noopener" title={url}>
      {secure ? (
        <Icon name="lock" size={14} className={css.lock} />
      ) : (
        <span className={css.absent}>http://</span>
      )}
      <span className={css.host}>{host}</span>
      {decodedPath(pathname + search + hash)}
    </a>
  );
}

/** The path as people read it; as it stands where its escapes are no text. */
function decodedPath(path: string): string {
  if (path === '/') return '';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
