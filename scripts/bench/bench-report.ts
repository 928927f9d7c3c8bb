import { writeMeasured } from '../docs/measured-page.ts';
import { type BenchOptions, type BenchRow, number } from './bench-row.ts';

/** What was measured under one title, and why something was not. */
export type BenchSection = {
  readonly title: string;
  readonly rows: readonly BenchRow[];
  readonly missing: readonly { name: string; reason: string }[];
};

const isMetText = (isMet: boolean | null): string => (isMet === null ? '–' : isMet ? 'yes' : 'no');
/** A reason may come from anywhere: no sign of it ends the cell or begins a tag. */
const plain = (text: string): string =>
  text.split('\n', 1)[0]?.replaceAll('|', '/').replaceAll('<', '') ?? '';

export const sectionText = ({ title, rows, missing }: BenchSection): string =>
  [
    `### ${title}`,
    '',
    '| what | measured | goal | met |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ what, measured, goal, isMet }) => `| ${what} | ${measured} | ${goal} | ${isMetText(isMet)} |`,
    ),
    ...missing.map(({ name, reason }) => `| \`${name}\` | not measured: ${plain(reason)} | | – |`),
  ].join('\n');

/** How long it took and with which options, for somebody who repeats it. */
export const howText = ({ rounds, messages, stored, isShort }: BenchOptions, minutes: number): string =>
  `Rounds: ${rounds}; messages of the long run: ${number(messages)}; stored events: ${number(stored)}${isShort ? '; short form, whose figures say little' : ''}. It took ${number(Math.ceil(minutes))} minutes.`;

/** Writes the figures into docs/benchmarks.md. */
export const writeBenchmarks = (facts: readonly string[], sections: readonly BenchSection[]): void =>
  writeMeasured('benchmarks.md', facts, sections.map(sectionText));
