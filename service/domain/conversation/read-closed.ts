import type { Locale, ShopId, StaffId, TagId, TeamId } from '../../protocol/vocabulary.ts';
import { scopeOfShops } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { closedKey, type InboxPage, type InboxPlace } from '../model/conversation/inbox.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';

export type ClosedAsked = {
  /** Null: all. */
  shopId: ShopId | null;
  /** Null: any. */
  staffId: StaffId | null;
  locale: Locale | null;
  tagId: TagId | null;
  /** Null: any or none. */
  teamId: TeamId | null;
  /** Null: newest. */
  before: InboxPlace | null;
  limit: number;
};

/**
 * Closed conversations by pages, newest first. Rule: SE-1.
 * @throws DomainError not_found (another's shop)
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
