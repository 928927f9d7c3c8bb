export type BenchRow = { what: string; measured: string; goal: string; isMet: boolean | null };

export type Say = (line: string) => void;

export const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const cellsOf = (rows: readonly BenchRow[]): string[][] => [
  ['what', 'measured', 'goal', 'met'],
  ...rows.map(({ what, measured, goal, isMet }) => [
    what,
    measured,
    goal,
    isMet === null ? '–' : isMet ? 'yes' : 'no',
  ]),
];

export function markdownTable(rows: readonly BenchRow[]): string {
  const lines = cellsOf(rows).map((cells) => `| ${cells.join(' | ')} |`);
  lines.splice(1, 0, '| --- | --- | --- | --- |');
  return lines.join('\n');
}

export function table(rows: readonly BenchRow[]): string {
  const lines = cellsOf(rows);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  text.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return text.map((line) => line.trimEnd()).join('\n');
}
