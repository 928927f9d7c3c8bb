import type { MarketingChannel, NoticeId } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { fieldOf } from '../model/marketing/subscription.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { tickedFormOf } from '../model/marketing/ticked-form.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { MarketingNotice } from '../notice/compose-marketing-notice.ts';
import { addressKeys, entriesUnder } from './address-keys.ts';
import type { EndSubscription } from './end-subscription.ts';
import { makeSubscribe, type SubscribeDeps, type Ticked } from './subscribe.ts';

/** Ticked boxes with the notice shown. */
export type TickedBoxes = { noticeId: NoticeId; channels: readonly MarketingChannel[] };
type Values = { email?: string | undefined; phone?: string | undefined };

/** Rules: MK-1, CO-4. */
export const areBoxesCurrent = (ticked: TickedBoxes, current: MarketingNotice | null): boolean =>
  current !== null &&
  current.notice.id === ticked.noticeId &&
  ticked.channels.every((channel) => current.boxes.some((box) => box.channel === channel));

/** Empty fields that a ticked box requires. */
export const boxFaults = (ticked: TickedBoxes, values: Values): Record<string, string> =>
  Object.fromEntries(
    ticked.channels
      .filter((channel) => values[fieldOf(channel)] === undefined)
      .map((channel) => [fieldOf(channel), 'is needed for the offers you asked for']),
  );

/** Idempotent. Rule: CO-3. */
export const makeTakeTickedBoxes = (deps: SubscribeDeps & { notices: Pick<NoticeStore, 'put'> }) => {
  const subscribe = makeSubscribe(deps);
  return async (
    shop: Shop,
    scope: ShopScope,
    boxes: TickedBoxes,
    current: MarketingNotice,
    values: Values,
    proof: Omit<Ticked, 'channel' | 'address' | 'noticeId'>,
  ): Promise<void> => {
    await deps.notices.put(scope, current.notice);
    for (const channel of boxes.channels) {
      const address = values[fieldOf(channel)];
      if (address === undefined) continue;
      await subscribe(shop, scope, { ...proof, channel, address, noticeId: current.notice.id });
    }
  };
};

/**
 * Withdraws a phone consent that a form's repeat no longer ticks; e-mail needs nothing. Rules: MK-1, CO-6.
 */
export const makeTakeBackUnticked =
  (deps: {
    vault: Pick<FieldVault, 'subjectKey'>;
    subscriptions: Pick<SubscriptionStore, 'find'>;
    consents: Pick<ConsentStore, 'get'>;
    endSubscription: EndSubscription;
  }) =>
  async (
    shop: Shop,
    scope: ShopScope,
    {
      channels,
      phone,
      sessionRef,
    }: { channels: TickedBoxes['channels']; phone: string | undefined } & Pick<Ticked, 'sessionRef'>,
  ): Promise<void> => {
    if (phone === undefined || channels.includes('phone')) return;
    const keys = await addressKeys(deps.vault, scope, shop.locale, 'phone', phone);
    for (const row of await entriesUnder(deps.subscriptions, scope, 'phone', keys)) {
      if ((await tickedFormOf(deps, scope, row)) !== sessionRef) continue;
      await deps.endSubscription(scope, row, { method: 'checkbox', actor: 'visitor', via: 'widget' });
    }
  };
