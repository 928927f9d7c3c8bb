import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, EvidenceSigner, Ids } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { KnownHead, LedgerEpoch } from '../model/consent/consent.ts';
import { epochCanonicalText, placedOf, signatureText, writtenAt } from '../model/consent/consent-hash.ts';
import type { ConsentStore, LedgerHead } from '../model/consent/consent-store.ts';
import { type HeadJournal, knownHeadOf } from '../model/consent/head-journal.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';

type Deps = {
  shops: Pick<ShopStore, 'allIds'>;
  consents: Pick<ConsentStore, 'head' | 'range' | 'epochs' | 'openEpoch'>;
  erasureJournal: HeadJournal;
  signer: EvidenceSigner;
  digest: Pick<Digest, 'sha256Hex'>;
  ids: Ids;
  clock: Clock;
};

const entryAt = async ({ consents }: Pick<Deps, 'consents'>, scope: ShopScope, seq: number) =>
  seq === 0 ? null : ((await consents.range(scope, seq, seq))[0] ?? null);

const holds = async (deps: Deps, scope: ShopScope, { seq, hash }: KnownHead): Promise<boolean> => {
  const entry = await entryAt(deps, scope, seq);
  return entry !== null && placedOf(entry).hash === hash;
};

const openEpoch = async (
  deps: Deps,
  scope: ShopScope,
  head: LedgerHead,
  known: KnownHead,
): Promise<LedgerEpoch> => {
  const newest = await entryAt(deps, scope, head.seq);
  const at = deps.clock.now();
  return deps.consents.openEpoch(scope, ({ seq, previousHash }) => {
    const opening = {
      id: deps.ids.next('cse'),
      shopId: scope.shopId,
      seq,
      epoch: Math.max(head.epoch ?? 1, known.epoch) + 1,
      from: newest === null ? null : writtenAt(newest).toISOString(),
      known,
      previousHash,
    };
    const hash = deps.digest.sha256Hex(epochCanonicalText({ ...opening, at: at.toISOString() }));
    return { ...opening, at, hash, ...deps.signer.sign(signatureText(hash)) };
  });
};

/** @returns whether an epoch was opened */
const compare = async (deps: Deps, shopId: ShopId, known: KnownHead | null): Promise<boolean> => {
  const scope = scopeOfShop(shopId);
  const head = await deps.consents.head(scope);
  const note = (newest: LedgerHead) =>
    deps.erasureJournal.noteHead(shopId, knownHeadOf(newest, deps.clock.now()));
  const last = (await deps.consents.epochs(scope)).at(-1);
  // By an interrupted start.
  const isOpened = known !== null && last?.known?.hash === known.hash;
  if (known === null || isOpened || (await holds(deps, scope, known))) {
    if (head.seq > 0 && head.hash !== known?.hash) await note(head);
    return false;
  }
  await note(await openEpoch(deps, scope, head, known));
  return true;
};

/**
 * Signed epochs for ledgers that a restore shortened, before any append. Rule: D5.
 * @returns ledgers
 */
export const makeOpenEpochs = (deps: Deps) => async (): Promise<number> => {
  const known = await deps.erasureJournal.heads();
  let opened = 0;
  for (const shopId of await deps.shops.allIds()) {
    if (await compare(deps, shopId, known.get(shopId) ?? null)) opened += 1;
  }
  return opened;
};
export type OpenEpochs = ReturnType<typeof makeOpenEpochs>;
