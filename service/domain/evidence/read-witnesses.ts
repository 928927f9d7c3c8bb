import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { spanTree } from '../model/witness/span-tree.ts';
import type { HeadStatementStore, WitnessedSpanStore } from '../model/witness/witness-store.ts';
import type { FileStatement } from './evidence.ts';

export type ReadWitnessesDeps = {
  consents: Pick<ConsentStore, 'range'>;
  headStatements: Pick<HeadStatementStore, 'byIds'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'holding'>;
  digest: Pick<Digest, 'sha256Hex'>;
};

/** Oldest first. */
export const readWitnesses = async (
  deps: ReadWitnessesDeps,
  scope: ShopScope,
  seqs: readonly number[],
): Promise<FileStatement[]> => {
  const spans = seqs.length === 0 ? [] : await deps.witnessedSpans.holding(scope, seqs);
  const statements = await deps.headStatements.byIds([...new Set(spans.map((span) => span.statementId))]);
  const found: FileStatement[] = [];
  for (const { id, signature, seen, at, keyId, previous, root, since } of statements) {
    if (root === null) continue;
    const entries: FileStatement['entries'][number][] = [];
    for (const span of spans.filter(({ statementId }) => statementId === id)) {
      const tree = await spanTree(deps, scope, span);
      for (const seq of seqs.filter((one) => span.from <= one && one <= span.to))
        entries.push({ seq, path: [...tree.pathOf(seq - span.from), ...span.path] });
    }
    entries.sort((a, b) => a.seq - b.seq);
    found.push({
      statement: { at, keyId, previous, root, since },
      signature,
      entries,
      seen: seen === null ? [] : [seen],
    });
  }
  return found;
};
