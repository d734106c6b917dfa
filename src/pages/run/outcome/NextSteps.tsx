import { Fragment } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useRunData } from '../workspace/RunContext';
import css from './FailureBox.module.css';
import { nextSteps } from './verdictWords';

/** What to look at after the verdict, by how the run ended: links to the tabs, at the item where one is named. */
export function NextSteps({ itemId }: { itemId: string | null }) {
  const { askedId, run } = useRunData();
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  if (itemId !== null && !params.has('item') && !itemId.includes('#')) params.set('item', itemId);
  return (
    <p className={css.next}>
      Next:{' '}
      {nextSteps(run.status).map(({ words, tab }, at) => (
        <Fragment key={tab}>
          {at > 0 && ', then '}
          <Link to={{ pathname: `/runs/${encodeURIComponent(askedId)}/${tab}`, search: params.toString() }}>
            {words}
          </Link>
        </Fragment>
      ))}
      .
    </p>
  );
}
