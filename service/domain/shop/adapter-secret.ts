import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../audit/record-act.ts';
import type { NoteRefusal } from '../connect/note-refusal.ts';
import type { ClosedShopStore } from '../departure/departure-store.ts';
import { DomainError } from '../domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../ports.ts';
import { type Access, shopWith } from '../staff/resolve-access.ts';
import { type ShopScope, scopeOfShop } from '../tenancy.ts';
import type { Shop } from './shop.ts';
import type { ShopStore } from './shop-store.ts';

export type AdapterSecretDeps = {
  shops: ShopStore;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
};

/** A new secret; the one before stays good until the next change, so that nothing breaks meanwhile. */
export const giveAdapterSecret = async (
  deps: AdapterSecretDeps,
  scope: ShopScope,
  shop: Shop,
): Promise<string> => {
  const secret = `zgs_${deps.ids.secret()}`;
  const sealed = await deps.vault.seal(scope, secret);
  await deps.shops.update(scope, {
    adapterSecrets: [sealed, ...shop.adapterSecrets].slice(0, 2),
    adapterSecretAt: deps.clock.now(),
  });
  return secret;
};

/** @throws DomainError not_found, forbidden */
export const makeRotateAdapterSecret =
  (deps: AdapterSecretDeps) =>
  async (access: Access, shopId: ShopId): Promise<{ key: string; secret: string }> => {
    const { shop, scope } = shopWith(access, shopId, 'settings');
    const secret = await giveAdapterSecret(deps, scope, shop);
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
 * A signed store takes a new secret; the one that it signs with stays good until the next change, so nothing is
 * lost when the answer does not arrive.
 */
export const makeRenewStoreSecret =
  (deps: AdapterSecretDeps) =>
  async (scope: ShopScope, shop: Shop): Promise<string> => {
    const secret = await giveAdapterSecret(deps, scope, shop);
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
  signature: string;
  method: string;
  path: string;
  /** The bytes that are signed, as text. Asked for once key and headers are those of a shop, never for a stranger. */
  readBody(): Promise<string>;
};
const TOLERANCE_SECONDS = 300;

/** A request that no store signed is no store's refusal: crawlers and guesses leave no trace. */
const isSigned = ({ time, signature }: SignedRequest): boolean =>
  /^\d{10}$/.test(time) && /^v1=[0-9a-f]{64}$/.test(signature);

/**
 * An adapter's signature gives the scope of its shop; why it was refused is noted for the shop's people alone.
 * Contract: shop-adapters/contract.
 * @throws DomainError shop_closed when it has left; signature_invalid, the same for an unknown shop, an old time and a wrong secret
 */
export const makeAuthenticateAdapter =
  (
    deps: Pick<AdapterSecretDeps, 'shops' | 'vault' | 'digest' | 'clock'> & {
      closedShops: ClosedShopStore;
      noteRefusal: NoteRefusal;
    },
  ) =>
  async (request: SignedRequest): Promise<{ shop: Shop; scope: ShopScope }> => {
    const refused = () =>
      new DomainError(
        'signature_invalid',
        "The signature is not valid. Check key and secret in the plugin, and the shop server's clock.",
      );
    const shop = request.shopKey.startsWith('zgk_')
      ? await deps.shops.findByKey(request.shopKey as Shop['key'])
      : null;
    if (shop === null && (await deps.closedShops.has(deps.digest.sha256Hex(request.shopKey)))) {
      throw new DomainError(
        'shop_closed',
        'This shop has left and everything of it is deleted. Remove the plugin, or connect it to another shop.',
      );
    }
    if (shop === null || !isSigned(request)) throw refused();
    const offset = Math.round(Number(request.time) - deps.clock.now().getTime() / 1000);
    const scope = scopeOfShop(shop.id);
    const text = [
      'zgoda-adapter.v1',
      request.time,
      request.method,
      request.path,
      deps.digest.sha256Hex(await request.readBody()),
    ].join('\n');
    for (const sealed of shop.adapterSecrets) {
      const secret = await deps.vault.open(scope, sealed);
      if (!deps.digest.equal(request.signature, `v1=${deps.digest.hmacHex(secret, text)}`)) continue;
      if (Math.abs(offset) <= TOLERANCE_SECONDS) return { shop, scope };
      await deps.noteRefusal(shop, 'clock', offset);
      throw refused();
    }
    await deps.noteRefusal(shop, 'signature', null);
    throw refused();
  };
