import type { ChatMode, ClosedReason, Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { Shop, ShopServerRefusal } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type SecretOutsideDeps, shopsWithSecretOutside } from '../model/staff/secret-outside.ts';
import type { OpenedWidget } from '../widget/open-widget.ts';
import { lastHeardOfSilent } from './fall-silent.ts';

export type ConnectionStanding = {
  readonly hasSecret: boolean;
  readonly secretAt: Date | null;
  readonly isSecretOutside: boolean;
  /** Null while it reports. */
  readonly silentSince: Date | null;
  readonly lastRefusal: ShopServerRefusal | null;
  readonly visitors: { readonly mode: ChatMode; readonly reason: ClosedReason | null; readonly here: number };
};

/** @throws DomainError not_found */
export const makeReadConnection =
  (
    deps: SecretOutsideDeps & {
      policyBindings: PolicyBindingStore;
      presence: PresenceBoard;
      clock: Clock;
      widgetMode(
        shop: Shop,
        scope: ShopScope,
        locale: Locale,
      ): Promise<Pick<OpenedWidget, 'mode' | 'reason'>>;
    },
  ) =>
  async (access: Access, shopId: ShopId): Promise<ConnectionStanding> => {
    const { shop, scope } = shopWith(access, shopId, 'look');
    const { mode, reason } = await deps.widgetMode(shop, scope, shop.locale);
    const binding = await deps.policyBindings.get(scope);
    return {
      hasSecret: shop.adapterSecrets.length > 0,
      secretAt: shop.adapterSecretAt,
      isSecretOutside: (await shopsWithSecretOutside(deps, [shop])).has(shop.id),
      silentSince: lastHeardOfSilent(binding, deps.clock.now()),
      lastRefusal: shop.lastRefusal,
      visitors: { mode, reason, here: deps.presence.here(shop.id).length },
    };
  };
