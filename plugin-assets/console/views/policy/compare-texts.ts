import type { Change } from 'diff';

export type Stretch =
  | { kind: 'same' | 'added' | 'removed'; text: string }
  | { kind: 'folded'; words: number };
export type Comparison = { stretches: Stretch[]; isByLine: boolean };

/** Time limit of the word diff, in milliseconds; then a line diff. */
const PATIENCE_MS = 2_000;
const EDGE_WORDS = 12;

const fold = (text: string, isFirst: boolean, isLast: boolean): Stretch[] => {
  const words = text.split(/(?<=\s)/);
  if (words.length <= EDGE_WORDS * 3) return [{ kind: 'same', text }];
  const head = isFirst ? '' : words.slice(0, EDGE_WORDS).join('');
  const tail = isLast ? '' : words.slice(-EDGE_WORDS).join('');
  const folded = words.length - (isFirst ? 0 : EDGE_WORDS) - (isLast ? 0 : EDGE_WORDS);
  const edges: Stretch[] = [
    { kind: 'same', text: head },
    { kind: 'folded', words: folded },
    { kind: 'same', text: tail },
  ];
  return edges.filter((edge) => edge.kind === 'folded' || edge.text !== '');
};

export const stretchesOf = (changes: readonly Change[]): Stretch[] =>
  changes.flatMap((change, index): Stretch[] => {
    if (change.added) return [{ kind: 'added', text: change.value }];
    if (change.removed) return [{ kind: 'removed', text: change.value }];
    return fold(change.value, index === 0, index === changes.length - 1);
  });

/** Word diff; library loaded on first use. */
export const compareTexts = async (before: string, after: string): Promise<Comparison> => {
  const { diffLines, diffWordsWithSpace } = await import('diff');
  const words = diffWordsWithSpace(before, after, { timeout: PATIENCE_MS });
  return words === undefined
    ? { stretches: stretchesOf(diffLines(before, after)), isByLine: true }
    : { stretches: stretchesOf(words), isByLine: false };
};
