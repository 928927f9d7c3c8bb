import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START = '<!-- measured -->\n';
const END = '<!-- /measured -->';

/** Read before the measurement. */
export type MachineFacts = {
  readonly day: string;
  readonly commit: string;
  /** Node and kernel. */
  readonly software: string;
  /** Cores and memory. */
  readonly machine: string;
  readonly load: number;
};

export function machineFacts(): MachineFacts {
  const [cpu] = cpus();
  return {
    day: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    software: `Node ${process.versions.node}, Linux ${release()}`,
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 1e9)} GB`,
    load: loadavg()[0] ?? 0,
  };
}

const machineSentence = ({ machine }: MachineFacts): string =>
  `${machine}; load, service and databases share them.`;
export const factSentences = (facts: MachineFacts): string[] => [
  `Measured on ${facts.day} at ${facts.commit}, ${facts.software}.`,
  machineSentence(facts),
  `Load of the machine at the start: ${facts.load.toFixed(1)}.`,
];

/**
 * Replaces figures; other text stays.
 * @param name such as benchmarks.md
 * @param first introductory lines
 * @param parts paragraphs and tables
 */
export function writeMeasured(name: string, first: readonly string[], parts: readonly string[]): void {
  const file = `${root}docs/${name}`;
  const before = readFileSync(file, 'utf8');
  const start = before.indexOf(START);
  const end = before.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/${name} has no place for the figures.`);
  const text = [first.join('\n'), ...parts].join('\n\n');
  writeFileSync(file, `${before.slice(0, start + START.length)}\n${text}\n\n${before.slice(end)}`);
}
