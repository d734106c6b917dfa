import { randomOf } from '../generate/random';
import { prose } from '../generate/words';
import type { TimelineItem } from '../live/growTimeline';
import { edit, specialId, type Behaviour, type SpecialRun } from './specialRun';
import { eachItem } from './timelineEdit';

/** Ids of runs with unusual outputs, files and settings. */
export const OUTPUT_RUNS = {
  bigOutput: specialId(3001),
  bigText: specialId(3002),
  table: specialId(3003),
  bigIntegers: specialId(3004),
  files: specialId(3005),
  secrets: specialId(3006),
} as const;

const MEGABYTE = 1_000_000;
const BASE = 'shop-product-lookup';

export const outputRuns: SpecialRun[] = [
  {
    runId: OUTPUT_RUNS.bigOutput,
    slug: BASE,
    title: 'Demo: five megabytes of output',
    sentence: 'Some 20,000 records; the server cuts them at two mebibytes unless asked for everything.',
    make: () => withExtracted(() => ({ records: records(5 * MEGABYTE) })),
  },
  {
    runId: OUTPUT_RUNS.bigText,
    slug: BASE,
    title: 'Demo: one text of five megabytes',
    sentence: 'A single value that no screen can hold.',
    make: () => withExtracted(() => ({ transcript: longText(5 * MEGABYTE), language: 'en' })),
  },
  {
    runId: OUTPUT_RUNS.table,
    slug: BASE,
    title: 'Demo: a list of flat records',
    sentence: 'Two hundred records of the same few fields: a table, and a CSV.',
    make: () => withExtracted(() => ({ orders: records(MEGABYTE).slice(0, 200).map(flat) })),
  },
  {
    runId: OUTPUT_RUNS.bigIntegers,
    slug: BASE,
    title: 'Demo: numbers that JavaScript cannot hold',
    sentence: 'Integers beyond 2^53, long fractions and exponents, in an order of keys of their own.',
    make: () => {
      const numbers =
        '{"z_last":1,"account":9007199254740993,"iban_digits":123456789012345678901234567890,"a_first":2,"ratio":0.10000000000000000555,"huge":1e400,"minus_zero":-0,"10":"ten","9":"nine"}';
      // Text by text: a parse would already have changed them.
      const place = (text: string | null): string | null =>
        text?.replaceAll('"__numbers__"', numbers) ?? null;
      const { files } = withExtracted(() => '__numbers__');
      return {
        files: Object.fromEntries(
          Object.entries(files ?? {}).map(([name, change]) => [
            name,
            async (text: string | null) => place(await change(text)),
          ]),
        ),
      };
    },
  },
  {
    runId: OUTPUT_RUNS.files,
    slug: 'invoice-download',
    title: 'Demo: files with and without an address',
    sentence:
      'One file that can be had, and others with no id, no name, no checksum, a strange name or an expired address.',
    make: () => ({ files: editFiles() }),
  },
  {
    runId: OUTPUT_RUNS.secrets,
    slug: BASE,
    title: 'Demo: secrets in parameters and headers',
    sentence: 'Passwords, tokens and cookies everywhere that a run can hold them.',
    make: () => ({ files: { 'run.json': edit(hideInRun), 'workflow-run-rich.json': edit(hideInRich) } }),
  },
];

/** The run extracted this instead: in its output, in the block that read it, and in the richer answer. */
function withExtracted(make: () => unknown): Behaviour {
  let made: unknown;
  const value = (): unknown => (made ??= make());
  const inOutput = (output: Record<string, unknown>): Record<string, unknown> => ({
    ...output,
    read_offer_output: {
      ...(output['read_offer_output'] as object | undefined),
      extracted_information: value(),
    },
    extracted_information: [value()],
  });
  return {
    files: {
      'run.json': edit<{ output: Record<string, unknown> }>((run) => {
        run.output = inOutput(run.output);
      }),
      'workflow-run-rich.json': edit<{ outputs: Record<string, unknown> }>((rich) => {
        rich.outputs = inOutput(rich.outputs);
      }),
      'timeline.json': edit<TimelineItem[]>((items) =>
        eachItem(items, ({ block }) => {
          if (block?.['label'] !== 'read_offer') return;
          block['output'] = { ...(block['output'] as object | null), extracted_information: value() };
        }),
      ),
    },
  };
}

interface Entry {
  reference: string;
  customer: string;
  city: string;
  total: number;
  currency: string;
  paid: boolean;
  ordered_at: string;
  note: string | null;
  lines: { sku: string; name: string; amount: number }[];
}

const CITIES = ['Genoa', 'Oslo', 'Łódź', 'São Paulo', 'Zürich', '東京'] as const;

