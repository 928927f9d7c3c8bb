export type Break = {
  rule: string;
  what: string;
  file: string;
  /** Occurs exactly once in the file. */
  from: string;
  to: string;
  test: { file: string; title: string };
};

/** Null unless the text occurs exactly once. */
export function changedText(source: string, { from, to }: Pick<Break, 'from' | 'to'>): string | null {
  const parts = source.split(from);
  return parts.length === 2 ? parts.join(to) : null;
}
