/**
 * `npm run faults` breaks parts of the service while people write, and compares what everybody was told with what is
 * stored. Loopback only; nothing is kept but the table that `--docs` writes.
 */
import { parseArgs } from 'node:util';
import { machineFacts, writeMeasured } from '../docs/measured-page.ts';
import { wholeOption } from '../setup/whole-option.ts';
import { isClean } from './check-history.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { killEachStep, type StepResult } from './kill-each-step.ts';
import { costTable, stepTable, verdictTable } from './report.ts';
import { type Campaign, runCampaign } from './run-campaign.ts';

const USAGE = `Usage: npm run faults -- [${ENGINES.join(' | ')} …] [--seed 1] [--faults 20] [--messages 5000] [--visitors 24] [--rate 120] [--steps] [--docs]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '20' },
    messages: { type: 'string', default: '5000' },
    visitors: { type: 'string', default: '24' },
    rate: { type: 'string', default: '120' },
    steps: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});
const whole = wholeOption(USAGE);
const isEngine = (name: string): name is EngineName => ENGINES.some((engine) => engine === name);
const engines = positionals.length > 0 ? positionals.filter(isEngine) : ENGINES;
if (engines.length < positionals.length) {
  console.error(`Unknown: ${positionals.filter((name) => !isEngine(name)).join(', ')}.\n${USAGE}`);
  process.exit(2);
}
const options = {
  seed: whole(values.seed, 0, 2 ** 31),
  faults: whole(values.faults, 0, 1_000),
  messages: whole(values.messages, 0, 1_000_000),
  visitors: whole(values.visitors, 1, 500),
  perSecond: whole(values.rate, 1, 1_000),
};

// What was started is asked to end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const facts = machineFacts();
console.log(`Seed ${options.seed}`);
const campaigns: Campaign[] = [];
const steps: StepResult[] = [];
for (const engine of engines) {
  const say = (line: string): void => console.log(`${engine}: ${line}`);
  // The gate stands between one database and one service.
  if (values.steps && engine !== 'cluster') steps.push(...(await killEachStep(engine, options.seed, say)));
  campaigns.push(await runCampaign({ ...options, engine }, say));
}
const parts = [
  '### What was promised',
  verdictTable(campaigns),
  '### What each fault cost',
  'Median and longest, under this load, from the beginning of a kill and from the end of a stop. Clients notice silence after 7 s here, four times as fast as in a browser.',
  costTable(campaigns),
  ...(steps.length === 0 ? [] : ['### Killed at each write', stepTable(steps)]),
];
console.log(`\n${parts.join('\n\n')}`);
if (values.docs) writeMeasured('faults.md', facts, parts);
for (const { scene, faults } of steps) for (const fault of faults) console.log(`- ${scene}: ${fault}`);
const isRight =
  campaigns.every(({ verdict }) => isClean(verdict)) && steps.every(({ faults }) => faults.length === 0);
process.exit(isRight ? 0 : 1);
