import { DomainError } from '../model/base/domain-error.ts';
import { accessMay, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ResolveAccess } from '../model/staff/resolve-access.ts';
import { type AdapterSecretDeps, giveAdapterSecret } from '../shop/adapter-secret.ts';
import type { ConnectCodeStore } from './connect-code-store.ts';

/**
 * Exchanges the code for key and secret.
 * @throws DomainError invitation_invalid, alike for every reason. Rule: SE-3
 */
export const makeRedeemConnection =
  (deps: AdapterSecretDeps & { connectCodes: ConnectCodeStore; resolveAccess: ResolveAccess }) =>
  async (given: { code: string; verifier: string }): Promise<{ shop: Shop; secret: string }> => {
    const refused = () =>
      new DomainError(
        'invitation_invalid',
        'This connection was used, cancelled or has expired. Press Connect once more.',
      );
    const taken = await deps.connectCodes.take(deps.digest.sha256Hex(given.code));
    if (taken === null || taken.expiresAt <= deps.clock.now()) throw refused();
    if (!deps.digest.equal(deps.digest.sha256Hex(given.verifier), taken.challenge)) throw refused();
    const own = (await deps.resolveAccess(taken.staffId))?.shops.get(taken.shopId);
    if (own === undefined || !accessMay(own, 'connect')) throw refused();
    const scope = scopeOfShop(taken.shopId);
    const shop = await deps.shops.get(scope);
    if (shop === null) throw refused();
    const secret = await giveAdapterSecret(deps, scope, null);
    await deps.recordAct({
      actor: taken.staffId,
      shopId: shop.id,
      action: 'shop.connect',
      target: shop.id,
      outcome: 'ok',
    });
    return { shop, secret };
  };
