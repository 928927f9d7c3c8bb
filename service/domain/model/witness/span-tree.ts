import type { Digest } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { LedgerEntry } from '../consent/consent.ts';
import { placedOf } from '../consent/consent-hash.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import { type HashTree, hashTree } from './hash-tree.ts';

const hashOf = (entry: LedgerEntry): string => placedOf(entry).hash;

/** Hash tree of a ledger span. */
export const spanTree = async (
  { consents, digest }: { consents: Pick<ConsentStore, 'range'>; digest: Pick<Digest, 'sha256Hex'> },
  scope: ShopScope,
  { from, to }: { from: number; to: number },
): Promise<HashTree> => hashTree((await consents.range(scope, from, to)).map(hashOf), digest);
