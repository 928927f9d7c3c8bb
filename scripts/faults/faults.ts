/**
 * `npm run faults` breaks parts of the service while people write, and compares what everybody was told with what is
 * stored. Loopback only. The figures of each part are kept in build/faults; `--docs` makes the page of them.
 */
import { ensureBuild } from '../bundle/ensure-build.ts';
import { machineFacts, machineSentence, writeMeasured } from '../docs/measured-page.ts';
import { readOptions, wholeOption } from '../setup/command-options.ts';
import { ensureMongod } from '../setup/mongod.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { type Figures, keepFigures, PARTS, type Part, readFigures } from './kept-figures.ts';
import { killEachStep, type StepResult } from './kill-each-step.ts';
import { isRight, reportOf, troublesOf } from './report.ts';
import { deployReport, isUnseen, rollingDeploy } from './rolling-deploy.ts';
import { runCampaign } from './run-campaign.ts';
import { runEnquiries } from './run-enquiries.ts';

const USAGE = `Usage: npm run faults -- [${ENGINES.join(' | ')} …] [--parts ${PARTS.join(',')}] [--seed 1] [--faults 60] [--messages 31000]
  [--visitors 24] [--rate 90] [--away 60] [--long] [--only TEXT] [--deploy 500] [--docs]
  --parts   quick: faults of seconds · long: a minute, clocks, disk · enquiries: mails and reports of a shop
            steps: killed at each write · none
  --long    a part is away for five minutes instead of one
  --only    faults whose names contain the text, of quick and long ones
  --deploy  replaces three processes one after another under so many open sockets
  --docs    writes docs/faults.md from the newest figures of each part`;

const { values, positionals } = readOptions(USAGE, {
  parts: { type: 'string', default: PARTS.join(',') },
  seed: { type: 'string', default: '1' },
  faults: { type: 'string', default: '60' },
  messages: { type: 'string', default: '31000' },
  visitors: { type: 'string', default: '24' },
  rate: { type: 'string', default: '90' },
  away: { type: 'string', default: '60' },
  long: { type: 'boolean', default: false },
  deploy: { type: 'string', default: '0' },
  only: { type: 'string', default: '' },
  docs: { type: 'boolean', default: false },
});
const chosen = <T extends string>(known: readonly T[], names: readonly string[]): T[] => {
  const unknown = names.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}.\n${USAGE}`);
    process.exit(2);
  }
  return known.filter((one) => names.includes(one));
};
const engines: readonly EngineName[] = positionals.length === 0 ? ENGINES : chosen(ENGINES, positionals);
const parts: readonly Part[] = values.parts === 'none' ? [] : chosen(PARTS, values.parts.split(','));
const whole = wholeOption(USAGE);
const options = {
  seed: whole(values.seed, 0, 2 ** 31),
  faults: whole(values.faults, 0, 1_000),
  messages: whole(values.messages, 0, 1_000_000),
  visitors: whole(values.visitors, 1, 500),
  perSecond: whole(values.rate, 1, 1_000),
  only: values.only,
  longSeconds: values.long ? 300 : whole(values.away, 1, 3_600),
};
const deployed = whole(values.deploy, 0, 2_000);

const LONG_RATE = 30;

// What was started is asked to end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const startedAt = performance.now();
const minutes = (): string => `${((performance.now() - startedAt) / 60_000).toFixed(1)} min`;

/** Keeps what the part gave, also when it broke off in the middle. */
const runPart = async (engine: EngineName, part: Part): Promise<Figures> => {
  const say = (line: string): void => console.log(`${minutes()} ${engine} ${part}: ${line}`);
  const facts = machineFacts();
  const beganAt = performance.now();
  const steps: StepResult[] = [];
  const figures = (rest: Partial<Figures>): Figures => ({
    facts,
    engine,
    part,
    seconds: (performance.now() - beganAt) / 1_000,
    ...(steps.length === 0 ? {} : { steps }),
    ...rest,
  });
  const run = async (): Promise<Figures> => {
    if (part === 'steps') {
      await killEachStep(engine, options.seed, say, (result) => steps.push(result));
      return figures({});
    }
    if (part === 'enquiries') return figures({ enquiries: await runEnquiries(engine, options.seed, say) });
    // The long ones take so long as they take, and several run beside each other.
    const load = part === 'quick' ? {} : { messages: 0, perSecond: Math.min(options.perSecond, LONG_RATE) };
    return figures({ campaign: await runCampaign({ ...options, ...load, engine, kind: part }, say) });
  };
  const got = await run().catch((error: unknown) => {
    say(`broke off: ${(error as Error).stack}`);
    return figures({ failure: (error as Error).message });
  });
  keepFigures(got);
  return got;
};

console.log(`Seed ${options.seed}`);
const results: Figures[] = [];
// Once, before installations that start at the same time need them.
await ensureBuild(console.log);
if (parts.length > 0 && engines.some((engine) => engine !== 'embedded')) await ensureMongod(console.log);
for (const part of parts) {
  // Those mostly wait, and one waits while the other works.
  if (part === 'long' || part === 'enquiries')
    results.push(...(await Promise.all(engines.map((engine) => runPart(engine, part)))));
  else for (const engine of engines) results.push(await runPart(engine, part));
}
if (results.length > 0) console.log(`\n${reportOf(results).join('\n\n')}`);
if (values.docs) {
  const all = readFigures();
  // Each part says itself when it was run.
  writeMeasured('faults.md', [machineSentence(all[0]?.facts ?? machineFacts())], reportOf(all));
}
const deploy =
  deployed === 0
    ? null
    : await rollingDeploy({ seed: options.seed, visitors: deployed, perSecond: options.perSecond }, (line) =>
        console.log(`${minutes()} deploy: ${line}`),
      );
if (deploy !== null) console.log(`\n${deployReport(deploy)}`);
for (const trouble of results.flatMap(troublesOf)) console.log(`- ${trouble}`);
console.log(`Done in ${minutes()}.`);
process.exit(results.every(isRight) && (deploy === null || isUnseen(deploy)) ? 0 : 1);
