import type { PolicyChange } from '../domain/model/notice/policy-change.ts';
import type { NoticeEntry } from '../domain/notice/read-changes.ts';
import type { PolicyChangeView } from '../protocol/api/change-api.ts';

export const policyChangeView = (change: PolicyChange): PolicyChangeView => ({
  id: change.id,
  locale: change.locale,
  title: change.title,
  url: change.url,
  changedAt: change.changedAt.toISOString(),
  fromSha256: change.fromSha256,
  toSha256: change.toSha256,
  choice: change.choice,
  decidedBy: change.decidedBy,
  decidedAt: change.decidedAt?.toISOString() ?? null,
  leads: change.leads,
  cards: change.cards,
  subscriptions: change.subscriptions,
  reached: change.reached,
  mailed: change.mailed,
  isDone: change.doneAt !== null,
});

/** Notice versions by language, and policy text changes. */
export const policyChangesView = (
  { entries, changes }: { entries: readonly NoticeEntry[]; changes: readonly PolicyChange[] },
  mayDecide: boolean,
) => ({
  entries: entries.map((entry) => ({
    noticeId: entry.noticeId,
    locale: entry.locale,
    since: entry.since.toISOString(),
    until: entry.until?.toISOString() ?? null,
    aspects: [...entry.aspects],
    policy:
      entry.policy === null
        ? null
        : { title: entry.policy.title, url: entry.policy.url, state: entry.policy.state },
  })),
  changes: changes.map(policyChangeView),
  mayDecide,
});
