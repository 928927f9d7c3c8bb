import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

type Input = { readonly value: number; readonly unit: string; readonly from: string };
const measured = (value: number, unit: string, how: string): Input => ({
  value,
  unit,
  from: `measured: ${how}`,
});
const assumed = (value: number, unit: string, why: string): Input => ({
  value,
  unit,
  from: `assumed: ${why}`,
});
/** A figure of the benchmarks page. @throws when no row matches */
const benchmark = (row: RegExp): number => {
  const page = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');
  const [, figure] = row.exec(page) ?? [];
  if (figure === undefined) throw new Error(`docs/benchmarks.md has no row that reads like ${row}.`);
  return Number(figure);
};

/** Each can be set with `--name value`. */
export const INPUTS = {
  shops: assumed(10_000, 'shops', 'the question'),
  chatsADay: assumed(10, 'a shop', 'a busy small shop'),
  messagesAChat: assumed(12, 'a chat', 'both sides together'),
  leadsADay: assumed(2, 'a shop', 'contact forms with consent'),
  filesAChat: assumed(0.1, 'a chat', 'pictures and PDFs'),
  fileBytes: assumed(400_000, 'bytes', 'after pictures are redrawn'),
  chatDays: assumed(90, 'days', 'the period that new shops start with'),
  leadDays: assumed(545, 'days', '180 days, and a year of proof counted in full'),
  peakHour: assumed(0.12, 'of a day', 'the share of the busiest hour'),
  widgetsOpen: assumed(3, 'a shop', 'sockets of visitors at the busiest time'),
  consolesOpen: assumed(1.5, 'a shop', 'sockets of consoles at the busiest time'),
  chatBytes: measured(614, 'bytes', 'row and key'),
  chatIndexBytes: measured(926, 'bytes', 'indexes of row and key'),
  messageBytes: measured(305, 'bytes', 'row'),
  messageIndexBytes: measured(111, 'bytes', 'two indexes'),
  wordsBytes: measured(407, 'bytes', 'row of the words of a message, before compression'),
  wordsIndexBytes: measured(713, 'bytes', 'its indexes: one entry for each word'),
  leadBytes: measured(3_912, 'bytes', '400 leads with consent, entry of the ledger, receipt and key'),
  leadIndexBytes: measured(3_584, 'bytes', 'all indexes of these rows'),
  chatOplogBytes: measured(1_653, 'bytes', 'entries in local.oplog.rs'),
  messageOplogBytes: measured(1_303, 'bytes', '721 with notes and row of its chat, 582 for its words'),
  leadOplogBytes: measured(5_113, 'bytes', 'entries in local.oplog.rs'),
  counterBytes: measured(170, 'bytes', 'Redis, for each address or account and limit'),
  counters: assumed(4, 'a socket', 'limits that count together and are in their window'),
  socketBytes: measured(
    benchmark(/^\| memory of each of 5,000 more sockets[^|]*\| ([\d.]+) kB/m) * 1_000,
    'bytes',
    'benchmarks.md',
  ),
  idleMegabytes: measured(
    benchmark(/^\| memory of the idle service \| \d+ MB, (\d+) MB/m),
    'MB',
    'benchmarks.md, after the start',
  ),
  socketsAProcess: assumed(5_000, 'sockets', 'as many as memory was measured with'),
  messagesASecond: assumed(200, 'a process', 'far below what one process took in earlier measurements'),
  connections: measured(20, 'a process', 'read off driver-settings.ts: the pool to the database'),
  backupMegabytes: assumed(20, 'MB a second', 'time one `zgoda backup` of yours'),
} satisfies Record<string, Input>;
export type Figures = Readonly<Record<keyof typeof INPUTS, number>>;
type Row = readonly [what: string, formula: string, result: string];

const GB = 1e9;
const gigabytes = (bytes: number): string => `${(bytes / GB).toFixed(bytes < 10 * GB ? 1 : 0)} GB`;

