import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START = '<!-- measured -->\n';
const END = '<!-- /measured -->';

/** What the figures depend on, and what else ran: read before the measurement begins. */
export function machineFacts(): string[] {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit}, Node ${process.versions.node}, Linux ${release()}.`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 1e9)} GB; load, service and databases share them.`,
    `Load of the machine at the start: ${(loadavg()[0] ?? 0).toFixed(1)}.`,
  ];
}

/**
 * Writes figures into a page of the documentation; the words around them stay.
 * @param name such as benchmarks.md
 * @param parts paragraphs and tables
 */
export function writeMeasured(name: string, facts: readonly string[], parts: readonly string[]): void {
  const file = `${root}docs/${name}`;
  const before = readFileSync(file, 'utf8');
  const start = before.indexOf(START);
  const end = before.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/${name} has no place for the figures.`);
  const text = [facts.join('\n'), ...parts].join('\n\n');
  writeFileSync(file, `${before.slice(0, start + START.length)}\n${text}\n\n${before.slice(end)}`);
}
