/** A small change of the source that breaks one rule, and the test that must fail then. */
export type Break = {
  rule: string;
  /** What the product does once the change is made: one sentence for docs/rules.md. */
  what: string;
  file: string;
  /** Stands exactly once in the file. */
  from: string;
  to: string;
  test: { file: string; title: string };
};

/** The source with the change made, or null where its text does not stand there exactly once. */
export function changedText(source: string, { from, to }: Pick<Break, 'from' | 'to'>): string | null {
  const parts = source.split(from);
  return parts.length === 2 ? parts.join(to) : null;
}
