import type { Locale, ShopKey } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { composeChatNotice } from '../notice/compose-chat-notice.ts';
import type { ReadFormStanding } from '../notice/form-standing.ts';

/**
 * The notice of the live chat as it is now, both layers; stores nothing. Rule: TR-1.
 * @throws DomainError not_found for an unknown shop, and for one whose chat is closed
 */
export const makeReadChatNotice =
  (deps: {
    findShop(key: ShopKey): Promise<{ shop: Shop; scope: ShopScope }>;
    formStanding: ReadFormStanding;
    digest: Digest;
    clock: Clock;
  }) =>
  async (key: ShopKey, locale: Locale): Promise<NoticeVersion> => {
    const { shop, scope } = await deps.findShop(key);
    const { page, facts, agreement } = await deps.formStanding(shop, scope, locale);
    if (closedReason(shop, agreement) !== null) throw notFound();
    return composeChatNotice({ shop, locale, page, facts, digest: deps.digest, now: deps.clock.now() });
  };
