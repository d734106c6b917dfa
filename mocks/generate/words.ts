import type { Random } from './random';

const WORDS =
  `the page shows a list of open orders and each row holds a reference a date and an amount so the next step
is to open the row that matches the given reference before reading its status from the detail view where the banner at
the top covers part of the table until it is closed the filter on the left narrows the result to the last month which
is what the goal asks for there are two buttons with the same label only the second one belongs to the form that has
just been filled in after the submit the page stays where it is and names a missing field the date has to be written
in the form day month year as the hint below says once it is corrected the summary appears with a number that can be
copied nothing else on this page changes the account stays signed in and the session does not end`.split(
    /\s+/,
  );

/** A sentence or several of about this many characters, at least `from`, at most `to`. */
export function prose(random: Random, from: number, to: number): string {
  const length = random.between(from, to);
  let text = '';
  let starts = true;
  while (text.length < length) {
    const word = random.of(WORDS);
    text += (text === '' ? '' : ' ') + (starts ? word.charAt(0).toUpperCase() + word.slice(1) : word);
    starts = random.chance(0.08);
    if (starts) text += '.';
  }
  return `${text.slice(0, to - 1).replace(/[ .]+$/, '')}.`;
}

export const LABELS = [
  'open_order',
  'read_status',
  'search_customer',
  'fill_form',
  'check_total',
  'download_invoice',
  'confirm_address',
  'collect_rows',
] as const;

export const PAGES = [
  'https://portal.harborline.example/shipments',
  'https://shop.northwind.example/orders',
  'https://app.ledgerly.example/invoices',
  'https://careers.meridian.example/apply',
] as const;
