import type { ConversationId, TagId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import { type AgreementGate, requireAgreement } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Access, scopeWith } from '../model/staff/resolve-access.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { ConversationTags } from '../model/tag/tag.ts';
import type { ConversationTagStore, ShopTagStore } from '../model/tag/tag-store.ts';

type Deps = {
  shopTags: ShopTagStore;
  conversationTags: ConversationTagStore;
  conversations: Pick<ConversationStore, 'find' | 'setTags'>;
  agreementGate: AgreementGate;
  clock: Clock;
  recordAct: RecordAct;
  recordReading: RecordReading;
  bus: EventBus;
};

/** Conversations per answer. */
const MOST_TAGGED = 2_000;

/** Tags and tagged conversations of all shops; audited. Rule: PR-6. */
export const makeReadTags =
  (deps: Deps) =>
  async (
    access: Access,
  ): Promise<{
    shops: Awaited<ReturnType<ShopTagStore['list']>>;
    tagged: readonly ConversationTags[];
    /** False: truncated. */
    isWhole: boolean;
  }> => {
    const scope = scopeWith(access, 'read');
    const [shops, tagged] = await Promise.all([
      deps.shopTags.list(scope),
      deps.conversationTags.list(scope, MOST_TAGGED),
    ]);
    await deps.recordReading(
      access.staff.id,
      'conversation.list',
      tagged.map(({ shopId }) => shopId),
    );
    return { shops, tagged, isWhole: tagged.length < MOST_TAGGED };
  };

export type TagsWanted = { readonly add: readonly TagId[]; readonly remove: readonly TagId[] };

/**
 * Changes and returns a conversation's tags; no contact.
 * @throws DomainError invalid_request for a foreign tag, dpa_required
 */
export const makeTagConversation = (deps: Deps) => {
  const listByTags = async (
    scope: ShopScope,
    id: ConversationId,
    stored: readonly TagId[],
  ): Promise<readonly TagId[]> => {
    for (let shown = stored; ; ) {
      await deps.conversations.setTags(scope, id, shown);
      const now = await deps.conversationTags.get(scope, id);
      if (now.join() === shown.join()) return shown;
      shown = now;
    }
  };
  return async (
    scope: ShopScope,
    by: Staff,
    conversation: Conversation,
    wanted: TagsWanted,
  ): Promise<readonly TagId[]> => {
    await requireAgreement(deps, scope);
    const known = new Set((await deps.shopTags.get(scope)).map(({ id }) => id));
    const add = [...new Set(wanted.add)];
    if (add.some((id) => !known.has(id)))
      throw new DomainError('invalid_request', 'The shop has no such tag. Reload and choose again.', {
        fields: { add: 'must be tags of the shop' },
      });
    const { id: conversationId, expiresAt } = conversation;
    const { shopId } = scope;
    const row = { conversationId, shopId, changedAt: deps.clock.now(), expiresAt };
    const stored = await deps.conversationTags.change(scope, { ...row, add, remove: wanted.remove });
    const tagIds = await listByTags(scope, conversationId, stored);
    await deps.recordAct({
      actor: by.id,
      shopId,
      action: 'conversation.tag',
      target: conversationId,
      outcome: 'ok',
      details: { count: tagIds.length },
    });
    deps.bus.publish({ type: 'tags.changed', shopId, conversationId, tagIds });
    return tagIds;
  };
};

/** Rule: RE-1. */
export const makeEndTags =
  (deps: Pick<Deps, 'conversations' | 'conversationTags'>) =>
  async (scope: ShopScope, now: Date): Promise<number> => {
    let removed = 0;
    for (const id of await deps.conversationTags.expiredConversations(scope, now)) {
      if ((await deps.conversations.find(scope, id as ConversationId)) !== null) continue;
      removed += await deps.conversationTags.removeByConversation(scope, id);
    }
    return removed;
  };
