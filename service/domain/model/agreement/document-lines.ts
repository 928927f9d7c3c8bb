import { inLine } from './agreement-text.ts';

export type DocumentGaps = Readonly<Record<string, string | number>>;

/**
 * Fills the `{gaps}` of a line with the values as they are.
 * @throws Error for a missing value
 */
export const fillLine = (line: string, gaps: DocumentGaps): string =>
  line.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = gaps[name];
    if (value === undefined) throw new Error(`A line of a document has no value for ${gap}.`);
    return line.startsWith('|') ? inLine(String(value)) : String(value);
  });

/** A gap that is a whole line stands for the lines of a block. */
export const documentLines = (
  lines: readonly string[],
  gaps: DocumentGaps,
  blocks: Readonly<Record<string, readonly string[]>>,
): string[] => lines.flatMap((line) => blocks[/^\{(\w+)\}$/.exec(line)?.[1] ?? ''] ?? [fillLine(line, gaps)]);

/** The name of `company` as `companyName`. */
export const partyGaps = (party: string, values: Readonly<Record<string, string>>): DocumentGaps =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `${party}${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
      value,
    ]),
  );
