import { byLocale } from '../../protocol/by-locale.ts';
import type { CannedReplyId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { hoursText } from '../model/hours/hours-text.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { CannedReply } from './canned-reply.ts';
import type { ReplyUseStore } from './canned-reply-store.ts';
import type { ReplyPlaceDeps } from './reply-place.ts';

/** The shop's wins over the company's. */
const repliesOf = async (deps: ReplyPlaceDeps, shop: Shop, scope: ShopScope): Promise<CannedReply[]> => {
  const own = (await deps.cannedReplies.get(scope))?.replies ?? [];
  const shared = (await deps.organisationReplies.get(shop.organisationId))?.replies ?? [];
  const taken = new Set(own.map(({ shortcut }) => shortcut));
  return [...own, ...shared.filter(({ shortcut }) => !taken.has(shortcut))];
};

/** Replies for consultants. @throws DomainError not_found, forbidden */
export const makeUsableReplies =
  (deps: ReplyPlaceDeps & { clock: Clock }) =>
  async (
    access: Access,
    shopId: ShopId,
  ): Promise<{ locale: Locale; replies: CannedReply[]; hours: Record<Locale, string | null> }> => {
    const { shop, scope } = shopWith(access, shopId, 'answer');
    const now = deps.clock.now();
    const hours = byLocale((locale) => hoursText(shop.hours, now, locale));
    return { locale: shop.locale, replies: await repliesOf(deps, shop, scope), hours };
  };

/** Counts an insertion, without the person. @throws DomainError not_found, forbidden */
export const makeCountReplyUse =
  (deps: ReplyPlaceDeps & { replyUses: ReplyUseStore }) =>
  async (access: Access, shopId: ShopId, replyId: CannedReplyId, act: 'inserted' | 'sent'): Promise<void> => {
    const { shop, scope } = shopWith(access, shopId, 'answer');
    if (!(await repliesOf(deps, shop, scope)).some(({ id }) => id === replyId)) throw notFound();
    await deps.replyUses.count(scope, replyId, act);
  };
