/** A recorded series that can be watched as it happens. */
export interface LiveRun {
  runId: string;
  slug: string;
  /** What one sees. */
  sentence: string;
  /** It waits for a verification code from this place on (milliseconds). */
  waitsForCodeAt?: number;
}

/** Lanes of the runs of the table; those that are started come after. */
export const LIVE_LANE = 20_000;
export const CODE_LANE = 20_001;
export const FIRST_STARTED_LANE = 20_002;

/** Runs that begin when they are first opened. Their own ids never change: `wr_5999…` recorded is `wr_6999…` live. */
export const LIVE_RUNS = {
  productLookup: {
    runId: 'wr_699935478559500566',
    slug: 'shop-product-lookup',
    sentence: 'Completes after four minutes, with a live picture all the way.',
  },
  shipmentSweep: {
    runId: 'wr_699942573845475252',
    slug: 'shipment-loop-partial',
    sentence: 'A loop that fills up, with a live picture; two and a half minutes.',
  },
  longSweep: {
    runId: 'wr_699937750597200030',
    slug: 'shipment-loop-then-code-error',
    sentence: 'A loop of ten minutes with a live picture; a code block fails at its end.',
  },
  canceled: {
    runId: 'wr_699937385524981564',
    slug: 'canceled-mid-run',
    sentence: 'Is canceled after half a minute; its block goes on for twelve seconds more.',
  },
  approval: {
    runId: 'wr_699942115731939108',
    slug: 'login-totp-approval',
    sentence: 'Signs in, then waits for a person to approve or reject; goes on when approved.',
  },
  mailRefused: {
    runId: 'wr_699940245973199972',
    slug: 'approval-mail-refused',
    sentence: 'Fails after two minutes: the mail that asks for an approval is refused.',
  },
  waitingForCode: {
    runId: 'wr_709942115731939108',
    slug: 'login-totp-approval',
    sentence: 'Waits for a verification code in the middle of signing in.',
    waitsForCodeAt: 26_843,
  },
} as const satisfies Record<string, LiveRun>;
