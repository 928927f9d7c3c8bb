import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { allSpans } from '../model/witness/all-spans.ts';
import { type DepartedLedgerStore, departedId } from '../model/witness/departed-ledger.ts';
import { spanTree } from '../model/witness/span-tree.ts';
import type { WitnessedSpanStore } from '../model/witness/witness-store.ts';

export type KeepRootsDeps = {
  consents: Pick<ConsentStore, 'head' | 'range'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'holding'>;
  departedLedgers: Pick<DepartedLedgerStore, 'insert'>;
  digest: Pick<Digest, 'sha256Hex'>;
};

/**
 * Keeps the roots of a ledger that is about to be deleted, where witnesses saw any. A deletion that was interrupted
 * finds less of the ledger when it runs again: what the first run kept counts. Rules: PR-5, CO-9.
 */
export const keepLedgerRoots = async (deps: KeepRootsDeps, scope: ShopScope, at: Date): Promise<void> => {
  const { seq: head } = await deps.consents.head(scope);
  const spans: { root: string; statement: string }[] = [];
  for (const { from, to, statementId } of await allSpans(deps, scope, head))
    spans.push({ root: (await spanTree(deps, scope, { from, to })).root, statement: statementId });
  if (spans.length === 0) return;
  const id = departedId(scope.shopId, deps.digest);
  await deps.departedLedgers.insert({ id, at: at.toISOString(), spans, stated: null });
};
