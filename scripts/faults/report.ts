import type { Verdict } from './check-history.ts';
import type { StepResult } from './kill-each-step.ts';
import type { Campaign, Cost } from './run-campaign.ts';

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

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** What was promised, and how often it was broken. */
export const verdictTable = (campaigns: readonly Campaign[]): string =>
  tableOf(
    ['', ...campaigns.map(({ options }) => options.engine)],
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
export const costTable = (campaigns: readonly Campaign[]): string => {
  const of = (campaign: Campaign, name: string): Cost[] =>
    campaign.costs.filter(({ fault }) => fault === name);
  const names = new Set(campaigns.flatMap(({ costs }) => costs.map(({ fault }) => fault)));
  return tableOf(
    ['fault', 'where', 'times', 'first acknowledgement', 'all answered that were under way'],
    [...names].flatMap((name) =>
      campaigns
        .filter((campaign) => of(campaign, name).length > 0)
        .map((campaign) => {
          const costs = of(campaign, name);
          return [
            name,
            campaign.options.engine,
            String(costs.length),
            seconds(costs.map(({ firstAckMs }) => firstAckMs)),
            seconds(costs.map(({ allAnsweredMs }) => allAnsweredMs)),
          ];
        }),
    ),
  );
};

/** What became of each act that was cut short at each of its writes. */
export const stepTable = (results: readonly StepResult[]): string =>
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
