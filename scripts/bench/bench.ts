/**
 * `npm run bench` measures the goals of the project on this machine: against a reference relay of its own where
 * absolute figures would say more about the machine than about the service. Loopback only; nothing is kept.
 */

import { factSentences, machineFacts } from '../docs/measured-page.ts';
import { readOptions, wholeOption } from '../setup/command-options.ts';
import { engineOf, PARTS } from './bench-parts.ts';
import { buildBenchPrograms } from './bench-programs.ts';
import { howText, writeBenchmarks } from './bench-report.ts';
import { type BenchOptions, table } from './bench-row.ts';
import { sweepStages } from './bench-stage.ts';
import { runOnContainerNode } from './run-on-container-node.ts';
import { makeRunner, type Run, runsForPage } from './run-parts.ts';

const USAGE = `Usage: npm run bench -- [${Object.keys(PARTS).join(' | ')} …]
  [--mongodb] [--sockets 100] [--rounds 6] [--messages 100000] [--stored 100000] [--minutes 45]
  [--docs]   both engines, and docs/benchmarks.md is written anew
  [--short]  each part once and as short as it still runs whole`;

const { values, positionals } = readOptions(USAGE, {
  sockets: { type: 'string', default: '100' },
  stored: { type: 'string' },
  rounds: { type: 'string' },
  messages: { type: 'string' },
  minutes: { type: 'string', default: '45' },
  mongodb: { type: 'boolean', default: false },
  docs: { type: 'boolean', default: false },
  short: { type: 'boolean', default: false },
});
const whole = wholeOption(USAGE);
const usual = values.short
  ? { stored: '2000', rounds: '1', messages: '5000' }
  : { stored: '100000', rounds: '6', messages: '100000' };
const options: BenchOptions = {
  sockets: whole(values.sockets, 1, 5_000),
  stored: whole(values.stored ?? usual.stored, 2_000, 1_000_000),
  rounds: whole(values.rounds ?? usual.rounds, 1, 20),
  messages: whole(values.messages ?? usual.messages, 1_000, 10_000_000),
  isShort: values.short,
};
const limitMs = whole(values.minutes, 1, 600) * 60_000;
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = names.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(2);
}

await runOnContainerNode();
const runner = makeRunner(limitMs, (line) => console.log(line));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void runner.close().finally(() => process.exit(130)));
}

/** One engine for all; what needs several processes has no other than MongoDB. */
const runOf = (name: string): Run => {
  const section = values.mongodb ? 'mongodb' : (PARTS[name]?.sections[0] ?? 'embedded');
  return { name, section, engine: engineOf(section) };
};
await sweepStages();
await buildBenchPrograms();
const facts = machineFacts();
const startedAt = performance.now();
const sections = await runner.runAll(values.docs ? runsForPage(names) : names.map(runOf), options);
if (values.docs) {
  writeBenchmarks(
    [...factSentences(facts), howText(options, (performance.now() - startedAt) / 60_000)],
    sections,
  );
}
for (const { title, rows } of sections.filter((one) => one.rows.length > 0))
  console.log(`\n${title}\n${table(rows)}`);
const missing = sections.flatMap((section) => section.missing);
for (const { name, reason } of missing) console.log(`\n${name} could not be measured: ${reason}`);
// A part that was given up may still wait for something.
process.exit(missing.length === 0 ? 0 : 1);
