import type { AuditStore } from '../../model/audit/audit-store.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import type { SubjectSource } from '../../model/erasure/subject-source.ts';
import type { LeadStore } from '../../model/lead/lead-store.ts';

export type AuditSourceDeps = {
  audit: AuditStore;
  leads: Pick<LeadStore, 'findBySubject'>;
  conversations: Pick<ConversationStore, 'findBySubject'>;
};

/**
 * The audit log holds nothing about visitors but ids of their records. An erasure forgets those too, before the
 * records go through which they are found. Rule: RT-2.
 */
export const makeAuditSource = (deps: AuditSourceDeps): SubjectSource => ({
  name: 'audit',
  count: async () => 0,
  collect: async () => [],
  async erase(scope, subject, at) {
    const found = await Promise.all(
      subject.subjectKeys.map(async (key) => [
        ...(await deps.leads.findBySubject(scope, key)).map((row) => ({ ...row, began: row.createdAt })),
        ...(await deps.conversations.findBySubject(scope, key)).map((row) => ({
          ...row,
          began: row.openedAt,
        })),
      ]),
    );
    const going = found.flat().filter((row) => row.heldAt === null && row.began <= at);
    await deps.audit.forgetTargets(scope, [...subject.refs, ...going.map((row) => row.id)]);
    return { removed: 0, retained: [] };
  },
});
