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

/** Validity of a renewed secret's predecessor, in milliseconds. */
const RENEWED_GRACE_MS = 24 * 3_600_000;

/** Valid sealed secrets, newest first. Rule: AD-7. */
export const signingSecrets = (shop: Shop, now: Date): readonly string[] => {
  const isInGrace =
    shop.adapterSecretAt !== null && now.getTime() - shop.adapterSecretAt.getTime() < RENEWED_GRACE_MS;
  return shop.adapterSecrets.slice(0, isInGrace ? 2 : 1);
};

/**
 * Replaces all secrets at once.
 * @param shownTo reader on screen; null: shop server only
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
 * Renews the newest secret; the old one signs for another day. Rule: AD-41.
 * @param signedWith sealed
 * @throws DomainError conflict when a newer secret exists
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
  /** Unix seconds. */
  time: string;
  /** Unique per request. */
  nonce: string;
  signature: string;
  method: string;
  path: string;
  /** Signed bytes; read only after key and headers match. */
  readBody(): Promise<string>;
};
const TOLERANCE_SECONDS = 300;

/** Longer than validity: process clocks differ. */
const forgottenAt = ({ time }: SignedRequest): Date =>
  new Date((Number(time) + 2 * TOLERANCE_SECONDS) * 1000);

/** Unsigned requests leave no trace. */
const isSigned = ({ time, nonce, signature }: SignedRequest): boolean =>
  /^\d{10}$/.test(time) && /^[\w-]{22,64}$/.test(nonce) && /^v1=[0-9a-f]{64}$/.test(signature);

/**
 * Gives a shop server's scope; refusals are noted for the shop. Contract: shop-adapters/contract.
 * @throws DomainError invalid_request without a nonce; shop_closed when it has left; signature_invalid for
 * all else
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
    // May be changed meanwhile. Rule: AD-7.
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
