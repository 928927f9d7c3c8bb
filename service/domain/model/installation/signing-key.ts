import type { Clock, EvidenceSigner, PublicKey } from '../base/ports.ts';
import { scopeOfShop } from '../base/tenancy.ts';
import { placedOf, writtenAt } from '../consent/consent-hash.ts';
import type { ConsentStore } from '../consent/consent-store.ts';
import type { ShopStore } from '../shop/shop-store.ts';
import type { HeadStatementStore } from '../witness/witness-store.ts';

export type SignedAt = { readonly keyId: string; readonly at: Date };

/**
 * Error text for keys invalid now or at their last signature; null: valid. Rule: CO-9.
 * @param newest unordered
 */
export const signingKeyFault = (
  keys: readonly PublicKey[],
  now: Date,
  newest: readonly SignedAt[],
): string | null => {
  const inUse = keys.find(({ until }) => until === null);
  if (inUse !== undefined && now.getTime() < Date.parse(inUse.since))
    return `ZGODA_EVIDENCE_KEY_SINCE is ${inUse.since}, which is still to come: no proof that is signed before would ever verify. Set the clock of this machine if it is behind. If it was ahead when the key was made, set ZGODA_EVIDENCE_KEY_SINCE, which npm start keeps in secrets.json of the data folder, to ${now.toISOString()}. Nothing was changed.`;
  for (const { keyId, until } of keys) {
    if (until === null) continue;
    const last = Math.max(...newest.filter((one) => one.keyId === keyId).map(({ at }) => at.getTime()));
    if (last < Date.parse(until)) continue;
    const after = new Date(last + 1).toISOString();
    return `A service still signed at ${new Date(last).toISOString()} with the evidence key ${keyId}, which ZGODA_EVIDENCE_KEYS_RETIRED calls retired since ${until}: those proofs do not verify. Set "until" of that key to ${after}, or to when that service was stopped, and start again. Nothing was changed.`;
  }
  return null;
};

type Deps = {
  shops: Pick<ShopStore, 'allIds'>;
  consents: Pick<ConsentStore, 'head' | 'range'>;
  headStatements: Pick<HeadStatementStore, 'latest'>;
  signer: Pick<EvidenceSigner, 'publicKeys'>;
  clock: Clock;
};

/** Tombstones have no time. */
const newestOf = async ({ shops, consents, headStatements }: Deps): Promise<SignedAt[]> => {
  const statement = await headStatements.latest();
  const found = statement === null ? [] : [{ keyId: statement.keyId, at: new Date(statement.at) }];
  for (const shopId of await shops.allIds()) {
    const scope = scopeOfShop(shopId);
    const { seq } = await consents.head(scope);
    const [entry] = seq === 0 ? [] : await consents.range(scope, seq, seq);
    if (entry !== undefined && entry.kind !== 'tombstone')
      found.push({ keyId: placedOf(entry).keyId, at: writtenAt(entry) });
  }
  return found;
};

/**
 * Checks keys before signing; past signatures only with earlier keys.
 * @param isFirst false: others already serve
 * @throws Error with instructions
 */
export const requireSigningKey = async (deps: Deps, isFirst: boolean): Promise<void> => {
  const keys = deps.signer.publicKeys();
  const newest = isFirst && keys.length > 1 ? await newestOf(deps) : [];
  const fault = signingKeyFault(keys, deps.clock.now(), newest);
  if (fault !== null) throw new Error(fault);
};
