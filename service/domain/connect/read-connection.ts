import type { ChatMode, ClosedReason, Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { OpenedWidget } from '../conversation/open-widget.ts';
import type { PolicyBindingStore } from '../notice/notice-store.ts';
import type { Clock, PresenceBoard } from '../ports.ts';
import type { Shop, StoreRefusal } from '../shop/shop.ts';
import { type Access, shopWith } from '../staff/resolve-access.ts';
import type { ShopScope } from '../tenancy.ts';

/** How the shop and its store stand to each other, and what a visitor finds now. */
export type ConnectionStanding = {
  /** The store can sign: there is a secret. */
  readonly hasSecret: boolean;
  readonly secretAt: Date | null;
  /** When the daily report should have come; null while it is not missing. */
  readonly missingSince: Date | null;
  readonly lastRefusal: StoreRefusal | null;
  readonly visitors: { readonly mode: ChatMode; readonly reason: ClosedReason | null; readonly here: number };
};

const DAY_MS = 24 * 3_600_000;

/** A store reports at least once a day (AD-19); one that is missing for a second day is told of. */
export const reportMissingSince = (lastPushAt: Date | null, now: Date): Date | null =>
  lastPushAt !== null && now.getTime() - lastPushAt.getTime() > 2 * DAY_MS
    ? new Date(lastPushAt.getTime() + DAY_MS)
    : null;

/** @throws DomainError not_found */
export const makeReadConnection =
  (deps: {
    policyBindings: PolicyBindingStore;
    presence: PresenceBoard;
    clock: Clock;
    widgetMode(shop: Shop, scope: ShopScope, locale: Locale): Promise<Pick<OpenedWidget, 'mode' | 'reason'>>;
  }) =>
  async (access: Access, shopId: ShopId): Promise<ConnectionStanding> => {
    const { shop, scope } = shopWith(access, shopId, 'read');
    const { mode, reason } = await deps.widgetMode(shop, scope, shop.locale);
    const binding = await deps.policyBindings.get(scope);
    return {
      hasSecret: shop.adapterSecrets.length > 0,
      secretAt: shop.adapterSecretAt,
      missingSince: reportMissingSince(binding?.lastPushAt ?? null, deps.clock.now()),
      lastRefusal: shop.lastRefusal,
      visitors: { mode, reason, here: deps.presence.here(shop.id).length },
    };
  };
