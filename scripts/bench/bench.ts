/** `npm run bench`: latency relative to a reference relay. Loopback only; nothing is kept. */

import { factSentences, machineFacts, writeMeasured } from '../docs/measured-page.ts';
import { readOptions } from '../setup/command-options.ts';
import { buildBenchPrograms } from './bench-programs.ts';
import { type BenchRow, markdownTable, table } from './bench-row.ts';
import { type BenchEngine, type BenchStage, openStage } from './bench-stage.ts';
import { measureLatency } from './measure-latency.ts';
import { measureMemory } from './measure-memory.ts';
import { measureStart } from './measure-start.ts';
import { runOnContainerNode } from './run-on-container-node.ts';

const USAGE = `Usage: npm run bench [-- --mongodb | --docs]
  --mongodb  on a real MongoDB instead of the embedded database
  --docs     on both, and docs/benchmarks.md is written anew`;
const TITLES = { embedded: 'Embedded database', mongodb: 'MongoDB 6.0.5, a set of one member' };

const { values } = readOptions(USAGE, {
  mongodb: { type: 'boolean', default: false },
  docs: { type: 'boolean', default: false },
});
const engines: BenchEngine[] = values.docs
  ? ['embedded', 'mongodb']
  : [values.mongodb ? 'mongodb' : 'embedded'];

await runOnContainerNode();
let stage: BenchStage | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stage?.close().finally(() => process.exit(130)));
}
await buildBenchPrograms();
const facts = machineFacts();
const sections: string[] = [];
for (const engine of engines) {
  const rows: BenchRow[] = [];
  for (const measure of [measureLatency, measureMemory, measureStart]) {
    stage = openStage(engine);
    try {
      rows.push(...(await measure(stage, (line) => console.log(`${engine}: ${line}`))));
    } finally {
      await stage.close();
    }
  }
  sections.push(`### ${TITLES[engine]}\n\n${markdownTable(rows)}`);
  console.log(`\n${TITLES[engine]}\n${table(rows)}\n`);
}
if (values.docs) writeMeasured('benchmarks.md', factSentences(facts), sections);
