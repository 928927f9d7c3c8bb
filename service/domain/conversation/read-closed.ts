import type { Locale, ShopId, StaffId, TagId, TeamId } from '../../protocol/vocabulary.ts';
import { scopeOfShops } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { closedKey, type InboxPage, type InboxPlace } from '../model/conversation/inbox.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';

export type ClosedAsked = {
  /** One shop; null for all shops of the person. */
  shopId: ShopId | null;
  /** Who had it when it was closed; null for anybody. */
  staffId: StaffId | null;
  locale: Locale | null;
  tagId: TagId | null;
  /** A team that it was handed to; null for any or none. */
  teamId: TeamId | null;
  /** Only those after this place; null for the newest. */
  before: InboxPlace | null;
  limit: number;
};

/**
 * Closed conversations of the person's shops by pages, newest activity first, for as long as they are kept. Rule: SE-1.
 * @throws DomainError not_found for a shop that is not the person's
 */
export const makeReadClosed =
  (deps: { conversations: Pick<ConversationStore, 'inbox'> }) =>
  async (
    access: Access,
    { shopId, staffId, locale, tagId, teamId, before, limit }: ClosedAsked,
  ): Promise<InboxPage> => {
    const scope =
      shopId === null ? scopeWith(access, 'read') : scopeOfShops([shopWith(access, shopId, 'read').shop.id]);
    const key = closedKey({ staffId, locale, tagId, teamId });
    return deps.conversations.inbox(scope, { key, since: null, before, limit });
  };
