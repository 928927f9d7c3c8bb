import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentId, ContentKeys } from '../model/content/content-keys.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';

export type SweepKeyless = (scope: ShopScope) => Promise<number>;

type Deps = {
  contentKeys: Pick<ContentKeys, 'existing'>;
  conversations: Pick<ConversationStore, 'ids' | 'erase'>;
  leads: Pick<LeadStore, 'ids' | 'remove'>;
  mails: Pick<MailStore, 'removeByRef'>;
  /** Removes the cards of a conversation that is gone. */
  forgetCards(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes who was told of it. */
  forgetAlerts(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes the attachments of a conversation that is gone. */
  forgetAttachments(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes its internal notes. */
  forgetNotes(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Takes its tags off. */
  forgetTags(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** Records looked up at a time. */
const BATCH = 500;

/**
 * Removes the rows of conversations and leads whose key was destroyed: an erasure was interrupted after that, or a
 * backup from before it was put back. Nothing in them can be read any more. Rules: RT-2, RT-8.
 * @returns how many records
 */
export const makeSweepKeyless = (deps: Deps): SweepKeyless => {
  const withoutKey = async <Id extends ContentId>(scope: ShopScope, ids: readonly Id[]): Promise<Id[]> => {
    const found: Id[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const existing = new Set<ContentId>(await deps.contentKeys.existing(scope, batch));
      found.push(...batch.filter((id) => !existing.has(id)));
    }
    return found;
  };
  return async (scope) => {
    const conversations = await withoutKey(scope, await deps.conversations.ids(scope));
    for (const id of conversations) {
      await deps.mails.removeByRef(scope, id);
      await deps.forgetCards(scope, id);
      await deps.forgetAlerts(scope, id);
      await deps.forgetAttachments(scope, id);
      await deps.forgetNotes(scope, id);
      await deps.forgetTags(scope, id);
      await deps.conversations.erase(scope, id);
    }
    const leads = await withoutKey(scope, await deps.leads.ids(scope));
    for (const id of leads) {
      await deps.mails.removeByRef(scope, id);
      await deps.leads.remove(scope, id);
    }
    return conversations.length + leads.length;
  };
};
