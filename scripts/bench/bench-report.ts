import { writeMeasured } from '../docs/measured-page.ts';
import type { BenchRow } from './bench-row.ts';

/** Rows that were measured on one engine. */
export type BenchSection = { readonly title: string; readonly rows: readonly BenchRow[] };

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

/** Writes the figures into docs/benchmarks.md. */
export const writeBenchmarks = (facts: readonly string[], sections: readonly BenchSection[]): void =>
  writeMeasured('benchmarks.md', facts, sections.map(sectionText));
