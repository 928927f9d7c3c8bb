import { LOCALES, type Locale, type NoticeId, type PolicyChangeId } from '../../protocol/vocabulary.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { NoticeContent } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import {
  type NoticeAspect,
  noticeAspects,
  type PolicyChange,
  type PolicyChangeStore,
  type PolicyStep,
} from '../model/notice/policy-change.ts';
import { textsConcerned } from '../model/notice/policy-path.ts';

export type ChangesDeps = {
  notices: NoticeStore;
  policyChanges: PolicyChangeStore;
  leads: LeadStore;
  consents: Pick<ConsentStore, 'standingUnder' | 'followingAny'>;
};

/** `until` null: current. */
export type NoticeEntry = {
  noticeId: NoticeId;
  locale: Locale;
  since: Date;
  until: Date | null;
  aspects: NoticeAspect[];
  policy: NoticeContent['policy'];
};
export type Standing = { leads: number; cards: number; subscriptions: number };

/** Null: unknown. */
const policyTextNow = async (
  notices: Pick<NoticeStore, 'current' | 'get'>,
  scope: ShopScope,
  locale: Locale,
): Promise<string | null> => {
  const current = await notices.current(scope, locale);
  for (const id of [current?.noticeId ?? null, ...(current?.previous ?? []).map((entry) => entry.noticeId)]) {
    const notice = id === null ? null : await notices.get(scope, id);
    const sha256 = notice?.content.policy?.contentSha256 ?? '';
    if (sha256 !== '') return sha256;
  }
  return null;
};

/** Notices under a change's earlier text and its predecessors. */
export const noticesConcerned = async (
  deps: Pick<ChangesDeps, 'notices' | 'policyChanges'>,
  scope: ShopScope,
  change: PolicyStep,
): Promise<NoticeId[]> => {
  const steps = await deps.policyChanges.steps(scope);
  const texts = new Map<Locale, ReadonlySet<string>>();
  for (const locale of LOCALES) {
    texts.set(locale, textsConcerned(steps, change, await policyTextNow(deps.notices, scope, locale)));
  }
  const all = new Set([...texts.values()].flatMap((found) => [...found]));
  const notices = await deps.notices.listByPolicy(scope, [...all]);
  return notices
    .filter(({ content }) => texts.get(content.locale)?.has(content.policy?.contentSha256 ?? ''))
    .map(({ id }) => id);
};

const countAskedAgain = async (
  consents: Pick<ConsentStore, 'followingAny'>,
  scope: ShopScope,
  events: readonly ConsentEvent[],
): Promise<number> => {
  if (events.length === 0) return 0;
  const followed = await consents.followingAny(
    scope,
    events.map(({ id }) => id),
  );
  const superseded = followed.filter(({ action }) => action === 'superseded');
  return new Set(superseded.map(({ ofEvent }) => ofEvent)).size;
};

/** Without people already asked again. */
export const makeCountStanding =
  (deps: ChangesDeps) =>
  async (scope: ShopScope, change: PolicyStep): Promise<Standing> => {
    const ids = await noticesConcerned(deps, scope, change);
    const [leads, agreements] = await Promise.all([
      deps.leads.countUnder(scope, ids),
      deps.consents.standingUnder(scope, ids),
    ]);
    const replies = agreements.filter(({ purpose }) => purpose === 'reply');
    const asked = await countAskedAgain(deps.consents, scope, replies);
    const of = (prefix: string) => agreements.filter((event) => event.purpose.startsWith(prefix)).length;
    return { leads: Math.max(0, leads - asked), cards: of('card.'), subscriptions: of('marketing_') };
  };

/** Versions by language, newest first, and policy changes. */
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
        // From the predecessor's end; the oldest, from creation.
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
 * Both texts and current counts.
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