export const sizesOf = (f: Figures): Row[] => {
  const chats = f.shops * f.chatsADay;
  const messages = chats * f.messagesAChat;
  const leads = f.shops * f.leadsADay;
  const perSecond = (messages * f.peakHour) / 3_600;
  const sockets = f.shops * (f.widgetsOpen + f.consolesOpen);
  const forWork = Math.ceil(perSecond / f.messagesASecond);
  const forSockets = Math.ceil(sockets / f.socketsAProcess);
  const processes = Math.max(forWork, forSockets) + 1;
  const rows =
    f.chatDays * (chats * f.chatBytes + messages * (f.messageBytes + f.wordsBytes)) +
    f.leadDays * leads * f.leadBytes;
  const indexes =
    f.chatDays * (chats * f.chatIndexBytes + messages * (f.messageIndexBytes + f.wordsIndexBytes)) +
    f.leadDays * leads * f.leadIndexBytes;
  const files = f.chatDays * chats * f.filesAChat * f.fileBytes;
  const oplog = chats * f.chatOplogBytes + messages * f.messageOplogBytes + leads * f.leadOplogBytes;
  const memory = f.idleMegabytes * 2 + ((sockets / (processes - 1)) * f.socketBytes) / 1e6;
  const hours = (rows + indexes) / (f.backupMegabytes * 1e6) / 3_600;
  return [
    ['messages a day', 'shops × chatsADay × messagesAChat', messages.toLocaleString('en')],
    ['messages a second at the peak', 'messages a day × peakHour ÷ 3,600', perSecond.toFixed(0)],
    ['sockets at the peak', 'shops × (widgetsOpen + consolesOpen)', sockets.toLocaleString('en')],
    [
      'processes',
      'the greater of messages a second ÷ messagesASecond and sockets ÷ socketsAProcess, and one to spare',
      `${processes} (${forWork} for messages, ${forSockets} for sockets)`,
    ],
    [
      'memory of a process',
      '2 × idleMegabytes + sockets ÷ (processes − 1) × socketBytes',
      `${memory.toFixed(0)} MB`,
    ],
    [
      'connections to each member',
      'processes × (connections + 2 that watch)',
      `up to ${processes * (f.connections + 2)}`,
    ],
    [
      'rows on disk',
      'chatDays × (chats × chatBytes + messages × (messageBytes + wordsBytes)) + leadDays × leads × leadBytes',
      gigabytes(rows),
    ],
    ['indexes on disk', 'the same with the bytes of indexes', gigabytes(indexes)],
    ['memory of each database member', 'half of the indexes, at least', gigabytes(indexes / 2)],
    ['files, in a bucket', 'chatDays × chats × filesAChat × fileBytes', gigabytes(files)],
    [
      'oplog of two days',
      '2 × (chats × chatOplogBytes + messages × messageOplogBytes + leads × leadOplogBytes)',
      gigabytes(2 * oplog),
    ],
    [
      'Redis',
      'sockets × counters × counterBytes, and 20 MB',
      `${(20 + (sockets * f.counters * f.counterBytes) / 1e6).toFixed(0)} MB`,
    ],
    ['a whole backup', '(rows + indexes) ÷ backupMegabytes', `${hours.toFixed(1)} hours`],
  ];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const largeTables = (figures: Figures): string => {
  const inputs = Object.entries(INPUTS).map(([name, { unit, from }]) => [
    `\`${name}\``,
    figures[name as keyof Figures].toLocaleString('en'),
    unit,
    from,
  ]);
  return `${table(
    ['What', 'Result', 'Formula'],
    sizesOf(figures).map(([what, formula, result]) => [what, result, formula]),
  )}\n\n${table(['Input', 'Value', 'Unit', 'Where from'], inputs)}`;
};

/** @throws when a value is no number */
export const figuresWith = (given: Readonly<Record<string, string | undefined>>): Figures =>
  Object.fromEntries(
    Object.entries(INPUTS).map(([name, { value }]) => {
      const changed = given[name] === undefined ? value : Number(given[name]);
      if (!Number.isFinite(changed) || changed < 0) throw new Error(`--${name} is a number.`);
      return [name, changed];
    }),
  ) as Figures;

if (import.meta.url === `file://${process.argv[1]}`) {
  const options = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  console.log(largeTables(figuresWith(values as Record<string, string | undefined>)));
}
