import { ENGINES } from './engines.ts';
import type { EnquiryVerdict } from './judge/check-enquiries.ts';
import { isClean, type Verdict } from './judge/check-history.ts';
import type { Figures } from './kept-figures.ts';
import type { StepResult } from './kill-each-step.ts';
import type { Campaign } from './run-campaign.ts';
import type { EnquiryRun } from './run-enquiries.ts';

const PROMISES: Record<keyof Verdict, string> = {
  lost: 'acknowledged and not stored',
  doubled: 'stored twice',
  moved: 'stored at another place than acknowledged',
  holes: 'holes in the places of a conversation',
  swapped: 'messages of one person in another order than written',
  overtaken: 'stored before a message that was acknowledged before it was sent',
  stale: 'reads that lacked what was acknowledged before',
  misshown: 'shown on a screen and not so stored',
  different: 'conversations that a side reads differently at the end',
  invented: 'stored and written by nobody',
  unanswered: 'never answered',
};

const ENQUIRY_PROMISES: Record<keyof EnquiryVerdict, string> = {
  lost: 'taken and not kept',
  doubled: 'kept twice',
  unproven: 'kept without a proof that stands',
  unmailed: 'taken and no mail with the link came',
  disguised: 'the same mail under two ids',
  unconfirmed: 'confirmed by the link and not in force, once',
  overruled: 'an older report of the shop counts in place of the newest',
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** What was promised, and how often it was broken. */
const verdictTable = (campaigns: readonly Campaign[]): string =>
  tableOf(
    [
      '',
      ...campaigns.map(({ options: { engine, kind } }) => (kind === 'quick' ? engine : `${engine}, long`)),
    ],
    [
      ['seed', ...campaigns.map(({ options }) => String(options.seed))],
      ['messages written', ...campaigns.map(({ messages }) => whole(messages))],
      ['acknowledged', ...campaigns.map(({ acknowledged }) => whole(acknowledged))],
      ['refused for good', ...campaigns.map(({ refused }) => whole(refused))],
      ['conversations', ...campaigns.map(({ chats }) => whole(chats))],
      ['faults', ...campaigns.map(({ costs }) => whole(costs.length))],
      ['duration', ...campaigns.map(({ seconds }) => `${whole(seconds)} s`)],
      ...Object.entries(PROMISES).map(([key, words]) => [
        words,
        ...campaigns.map(({ verdict }) => `**${verdict[key as keyof Verdict]}**`),
      ]),
    ],
  );

const seconds = (costs: readonly number[]): string => {
  const sorted = [...costs].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${(median / 1_000).toFixed(1)} / ${((sorted.at(-1) ?? 0) / 1_000).toFixed(1)} s`;
};

/** What each fault cost: median and longest. */
const costTable = (campaigns: readonly Campaign[]): string => {
  const costs = campaigns.flatMap((campaign) =>
    campaign.costs.map((cost) => ({ ...cost, engine: campaign.options.engine })),
  );
  const rows = [...new Set(costs.map(({ fault }) => fault))].flatMap((fault) =>
    ENGINES.flatMap((engine) => {
      const of = costs.filter((cost) => cost.fault === fault && cost.engine === engine);
      if (of.length === 0) return [];
      const firstAck = seconds(of.map(({ firstAckMs }) => firstAckMs));
      return [
        [fault, engine, String(of.length), firstAck, seconds(of.map(({ allAnsweredMs }) => allAnsweredMs))],
      ];
    }),
  );
  const head = ['fault', 'where', 'times', 'first acknowledgement', 'all answered that were under way'];
  return tableOf(head, rows);
};

/** Enquiries, their mails and reports of the shop on its policy page. */
const enquiryTable = (runs: readonly EnquiryRun[]): string =>
  tableOf(
    ['', ...runs.map(({ engine }) => engine)],
    [
      ['seed', ...runs.map(({ seed }) => String(seed))],
      ['enquiries written', ...runs.map(({ enquiries }) => whole(enquiries))],
      ['taken', ...runs.map(({ taken }) => whole(taken))],
      ['mails with a link', ...runs.map(({ mails }) => whole(mails))],
      ['came again, under the same id', ...runs.map(({ repeated }) => whole(repeated))],
      ['reports of the shop, some twice, some late', ...runs.map(({ reports }) => whole(reports))],
      ...Object.entries(ENQUIRY_PROMISES).map(([key, words]) => [
        words,
        ...runs.map(({ verdict }) => `**${verdict[key as keyof EnquiryVerdict]}**`),
      ]),
    ],
  );

/** What became of each act that was cut short at each of its writes. */
const stepTable = (results: readonly StepResult[]): string =>
  results.length === 0
    ? ''
    : tableOf(
        ['act', 'promise', 'where', 'kills', 'promise broken'],
        results.map(({ scene, promise, engine, kills, faults }) => [
          scene,
          promise,
          engine,
          String(kills),
          `**${faults.length}**`,
        ]),
      );

/** When each part was run, at which version, and how busy the machine was. */
const runsTable = (figures: readonly Figures[]): string =>
  tableOf(
    ['part', 'where', 'version and load', 'minutes'],
    figures.map(({ part, engine, facts, seconds: took }) => [
      part,
      engine,
      `${facts.commit} on ${facts.day}; load at the start ${facts.load.toFixed(1)}`,
      (took / 60).toFixed(0),
    ]),
  );

const COST_WORDS =
  'Median and longest, under this load, from the beginning of a kill and from the end of a stop. Clients notice silence after 7 s here, four times as fast as in a browser.';

/** Paragraphs and tables of the parts that were run. */
export const reportOf = (figures: readonly Figures[]): string[] => {
  const place = ({ engine, part }: Figures): number =>
    ENGINES.indexOf(engine) + (part === 'long' ? ENGINES.length : 0);
  const sorted = [...figures].sort((a, b) => place(a) - place(b));
  const campaigns = sorted.flatMap(({ campaign }) => (campaign === undefined ? [] : [campaign]));
  const enquiries = sorted.flatMap((one) => one.enquiries ?? []);
  const steps = sorted.flatMap((one) => one.steps ?? []);
  const troubles = sorted.flatMap(troublesOf);
  const took = figures.reduce((sum, one) => sum + one.seconds, 0) / 60;
  return [
    ...(campaigns.length === 0
      ? []
      : [
          '### What was promised',
          verdictTable(campaigns),
          '### What each fault cost',
          COST_WORDS,
          costTable(campaigns),
        ]),
    ...(enquiries.length === 0
      ? []
      : [
          '### Enquiries, mails and reports of the shop',
          `Meanwhile: ${[...new Set(enquiries.flatMap(({ faults }) => faults))].join(' · ')}.`,
          enquiryTable(enquiries),
        ]),
    ...(steps.length === 0 ? [] : ['### Killed at each write', stepTable(steps)]),
    ...(troubles.length === 0
      ? []
      : ['### What went wrong', troubles.map((trouble) => `- ${trouble}`).join('\n')]),
    '### The runs',
    `All parts took ${took.toFixed(0)} minutes.`,
    runsTable(sorted),
  ];
};

/** What a reader has to know besides the tables: broken promises of single acts, and what could not be run. */
export const troublesOf = ({ engine, part, campaign, steps, failure }: Figures): string[] => [
  ...(failure === undefined ? [] : [`${engine}, ${part}: not run to its end: ${failure}`]),
  ...(campaign?.failures ?? []).map((words) => `${engine}: ${words}`),
  ...(steps ?? []).flatMap(({ scene, faults }) => faults.map((fault) => `${engine}, ${scene}: ${fault}`)),
];

/** Every promise was kept, in a part that ran to its end. */
export const isRight = ({ campaign, enquiries, steps, failure }: Figures): boolean =>
  failure === undefined &&
  (enquiries === undefined || Object.values(enquiries.verdict).every((count) => count === 0)) &&
  (campaign === undefined || isClean(campaign.verdict)) &&
  (steps ?? []).every(({ faults }) => faults.length === 0);
