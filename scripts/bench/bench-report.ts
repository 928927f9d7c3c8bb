import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type BenchRow, number } from './bench-row.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const SECTION = /(<!-- measured -->\n)[\s\S]*?(<!-- \/measured -->)/;

/** Rows that were measured on one engine. */
export type BenchSection = { readonly title: string; readonly rows: readonly BenchRow[] };

/** What the figures depend on, and what else ran: read before the measurement begins. */
export function machineFacts(): string[] {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit}, Node ${process.versions.node}, Linux ${release()}.`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${number(totalmem() / 1e9)} GB; load generator, service, relay and databases share them.`,
    `Load of the machine at the start: ${number(loadavg()[0] ?? 0, 1)}.`,
  ];
}

const isMetText = (isMet: boolean | null): string => (isMet === null ? '–' : isMet ? 'yes' : 'no');
const sectionText = ({ title, rows }: BenchSection): string =>
  [
    `### ${title}`,
    '',
    '| what | measured | goal | met |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ what, measured, goal, isMet }) => `| ${what} | ${measured} | ${goal} | ${isMetText(isMet)} |`,
    ),
  ].join('\n');

/** Writes the figures into docs/benchmarks.md; the words around them stay. */
export function writeBenchmarks(facts: readonly string[], sections: readonly BenchSection[]): void {
  const before = readFileSync(file, 'utf8');
  if (!SECTION.test(before)) throw new Error('docs/benchmarks.md has no place for the figures.');
  const text = [facts.join('\n'), ...sections.map(sectionText)].join('\n\n');
  writeFileSync(
    file,
    before.replace(SECTION, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  );
}
