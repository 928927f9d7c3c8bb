import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { ListedRow, RecordReading } from '../audit/record-reading.ts';
import type { CustomerFacts } from '../customer/customer.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { InboxPage } from '../model/conversation/inbox.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { ClosedAsked } from './read-closed.ts';
import type { InboxAsked, InboxFound } from './read-inbox.ts';
import type { Backfill } from './resume-conversation.ts';

type Found = { conversation: Conversation; scope: ShopScope };
type Deps = {
  recordReading: RecordReading;
  readInbox(access: Access, asked: InboxAsked): Promise<InboxFound>;
  readClosed(access: Access, asked: ClosedAsked): Promise<InboxPage>;
  findConversation(access: Access, id: ConversationId, right: 'read' | 'answer'): Promise<Found>;
  readEvents(scope: ShopScope, conversation: Conversation, after: number, limit: number): Promise<Backfill>;
  readCustomer(scope: ShopScope, conversation: Conversation): Promise<CustomerFacts | null>;
  readEarlier(scope: ShopScope, conversation: Conversation): Promise<readonly Conversation[]>;
};

const listedRow = ({ shopId, openedAt }: Conversation): ListedRow => ({ shopId, cameAt: openedAt });

/** The console's only read access; readings are recorded first. Rules: PR-6, RT-1. */
export const makeShowToStaff = (deps: Deps) => {
  const noted = (access: Access, action: string, { id, shopId }: Conversation): Promise<void> =>
    deps.recordReading(access.staff.id, action, [shopId], id);
  return {
    async showInbox(access: Access, asked: InboxAsked): Promise<InboxFound> {
      const found = await deps.readInbox(access, asked);
      await deps.recordReading(access.staff.id, 'conversation.list', found.conversations.map(listedRow));
      return found;
    },
    /** @throws DomainError not_found */
    async showClosed(access: Access, asked: ClosedAsked): Promise<InboxPage> {
      const page = await deps.readClosed(access, asked);
      await deps.recordReading(access.staff.id, 'conversation.list', page.conversations.map(listedRow));
      return page;
    },
    /** @throws DomainError not_found */
    async showConversation(access: Access, id: ConversationId): Promise<Conversation> {
      const { conversation } = await deps.findConversation(access, id, 'read');
      await noted(access, 'conversation.read', conversation);
      return conversation;
    },
    async showEvents(
      access: Access,
      { conversation, scope }: Found,
      after: number,
      limit: number,
    ): Promise<Backfill> {
      await noted(access, 'conversation.read', conversation);
      return deps.readEvents(scope, conversation, after, limit);
    },
    /** @throws DomainError not_found, forbidden */
    async showCustomer(access: Access, id: ConversationId): Promise<CustomerFacts | null> {
      const { conversation, scope } = await deps.findConversation(access, id, 'answer');
      if (conversation.customer !== null) await noted(access, 'customer.read', conversation);
      return deps.readCustomer(scope, conversation);
    },
    /** Both readings are recorded. @throws DomainError not_found, forbidden */
    async showEarlier(access: Access, id: ConversationId): Promise<readonly Conversation[]> {
      const { conversation, scope } = await deps.findConversation(access, id, 'answer');
      if (conversation.customer === null) return [];
      await noted(access, 'customer.read', conversation);
      await deps.recordReading(access.staff.id, 'conversation.list', [listedRow(conversation)]);
      return deps.readEarlier(scope, conversation);
    },
  };
};
