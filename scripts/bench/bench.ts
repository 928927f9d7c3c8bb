/**
 * `npm run bench` measures the goals of the project on this machine: against a reference relay of its own where
 * absolute figures would say more about the machine than about the service. Loopback only; nothing is kept.
 */
import { parseArgs } from 'node:util';
import { machineFacts } from '../docs/measured-page.ts';
import { wholeOption } from '../setup/whole-option.ts';
import { buildBenchPrograms } from './bench-programs.ts';
import { type BenchSection, writeBenchmarks } from './bench-report.ts';
import { type BenchOptions, type BenchRow, type Say, table } from './bench-row.ts';
import { type BenchEngine, type BenchStage, openStage, sweepStages } from './bench-stage.ts';
import { measureConnects, measureLatency, measureMessages } from './measure-chat.ts';
import { measureConsole } from './measure-console.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLeads } from './measure-leads.ts';
import { measureLongRun, measureMemory } from './measure-memory.ts';
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
  long: measureLongRun,
  growth: measureGrowth,
  leads: measureLeads,
  retention: measureRetention,
  loader: measureLoader,
  widget: measureWidget,
  console: measureConsole,
  store: measureShopServer,
};
const USAGE = `Usage: npm run bench -- [${Object.keys(PARTS).join(' | ')} …] [--sockets 100] [--stored 100000] [--rounds 6] [--messages 100000] [--mongodb] [--docs]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sockets: { type: 'string', default: '100' },
    stored: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '6' },
    messages: { type: 'string', default: '100000' },
    mongodb: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});
const whole = wholeOption(USAGE);
const options: BenchOptions = {
  sockets: whole(values.sockets, 1, 5_000),
  stored: whole(values.stored, 2_000, 1_000_000),
  rounds: whole(values.rounds, 1, 20),
  messages: whole(values.messages, 1_000, 10_000_000),
};
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = names.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(2);
}

/** What `--docs` measures on a real MongoDB: what depends on it. */
const ON_MONGODB = ['messages', 'latency', 'leads', 'long'];
const isAskedFor = (name: string): boolean => names.includes(name);

/** All parts on two engines take their time, and so do a million events. */
const LIMIT_MS =
  (values.docs ? 120 : options.stored > 100_000 || options.messages > 100_000 ? 30 : 20) * 60_000;
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

let isWhole = true;
const run = async (engine: BenchEngine, name: string, given: BenchOptions = options): Promise<BenchRow[]> => {
  const measure = PARTS[name];
  if (measure === undefined) return [];
  const say: Say = (line) => console.log(`${name}: ${line}`);
  stage = openStage(engine);
  try {
    return await measure(stage, given, say);
  } catch (error) {
    isWhole = false;
    say(`could not be measured. ${error instanceof Error ? error.message : String(error)}`);
    return [];
  } finally {
    await stage.close();
  }
};
const runAll = async (engine: BenchEngine, parts: readonly string[]): Promise<BenchRow[]> => {
  const rows: BenchRow[] = [];
  for (const name of parts) rows.push(...(await run(engine, name)));
  return rows;
};

await sweepStages();
await buildBenchPrograms();
if (values.docs) {
  const facts = machineFacts();
  const embedded = await runAll('embedded', names);
  const mongodb = await runAll('mongodb', ON_MONGODB.filter(isAskedFor));
  const many = isAskedFor('messages') ? await run('mongodb', 'messages', { ...options, sockets: 1_000 }) : [];
  const sections: BenchSection[] = [
    { title: 'Embedded database', rows: embedded },
    { title: 'MongoDB 6.0.5, a set of one member', rows: [...mongodb, ...many] },
  ];
  writeBenchmarks(facts, sections);
  for (const { title, rows } of sections) console.log(`\n${title}\n${table(rows)}`);
} else {
  console.log(`\n${table(await runAll(values.mongodb ? 'mongodb' : 'embedded', names))}`);
}
process.exitCode = isWhole ? 0 : 1;
