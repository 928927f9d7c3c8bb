import type { LeadId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import { type ShopsScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isHiddenLead, type Lead } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { type Access, scopeWith } from '../model/staff/resolve-access.ts';
import type { OpenedLead } from './read-leads.ts';

type Deps = {
  leads: Pick<LeadStore, 'findBySubject'>;
  conversations: Pick<ConversationStore, 'findBySubject'>;
  recordReading: RecordReading;
  readLead(scope: ShopsScope, id: LeadId): Promise<OpenedLead>;
};
export type OtherMessages = {
  readonly leads: readonly Lead[];
  readonly conversations: readonly Conversation[];
};

/** Newest of each kind. */
const SHOWN = 20;

const once = <T extends { readonly id: string; readonly restrictedAt: Date | null }>(
  found: readonly (readonly T[])[],
  at: (one: T) => Date,
): T[] =>
  [...new Map(found.flat().map((one) => [one.id, one])).values()]
    .filter(({ restrictedAt }) => restrictedAt === null)
    .sort((a, b) => at(b).getTime() - at(a).getTime())
    .slice(0, SHOWN);

/**
 * Records with the same address or number, newest first, by keyed hash; audited. Rules: SE-1, RT-3, PR-6.
 * @throws DomainError not_found
 */
export const makeShowOtherMessages =
  (deps: Deps) =>
  async (access: Access, leadId: LeadId): Promise<OtherMessages> => {
    const { lead } = await deps.readLead(scopeWith(access, 'leads'), leadId);
    const scope = scopeOfShop(lead.shopId);
    const leads = await Promise.all(lead.subjectKeys.map((key) => deps.leads.findBySubject(scope, key)));
    const mayRead = scopeWith(access, 'read').shopIds.includes(lead.shopId);
    const chats = mayRead
      ? await Promise.all(lead.subjectKeys.map((key) => deps.conversations.findBySubject(scope, key)))
      : [];
    await deps.recordReading(access.staff.id, 'lead.others', [lead.shopId], leadId);
    return {
      leads: once(leads, ({ createdAt }) => createdAt).filter(
        (one) => one.id !== leadId && one.quarantine === null && !isHiddenLead(one),
      ),
      conversations: once(chats, ({ lastAt }) => lastAt),
    };
  };
