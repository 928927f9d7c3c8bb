import type { Locale, ShopKey } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { makeChatNoticeOf } from '../notice/chat-notice-now.ts';
import type { ReadFormStanding } from '../notice/form-standing.ts';

/**
 * Both layers of the current chat notice; stores nothing. Rule: TR-1.
 * @throws DomainError not_found for an unknown or closed shop
 */
export const makeReadChatNotice = (deps: {
  findShop(key: ShopKey): Promise<{ shop: Shop; scope: ShopScope }>;
  formStanding: ReadFormStanding;
  digest: Digest;
  clock: Clock;
}) => {
  const noticeOf = makeChatNoticeOf(deps);
  return async (key: ShopKey, locale: Locale): Promise<NoticeVersion> => {
    const { shop, scope } = await deps.findShop(key);
    const standing = await deps.formStanding(shop, scope, locale);
    if (closedReason(shop, standing.agreement) !== null) throw notFound();
    return noticeOf(standing);
  };
};
