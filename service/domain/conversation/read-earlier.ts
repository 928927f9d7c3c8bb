import type { CustomerFacts } from '../customer/customer.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';

const MOST_EARLIER = 20;

type Deps = {
  conversations: Pick<ConversationStore, 'findBySubject'>;
  vault: Pick<FieldVault, 'subjectKey'>;
  readCustomer(scope: ShopScope, conversation: Conversation): Promise<CustomerFacts | null>;
};

/** Conversations of the verified customer named last, newest first. Rules: SE-1, RT-3. */
export const makeReadEarlier =
  (deps: Deps) =>
  async (scope: ShopScope, conversation: Conversation): Promise<readonly Conversation[]> => {
    const subOf = async (one: Conversation) => (await deps.readCustomer(scope, one))?.sub ?? null;
    const sub = await subOf(conversation);
    if (sub === null) return [];
    const key = await deps.vault.subjectKey(scope, 'customer', sub);
    const found = await deps.conversations.findBySubject(scope, key);
    const newestFirst = found
      .filter(({ id, restrictedAt }) => id !== conversation.id && restrictedAt === null)
      .sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime());
    const same: Conversation[] = [];
    for (const one of newestFirst) {
      if (same.length === MOST_EARLIER) break;
      if ((await subOf(one)) === sub) same.push(one);
    }
    return same;
  };
