import type { ShopId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { CONNECT_CODE_MS } from './connect-code.ts';
import type { ConnectCodeStore } from './connect-code-store.ts';

/**
 * Returns a code that needs the server's verifier.
 * @param returnUrl on an origin of the shop
 * @throws DomainError not_found, forbidden, invalid_request (server not at the shop's address)
 */
export const makeOfferConnection =
  (deps: { connectCodes: ConnectCodeStore; digest: Digest; ids: Ids; clock: Clock }) =>
  async (
    access: Access,
    shopId: ShopId,
    asked: { returnUrl: string; challenge: string },
  ): Promise<{ code: string }> => {
    const { shop, scope } = shopWith(access, shopId, 'connect');
    if (!shop.origins.includes(new URL(asked.returnUrl).origin)) {
      throw new DomainError(
        'invalid_request',
        `The shop that asks to be connected is not at the address of this one (${shop.url}). Choose the matching shop, or correct the address of this one first.`,
        { fields: { returnUrl: "is not at the shop's address" } },
      );
    }
    const code = deps.ids.secret();
    await deps.connectCodes.insert(scope, {
      codeHash: deps.digest.sha256Hex(code),
      shopId,
      staffId: access.staff.id,
      challenge: asked.challenge,
      expiresAt: new Date(deps.clock.now().getTime() + CONNECT_CODE_MS),
    });
    return { code };
  };
