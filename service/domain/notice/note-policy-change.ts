import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CurrentNotice, NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';

/** Records a changed policy text, also across an outage; the first page is no change. */
export const notePolicyChange = async (
  deps: {
    notices: Pick<NoticeStore, 'get'>;
    policyChanges: Pick<PolicyChangeStore, 'insert' | 'list'>;
    digest: Pick<Digest, 'sha256Hex'>;
  },
  scope: ShopScope,
  before: CurrentNotice | null,
  notice: NoticeVersion,
  at: Date,
): Promise<void> => {
  const { policy } = notice.content;
  if (policy === null || policy.contentSha256 === '' || before === null) return;
  const earlier = [before.noticeId, ...before.previous.map((entry) => entry.noticeId)];
  for (const id of earlier) {
    const old = id === null ? null : await deps.notices.get(scope, id);
    const oldPolicy = old?.content.policy ?? null;
    if (old === null || oldPolicy === null || oldPolicy.contentSha256 === '') continue;
    if (oldPolicy.contentSha256 === policy.contentSha256) return;
    const pair = { from: oldPolicy.contentSha256, to: policy.contentSha256 };
    const decided = (await deps.policyChanges.list(scope)).filter(
      ({ fromSha256, toSha256, choice }) =>
        fromSha256 === pair.from && toSha256 === pair.to && choice !== null,
    );
    // One change per page, for all its languages.
    const name = [scope.shopId, pair.from, pair.to, decided.length].join(' ');
    await deps.policyChanges.insert(scope, {
      id: `chg_${deps.digest.sha256Hex(name).slice(0, 32)}`,
      shopId: scope.shopId,
      locale: policy.locale,
      title: policy.title,
      url: policy.url,
      fromSha256: oldPolicy.contentSha256,
      toSha256: policy.contentSha256,
      fromNoticeId: old.id,
      toNoticeId: notice.id,
      changedAt: at,
      choice: null,
      decidedBy: null,
      decidedAt: null,
      leads: 0,
      cards: 0,
      subscriptions: 0,
      cursor: null,
      reached: 0,
      mailed: 0,
      workedAt: null,
      doneAt: null,
    });
    return;
  }
};
