import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { Lead } from '../domain/model/lead/lead.ts';
import type { RetentionRun } from '../domain/model/retention/retention-run.ts';
import { summaryView } from './conversation-views.ts';

/** Past runs and legal holds. */
export const retentionView = (
  reports: readonly RetentionRun[],
  holds: { leads: readonly Lead[]; conversations: readonly Conversation[] },
  mayEdit: boolean,
) => ({
  reports: reports.map(({ id, startedAt, durationMs, instance, removed }) => ({
    id,
    startedAt: startedAt.toISOString(),
    durationMs,
    instance,
    removed: { ...removed },
  })),
  holds: [
    ...holds.leads.map(({ id, reference, heldAt, heldReason, withdrawnAt }) => ({
      kind: 'lead' as const,
      id,
      label: reference,
      heldAt: heldAt?.toISOString() ?? '',
      reason: heldReason,
      hiddenAt: withdrawnAt?.toISOString() ?? null,
    })),
    ...holds.conversations.map((conversation) => ({
      kind: 'conversation' as const,
      id: conversation.id,
      label: summaryView(conversation).label,
      heldAt: conversation.heldAt?.toISOString() ?? '',
      reason: conversation.heldReason,
      hiddenAt: conversation.eraseAskedAt?.toISOString() ?? null,
    })),
  ],
  mayEdit,
});
