/** How sure the page is, in one word; never more than the evidence carries. */
export type Verdict = 'cause' | 'stopped-by' | 'stood-at' | 'suspect' | 'none';

/** An error code attached to the run, its block or its item. */
export interface ErrorCode {
  code: string;
  reasoning: string | null;
  /** From the agent's own mapping, not from the server. */
  userDefined: boolean;
}

/** A setting of the item, or a value that it worked on or came to: what a reader checks next. Secrets are masked. */
export interface Fact {
  name: string;
  value: unknown;
}

/** An item among several failures or suspects. */
export interface Other {
  itemId: string;
  /** Why it is one of them; for failures, how it stands to the end of the run. */
  rule: string | null;
}

/** What a failed run's reader should see first. Node ids are those of the Timeline. */
export interface Analysis {
  /** 'none' for a failed run in which no single item stands out; null for runs that get no verdict (completed, live, canceled …). */
  verdict: Verdict | null;
  /** The item of the verdict; with verdict `none` the block that ended the run, where one is known. */
  itemId: string | null;
  /** From the item outwards: action → block → iteration → … ; ends before the run itself. */
  chain: readonly string[];
  /** One plain sentence: the rule that found the item. Canceled runs: what was last done. */
  rule: string | null;
  /** Items of the verdict's kind in order (suspects), or failures: what “1 of 3” walks through. The first verdict item is one of them. */
  others: readonly Other[];
  /** Words for `others`: 'failures' or 'suspects'. */
  othersAre: 'failures' | 'suspects';
  /** Completed runs: one quiet line and the item it leads to, with the words of the link where the line has some. */
  quiet: { sentence: string; itemId: string | null; linkText: string | null } | null;
  /** Canceled runs: id of the item that was last done. */
  lastDone: string | null;
  /** Why there is no verdict yet (not final, or the server is about to retry). */
  pending: string | null;
  /** The block that ended the run, or stood open when time ran out. */
  endedById: string | null;
  /** What was raised, in the words of the step that recorded it; null where none did. */
  exception: string | null;
  /** Error codes of the item, its block and the run, the user's own first. */
  codes: readonly ErrorCode[];
  /** For items without a browser: configuration and the values that broke it. */
  facts: readonly Fact[];
  /** Time-outs: where the time went, longest first, in milliseconds. */
  timeByBlock: readonly { itemId: string; label: string; ms: number }[];
  /** The item is a block that started this run, and what came of that run is why it failed. */
  childRunId: string | null;
}
