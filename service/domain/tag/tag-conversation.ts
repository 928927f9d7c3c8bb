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

/** Most conversations whose tags a console gets at once. */
const MOST_TAGGED = 2_000;

/** The tags of all shops of the person, and which conversations have them; the reading is written down. Rule: PR-6. */
export const makeReadTags =
  (deps: Deps) =>
  async (
    access: Access,
  ): Promise<{
    shops: Awaited<ReturnType<ShopTagStore['list']>>;
    tagged: readonly ConversationTags[];
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
    return { shops, tagged };
  };

/**
 * Puts tags on a conversation in place of those it has. They say what it is about and count as no contact.
 * @throws DomainError invalid_request for a tag that is not of the shop, dpa_required
 */
export const makeTagConversation =
  (deps: Deps) =>
  async (
    scope: ShopScope,
    by: Staff,
    conversation: Conversation,
    tagIds: readonly TagId[],
  ): Promise<readonly TagId[]> => {
    await requireAgreement(deps, scope);
    const known = new Set((await deps.shopTags.get(scope)).map(({ id }) => id));
    const wanted = [...new Set(tagIds)];
    if (wanted.some((id) => !known.has(id)))
      throw new DomainError('invalid_request', 'The shop has no such tag. Reload and choose again.', {
        fields: { tagIds: 'must be tags of the shop' },
      });
    const { id: conversationId, expiresAt } = conversation;
    const { shopId } = scope;
    await deps.conversationTags.put(scope, {
      conversationId,
      shopId,
      tagIds: wanted,
      changedAt: deps.clock.now(),
      expiresAt,
    });
    await deps.conversations.setTags(scope, conversationId, wanted);
    await deps.recordAct({
      actor: by.id,
      shopId,
      action: 'conversation.tag',
      target: conversationId,
      outcome: 'ok',
      details: { count: wanted.length },
    });
    deps.bus.publish({ type: 'tags.changed', shopId, conversationId, tagIds: wanted });
    return wanted;
  };

/** Removes tags of conversations that are gone. Rule: RE-1. */
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
