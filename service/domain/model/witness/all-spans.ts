import type { ShopScope } from '../base/tenancy.ts';
import type { WitnessedSpan, WitnessedSpanStore } from './witness-store.ts';

/** Spans of a ledger in the order of their places, up to its newest place. @param head number of that place */
export const allSpans = async (
  { witnessedSpans }: { witnessedSpans: Pick<WitnessedSpanStore, 'holding'> },
  scope: ShopScope,
  head: number,
): Promise<WitnessedSpan[]> => {
  const spans: WitnessedSpan[] = [];
  let from = 1;
  while (from <= head) {
    const [span] = await witnessedSpans.holding(scope, [from]);
    if (span === undefined) break;
    spans.push(span);
    from = span.to + 1;
  }
  return spans;
};
