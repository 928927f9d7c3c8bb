/** `npm run faults`: breaks the service under load, then compares clients with the store. Loopback only. */
import { ensureBuild } from '../bundle/ensure-build.ts';
import { readOptions, wholeOption } from '../setup/command-options.ts';
import { ENGINES, type EngineName } from './engines.ts';
import { isClean } from './judge/check-history.ts';
import { killEachStep } from './kill-each-step.ts';
import { runCampaign } from './run-campaign.ts';

const USAGE = `Usage: npm run faults [-- ${ENGINES.join(' | ')} …] [--seed 1] [--faults 45]
  --seed    decides which faults come when, and to whom
  --faults  how many befall the service while people write`;

const { values, positionals } = readOptions(USAGE, {
  seed: { type: 'string', default: '1' },
  faults: { type: 'string', default: '45' },
});
const whole = wholeOption(USAGE);
const seed = whole(values.seed, 0, 2 ** 31);
const faults = whole(values.faults, 0, 1_000);
const isEngine = (name: string): name is EngineName => ENGINES.some((engine) => engine === name);
const unknown = positionals.filter((name) => !isEngine(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(2);
}
const engines = positionals.length === 0 ? ENGINES : positionals.filter(isEngine);

// Exit ends the child processes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

await ensureBuild(console.log);
const troubles: string[] = [];
for (const engine of engines) {
  const say = (line: string): void => console.log(`${engine}: ${line}`);
  try {
    const run = await runCampaign({ engine, seed, faults, messages: 0, visitors: 24, perSecond: 60 }, say);
    if (!isClean(run.verdict)) troubles.push(`${engine}: ${JSON.stringify(run.verdict)}`);
    troubles.push(...run.failures.map((failure) => `${engine}: ${failure}`));
    for (const { scene, faults: broken } of await killEachStep(engine, seed, say))
      troubles.push(...broken.map((fault) => `${engine}, ${scene}: ${fault}`));
  } catch (error) {
    troubles.push(`${engine}: not run to its end: ${(error as Error).message}`);
  }
}
for (const trouble of troubles) console.log(`- ${trouble}`);
console.log(troubles.length === 0 ? 'Every promise was kept.' : `${troubles.length} troubles.`);
process.exit(troubles.length === 0 ? 0 : 1);
