import type { LoopLeftovers } from '~/model/requests/loopLeftovers';
import { Button } from '~/ui/Button';
import { LongText } from '~/ui/LongText';
import { valuesWords, type LoopOffer as Offer } from './loopOffers';
import css from './RerunForm.module.css';

interface LoopOfferProps {
  offer: Offer;
  /** The field holds what is left now. */
  taken: boolean;
  onTake: () => void;
  onAll: () => void;
}

/** What a loop did with the values of a field, and the choice of those that are left. */
export function LoopOffer({ offer: { loop, left }, taken, onTake, onAll }: LoopOfferProps) {
  const all = left + loop.done.length;
  return (
    <div className={css.loop} role="group" aria-label={`What ${loop.label ?? 'the loop'} did`}>
      <LoopFacts loop={loop} />
      {left > 0 &&
        left < all &&
        (taken ? (
          <Button size="small" icon="undo-2" onClick={onAll}>
            Use all {all}
          </Button>
        ) : (
          <Button size="small" onClick={onTake}>
            {left === 1 ? 'Use the one that is left' : `Use the ${left} that are left`}
          </Button>
        ))}
    </div>
  );
}

/** Values by what came of them; kinds without any are left out. */
export function LoopFacts({ loop }: { loop: LoopLeftovers }) {
  const rows = [
    ['Failed', loop.failed],
    ['Not reached', loop.notReached],
    ['Done', loop.done],
  ] as const;
  return (
    <dl className={css.loopFacts}>
      {rows.map(
        ([words, values]) =>
          values.length > 0 && (
            <div key={words}>
              <dt>{words}</dt>
              <dd>
                <LongText lines={2}>{valuesWords(values)}</LongText>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
