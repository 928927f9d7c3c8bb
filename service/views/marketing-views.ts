import type { ListedSubscription } from '../domain/marketing/marketing-overview.ts';

/** Newest entries with addresses. */
export const subscriptionsView = (listed: readonly ListedSubscription[]) => ({
  entries: listed.map(({ row, address, isDueForReminder }) => ({
    id: row.id,
    channel: row.channel,
    address,
    state: row.state,
    optIn: row.optIn,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    consentEventId: row.consentEventId,
    noticeId: row.noticeId,
    importNote: row.importNote,
    isDueForReminder,
  })),
});
