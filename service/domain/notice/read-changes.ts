import { LOCALES, type Locale, type NoticeId, type PolicyChangeId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { NoticeContent } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import {
  type NoticeAspect,
  noticeAspects,
  type PolicyChange,
  type PolicyChangeStore,
} from '../model/notice/policy-change.ts';

export type ChangesDeps = {
  notices: NoticeStore;
  policyChanges: PolicyChangeStore;
  leads: LeadStore;
  consents: Pick<ConsentStore, 'standingUnder'>;
};

/** One version in the timeline of a language; `until` is null for the one that counts now. */
export type NoticeEntry = {
  noticeId: NoticeId;
  locale: Locale;
  since: Date;
  until: Date | null;
  /** What made it another than the one before; empty for the first. */
  aspects: NoticeAspect[];
  policy: NoticeContent['policy'];
};
export type Standing = { leads: number; cards: number; subscriptions: number };

/** Notices of any surface and language that are bound to the text. */
export const noticesUnder = async (
  notices: Pick<NoticeStore, 'listByPolicy'>,
  scope: ShopScope,
  sha256: string,
): Promise<NoticeId[]> => (await notices.listByPolicy(scope, sha256)).map((notice) => notice.id);

/** What stands under a text of the policy now. */
export const makeCountStanding =
  (deps: Pick<ChangesDeps, 'notices' | 'leads' | 'consents'>) =>
  async (scope: ShopScope, change: Pick<PolicyChange, 'fromSha256'>): Promise<Standing> => {
    const ids = await noticesUnder(deps.notices, scope, change.fromSha256);
    const [leads, agreements] = await Promise.all([
      deps.leads.countUnder(scope, ids),
      deps.consents.standingUnder(scope, ids),
    ]);
    const of = (prefix: string) => agreements.filter((event) => event.purpose.startsWith(prefix)).length;
    return { leads, cards: of('card.'), subscriptions: of('marketing_') };
  };

/** Versions of the notice by language, newest first, and every change of the policy's text. */
export const makeListChanges =
  (deps: ChangesDeps) =>
  async (scope: ShopScope): Promise<{ entries: NoticeEntry[]; changes: readonly PolicyChange[] }> => {
    const entries: NoticeEntry[] = [];
    for (const locale of LOCALES) {
      const current = await deps.notices.current(scope, locale);
      if (current === null) continue;
      const spans = [
        ...(current.noticeId === null ? [] : [{ noticeId: current.noticeId, until: null }]),
        ...current.previous.map((entry) => ({ noticeId: entry.noticeId, until: entry.supersededAt })),
      ];
      const versions = await Promise.all(spans.map((span) => deps.notices.get(scope, span.noticeId)));
      for (const [index, span] of spans.entries()) {
        const version = versions[index];
        if (version === null || version === undefined) continue;
        const before = versions[index + 1];
        // A version begins when the one before it ended; the oldest that is known, when it was made.
        const since = span.until === null ? current.since : (spans[index + 1]?.until ?? version.createdAt);
        entries.push({
          noticeId: span.noticeId,
          locale,
          since,
          until: span.until,
          aspects: before == null ? [] : noticeAspects(before.content, version.content),
          policy: version.content.policy,
        });
      }
    }
    return { entries, changes: await deps.policyChanges.list(scope) };
  };

/**
 * One change with both texts and what stands under the old one now.
 * @throws DomainError not_found
 */
export const makeReadChange = (deps: ChangesDeps) => {
  const countStanding = makeCountStanding(deps);
  return async (
    scope: ShopScope,
    id: PolicyChangeId,
  ): Promise<{ change: PolicyChange; before: string | null; after: string | null; standing: Standing }> => {
    const change = await deps.policyChanges.get(scope, id);
    if (change === null) throw notFound();
    const [before, after, standing] = await Promise.all([
      deps.notices.snapshot(scope, change.fromSha256),
      deps.notices.snapshot(scope, change.toSha256),
      countStanding(scope, change),
    ]);
    return { change, before: before?.text ?? null, after: after?.text ?? null, standing };
  };
};
