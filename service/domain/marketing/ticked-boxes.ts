import type { MarketingChannel, NoticeId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { fieldOf } from '../model/marketing/subscription.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { MarketingNotice } from '../notice/compose-marketing-notice.ts';
import { makeSubscribe, type SubscribeDeps, type Ticked } from './subscribe.ts';

/** Boxes that came with a form, under the notice that was shown with them. */
export type TickedBoxes = { noticeId: NoticeId; channels: readonly MarketingChannel[] };
type Values = { email?: string | undefined; phone?: string | undefined };

/** True when these boxes were shown in just these words. Rules: MK-1, CO-4. */
export const areBoxesCurrent = (ticked: TickedBoxes, current: MarketingNotice | null): boolean =>
  current !== null &&
  current.notice.id === ticked.noticeId &&
  ticked.channels.every((channel) => current.boxes.some((box) => box.channel === channel));

/** Fields that a ticked box needs and that were left empty. */
export const boxFaults = (ticked: TickedBoxes, values: Values): Record<string, string> =>
  Object.fromEntries(
    ticked.channels
      .filter((channel) => values[fieldOf(channel)] === undefined)
      .map((channel) => [fieldOf(channel), 'is needed for the offers you asked for']),
  );

/** Keeps the notice and makes one consent and one entry of each ticked box; again changes nothing. Rule: CO-3. */
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
