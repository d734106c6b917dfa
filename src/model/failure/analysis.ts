/** How sure the page is, in one word; never more than the evidence carries. */
export type Verdict = 'cause' | 'stopped-by' | 'stood-at' | 'suspect' | 'none';

/** What a failed run's reader should see first. Node ids are those of the Timeline. */
export interface Analysis {
  /** 'none' for a failed run in which no single item stands out; null for runs that get no verdict (completed, live, canceled …). */
  verdict: Verdict | null;
  /** The item of the verdict; with verdict `none` the block that ended the run, where one is known. */
  itemId: string | null;
  /** From the item outwards: action → block → iteration → … ; ends before the run itself. */
  chain: readonly string[];
  /** One plain sentence: the rule that found the item. */
  rule: string | null;
  /** Items of the verdict's kind in order (suspects), or failures: what “1 of 3” walks through. The first verdict item is one of them. */
  others: readonly { itemId: string; rule: string | null }[];
  /** Words for `others`: 'failures' or 'suspects'. */
  othersAre: 'failures' | 'suspects';
  /** Completed runs: one quiet line and the item it leads to. */
  quiet: { sentence: string; itemId: string | null } | null;
  /** Canceled runs: what was last done. */
  lastDone: string | null;
  /** Why there is no verdict yet (not final, or the server is about to retry). */
  pending: string | null;
}