function records(bytes: number): Entry[] {
  const random = randomOf(41);
  const list: Entry[] = [];
  for (let size = 0; size < bytes;) {
    const entry: Entry = {
      reference: `HL-${70_000 + list.length}`,
      customer: prose(random, 12, 24).slice(0, -1),
      city: random.of(CITIES),
      total: random.between(100, 99_999) / 100,
      currency: random.of(['EUR', 'USD', 'PLN'] as const),
      paid: random.chance(0.7),
      ordered_at: `2026-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
      note: random.chance(0.2) ? prose(random, 20, 60) : null,
      lines: [
        {
          sku: `NW-${random.between(1000, 9999)}`,
          name: prose(random, 8, 18).slice(0, -1),
          amount: random.between(1, 9),
        },
      ],
    };
    size += JSON.stringify(entry).length + 1;
    list.push(entry);
  }
  return list;
}

function flat({ lines, note, ...rest }: Entry): object {
  return { ...rest, note: note ?? '', items: lines.length };
}

function longText(length: number): string {
  const random = randomOf(43);
  const parts: string[] = [];
  for (let size = 0; size < length;) {
    const line = prose(random, 200, 900);
    parts.push(line);
    size += line.length + 1;
  }
  return parts.join('\n').slice(0, length);
}

interface FileInfo {
  url: string;
  checksum: string | null;
  filename: string | null;
  file_size: number | null;
  modified_at: string | null;
  artifact_id: string | null;
}

function editFiles(): NonNullable<Behaviour['files']> {
  const more = (known: FileInfo): FileInfo[] => {
    const path = 'file:///data/artifacts/downloads/local/o_599931535779524572/';
    const base = {
      checksum: known.checksum,
      file_size: known.file_size,
      modified_at: known.modified_at,
      artifact_id: null,
    };
    return [
      known,
      { ...base, url: `${path}report%20Q3.csv`, filename: 'report Q3.csv', file_size: 48_211 },
      {
        ...base,
        url: `${path}unnamed-by-the-server.zip`,
        filename: null,
        checksum: null,
        file_size: null,
        modified_at: null,
      },
      { ...base, url: 's3://skyvern-uploads/2026/11/scan.tiff', filename: 'scan.tiff', file_size: 0 },
      {
        ...base,
        url: 'https://api.skyvern.example/v1/artifacts/a_1/content?expiry=1700000000&kid=k1&sig=expired',
        filename: 'statement.pdf',
      },
      { ...base, url: `${path}..%2F..%2Fetc%2Fpasswd`, filename: '../../etc/passwd' },
      { ...base, url: `${path}x`, filename: 'invoice\u202Efdp.exe' },
      {
        ...base,
        url: 'javascript:alert(1)',
        filename: 'click me.html',
        modified_at: '2026-11-22T17:17:15.556282Z',
      },
    ];
  };
  const change = edit<{ downloaded_files: FileInfo[]; downloaded_file_urls?: string[] | null }>((run) => {
    const [known] = run.downloaded_files;
    if (!known) return;
    run.downloaded_files = more(known);
    if ('downloaded_file_urls' in run)
      run.downloaded_file_urls = run.downloaded_files.map((file) => file.url);
  });
  return { 'run.json': change, 'workflow-run-rich.json': change };
}

const PARAMETERS = {
  product: 'Trailhead 40L Backpack',
  portal_password: 'correct horse battery staple',
  api_key: 'sk-live-51H8xQ2eZvKYlo2C',
  login: { user: 'ops@northwind.example', secret: 'hunter2', otp_token: '493021' },
  callback: 'https://ops:s3cr3t@hooks.northwind.example/run?token=eyJhbGciOi&run=1',
};
const HEADERS = {
  Authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcHMifQ.c2lnbmF0dXJl',
  Cookie: 'session=8f14e45fceea167a5a36dedd4bea2543; theme=dark',
  'X-Api-Key': 'nw_live_9d2f',
  'X-Team': 'operations',
};

function hideInRun(run: { run_request: Record<string, unknown> }): void {
  Object.assign(run.run_request, {
    parameters: PARAMETERS,
    webhook_url: PARAMETERS.callback,
    totp_identifier: 'ops@northwind.example',
  });
}

function hideInRich(rich: Record<string, unknown>): void {
  Object.assign(rich, {
    parameters: PARAMETERS,
    webhook_callback_url: PARAMETERS.callback,
    extra_http_headers: HEADERS,
    cdp_connect_headers: { Authorization: '****', 'x-browser-token': '****' },
    totp_verification_url: 'https://totp.northwind.example/code?key=JBSWY3DPEHPK3PXP',
    totp_identifier: 'ops@northwind.example',
  });
}
