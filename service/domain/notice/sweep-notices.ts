import { LOCALES, type NoticeId } from '../../protocol/vocabulary.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { NoticeSurface } from '../model/notice/notice.ts';
import type { NoticeStore, PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';

/** Other records refer to notices of other surfaces. */
const OWN_SURFACES: readonly NoticeSurface[] = ['offline_form', 'live_chat'];
const MIN_AGE_MS = 30 * DAY_MS;

/**
 * Removes unreferenced notices and policy texts, except the last twenty. Rule: RE-1.
 * @returns how many of both
 */
export const makeSweepNotices = (deps: {
  notices: NoticeStore;
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  policyChanges: Pick<PolicyChangeStore, 'list'>;
  consents: Pick<ConsentStore, 'namedNotices'>;
  leads: Pick<LeadStore, 'namedNotices'>;
  receipts: Pick<ReceiptStore, 'namedNotices'>;
}) => {
  const shown = async (scope: ShopScope): Promise<Set<NoticeId>> => {
    const ids = new Set<NoticeId>();
    for (const locale of LOCALES) {
      const current = await deps.notices.current(scope, locale);
      if (current === null) continue;
      if (current.noticeId !== null) ids.add(current.noticeId);
      for (const { noticeId } of current.previous) ids.add(noticeId);
    }
    return ids;
  };

  return async (scope: ShopScope, now: Date): Promise<number> => {
    const before = new Date(now.getTime() - MIN_AGE_MS);
    const old = await deps.notices.listOld(scope, before);
    const changes = await deps.policyChanges.list(scope);
    const needed = new Set<NoticeId>([
      ...(await shown(scope)),
      ...(await deps.consents.namedNotices(scope)),
      ...(await deps.leads.namedNotices(scope)),
      ...(await deps.receipts.namedNotices(scope)),
      ...changes.flatMap((change) => [change.fromNoticeId, change.toNoticeId]),
    ]);
    const idle = old
      .filter(({ id, surface }) => OWN_SURFACES.includes(surface) && !needed.has(id))
      .map(({ id }) => id);
    const kept = await Promise.all(idle.map((id) => deps.notices.get(scope, id)));
    let removed = await deps.notices.remove(scope, idle);
    const again = await shown(scope);
    for (const notice of kept) {
      if (notice === null || !again.has(notice.id)) continue;
      await deps.notices.put(scope, notice);
      removed -= 1;
    }
    const binding = await deps.policyBindings.get(scope);
    const texts = [
      ...(await deps.notices.boundTexts(scope)),
      ...(binding?.pages ?? []).flatMap((page) => page.contentSha256 ?? []),
      ...changes.flatMap((change) => [change.fromSha256, change.toSha256]),
    ];
    return removed + (await deps.notices.removeSnapshots(scope, before, [...new Set(texts)]));
  };
};
