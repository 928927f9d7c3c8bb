import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { ClosedShopStore } from '../departure/departure-store.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { NonceStore } from '../model/base/nonce-store.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { NoteRefusal } from '../model/shop/note-refusal.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

const newSecret = (ids: Ids): string => `zgs_${ids.secret()}`;

export type AdapterSecretDeps = {
  shops: ShopStore;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
};

/** How long the secret before a renewed one still signs: the shop server may have lost the new one on its way. */
const RENEWED_GRACE_MS = 24 * 3_600_000;

/** The sealed secrets that sign now, newest first. Rule: AD-7. */
export const signingSecrets = (shop: Shop, now: Date): readonly string[] => {
  const isInGrace =
    shop.adapterSecretAt !== null && now.getTime() - shop.adapterSecretAt.getTime() < RENEWED_GRACE_MS;
  return shop.adapterSecrets.slice(0, isInGrace ? 2 : 1);
};

/**
 * A new secret that somebody of the shop asked for; all before it are void at once.
 * @param shownTo who reads it on the screen; null: the shop server alone gets it
 */
export const giveAdapterSecret = async (
  deps: Omit<AdapterSecretDeps, 'digest' | 'recordAct'>,
  scope: ShopScope,
  shownTo: StaffId | null,
): Promise<string> => {
  const secret = newSecret(deps.ids);
  const sealed = await deps.vault.seal(scope, secret);
  await deps.shops.update(scope, {
    adapterSecrets: [sealed],
    adapterSecretAt: deps.clock.now(),
    adapterSecretBy: shownTo,
  });
  return secret;
};

/** @throws DomainError not_found, forbidden */
export const makeRotateAdapterSecret =
  (deps: AdapterSecretDeps) =>
  async (access: Access, shopId: ShopId): Promise<{ key: string; secret: string }> => {
    const { shop, scope } = shopWith(access, shopId, 'connect');
    const secret = await giveAdapterSecret(deps, scope, access.staff.id);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'shop.adapter_secret',
      target: shopId,
      outcome: 'ok',
    });
    return { key: shop.key, secret };
  };

/**
 * A signed shop server takes a new secret. Only the newest secret is renewed, so whoever holds an older one cannot
 * stay; it still signs for a day, since the answer may not arrive. Rule: AD-41.
 * @param signedWith the sealed secret of the request
 * @throws DomainError conflict when a newer secret was made
 */
export const makeRenewShopServerSecret =
  (deps: AdapterSecretDeps) =>
  async (scope: ShopScope, shop: Shop, signedWith: string): Promise<string> => {
    const secret = newSecret(deps.ids);
    const sealed = await deps.vault.seal(scope, secret);
    const isKept = await deps.shops.followAdapterSecret(scope, {
      sealed,
      after: signedWith,
      at: deps.clock.now(),
    });
    if (!isKept) {
      throw new DomainError(
        'conflict',
        'A newer secret was created for this shop. Connect the shop once more to get it.',
      );
    }
    await deps.recordAct({
      actor: 'store',
      shopId: shop.id,
      action: 'shop.adapter_secret',
      target: shop.id,
      outcome: 'ok',
    });
    return secret;
  };

export type SignedRequest = {
  shopKey: string;
  /** Unix seconds, as sent. */
  time: string;
  /** Made for this request alone. */
  nonce: string;
  signature: string;
  method: string;
  path: string;
  /** The bytes that are signed, as text. Asked for once key and headers are those of a shop, never for a stranger. */
  readBody(): Promise<string>;
};
const TOLERANCE_SECONDS = 300;

/** Kept for longer than the time is good: clocks of several processes may differ. */
const forgottenAt = ({ time }: SignedRequest): Date =>
  new Date((Number(time) + 2 * TOLERANCE_SECONDS) * 1000);

/** A request that no shop server signed is no refusal of a shop server: crawlers and guesses leave no trace. */
const isSigned = ({ time, nonce, signature }: SignedRequest): boolean =>
  /^\d{10}$/.test(time) && /^[\w-]{22,64}$/.test(nonce) && /^v1=[0-9a-f]{64}$/.test(signature);

/**
 * An adapter's signature gives the scope of its shop; why it was refused is noted for the shop's people alone.
 * Contract: shop-adapters/contract.
 * @throws DomainError invalid_request without a nonce, as former plugins sign; shop_closed when it has left;
 * signature_invalid, the same for an unknown shop, an old time, a wrong secret and a request that came before
 */
export const makeAuthenticateAdapter =
  (
    deps: Pick<AdapterSecretDeps, 'shops' | 'vault' | 'digest' | 'clock'> & {
      requestNonces: NonceStore;
      closedShops: ClosedShopStore;
      noteRefusal: NoteRefusal;
    },
  ) =>
  async (request: SignedRequest): Promise<{ shop: Shop; scope: ShopScope; signedWith: string }> => {
    const refused = () =>
      new DomainError(
        'signature_invalid',
        "The signature is not valid. Check key and secret in the plugin, and the shop server's clock.",
      );
    if (request.nonce === '' && request.signature !== '') {
      throw new DomainError('invalid_request', 'The request carries no X-Zgoda-Nonce. Update the plugin.', {
        fields: { 'X-Zgoda-Nonce': 'is required' },
      });
    }
    const gone = async () => {
      if (!(await deps.closedShops.has(deps.digest.sha256Hex(request.shopKey)))) return refused();
      return new DomainError(
        'shop_closed',
        'This shop has left Zgoda, and all its data are deleted. Remove the plugin, or connect it to another shop.',
      );
    };
    const found = request.shopKey.startsWith('zgk_')
      ? await deps.shops.findByKey(request.shopKey as Shop['key'])
      : null;
    if (found === null) throw await gone();
    if (!isSigned(request)) throw refused();
    const offset = Math.round(Number(request.time) - deps.clock.now().getTime() / 1000);
    const text = [
      'zgoda-adapter.v1',
      request.time,
      request.nonce,
      request.method,
      request.path,
      deps.digest.sha256Hex(await request.readBody()),
    ].join('\n');
    // As it stands now: a body may take its time, what is found by key may be remembered, and a secret that was changed
    // meanwhile, at another process too, signs nothing. Rule: AD-7.
    const scope = scopeOfShop(found.id);
    const shop = await deps.shops.get(scope);
    if (shop === null) throw await gone();
    for (const sealed of signingSecrets(shop, deps.clock.now())) {
      const secret = await deps.vault.open(scope, sealed);
      if (!deps.digest.equal(request.signature, `v1=${deps.digest.hmacHex(secret, text)}`)) continue;
      if (Math.abs(offset) > TOLERANCE_SECONDS) {
        await deps.noteRefusal(shop, 'clock', offset);
        throw refused();
      }
      if (await deps.requestNonces.use(scope, request.nonce, forgottenAt(request))) {
        return { shop, scope, signedWith: sealed };
      }
      await deps.noteRefusal(shop, 'repeated', null);
      throw refused();
    }
    await deps.noteRefusal(shop, 'signature', null);
    throw refused();
  };
