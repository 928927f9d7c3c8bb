/**
 * `npm run bench` measures the goals of the project on this machine: against a reference relay of its own where
 * absolute figures would say more about the machine than about the service. Loopback only; nothing is kept.
 */
import { parseArgs } from 'node:util';
import { buildBenchPrograms } from './bench-programs.ts';
import { type BenchOptions, type BenchRow, type Say, table } from './bench-row.ts';
import { type BenchStage, openStage, sweepStages } from './bench-stage.ts';
import { measureConnects, measureLatency, measureMessages } from './measure-chat.ts';
import { measureConsole } from './measure-console.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLeads } from './measure-leads.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRetention } from './measure-retention.ts';
import { measureShopServer } from './measure-shop-server.ts';
import { measureLoader } from './measure-sizes.ts';
import { measureWidget } from './measure-widget.ts';

type Measure = (stage: BenchStage, options: BenchOptions, say: Say) => Promise<BenchRow[]>;

const PARTS: Record<string, Measure> = {
  messages: measureMessages,
  latency: measureLatency,
  connects: measureConnects,
  memory: measureMemory,
  growth: measureGrowth,
  leads: measureLeads,
  retention: measureRetention,
  loader: measureLoader,
  widget: measureWidget,
  console: measureConsole,
  store: measureShopServer,
};
const USAGE = `Usage: npm run bench -- [${Object.keys(PARTS).join(' | ')} …] [--sockets 100] [--stored 100000] [--rounds 6] [--mongodb]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sockets: { type: 'string', default: '100' },
    stored: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '6' },
    mongodb: { type: 'boolean', default: false },
  },
});
const whole = (text: string, least: number, most: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  console.error(`${text} is not a whole number from ${least} to ${most}.\n${USAGE}`);
  return process.exit(2);
};
const options: BenchOptions = {
  sockets: whole(values.sockets, 1, 5_000),
  stored: whole(values.stored, 2_000, 1_000_000),
  rounds: whole(values.rounds, 1, 20),
};
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = names.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(2);
}

/** A million events take their time to be stored. */
const LIMIT_MS = (options.stored > 100_000 ? 30 : 8) * 60_000;
let stage: BenchStage | null = null;
const leave = async (code: number): Promise<never> => {
  await stage?.close();
  return process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(130));
setTimeout(() => {
  console.error(`The measurement takes longer than ${LIMIT_MS / 60_000} minutes and is given up.`);
  void leave(1);
}, LIMIT_MS).unref();

await sweepStages();
await buildBenchPrograms();
const rows: BenchRow[] = [];
let isWhole = true;
for (const name of names) {
  const measure = PARTS[name];
  if (measure === undefined) continue;
  const say: Say = (line) => console.log(`${name}: ${line}`);
  stage = openStage(values.mongodb ? 'mongodb' : 'embedded');
  try {
    rows.push(...(await measure(stage, options, say)));
  } catch (error) {
    isWhole = false;
    say(`could not be measured. ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await stage.close();
  }
}
console.log(`\n${table(rows)}`);
process.exitCode = isWhole ? 0 : 1;
