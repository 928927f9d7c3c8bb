import {
  SERVICE_SCOPE,
  type ServiceScope,
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
} from '../../domain/model/base/tenancy.ts';
import type { ContentKey, ContentKeys } from '../../domain/model/content/content-keys.ts';
import type { Lead, LeadAnswer } from '../../domain/model/lead/lead.ts';
import type { LeadStore } from '../../domain/model/lead/lead-store.ts';
import type { SearchStore } from '../../domain/model/search/search-store.ts';
import { openStrings, sealStrings } from './sealed-strings.ts';

export const sealLead = (key: ContentKey, lead: Lead): Lead => ({
  ...lead,
  sealed: sealStrings(key, 'sealed', lead.sealed),
  pagePath: sealStrings(key, 'pagePath', lead.pagePath),
  answers: lead.answers.map((answer) => sealAnswer(key, answer)),
});
const sealAnswer = (key: ContentKey, answer: LeadAnswer): LeadAnswer => ({
  ...answer,
  text: sealStrings(key, 'answer', answer.text),
});
export const openLead = (key: ContentKey, lead: Lead): Lead =>
  Object.freeze({
    ...lead,
    sealed: Object.freeze(openStrings(key, 'sealed', lead.sealed)),
    pagePath: openStrings(key, 'pagePath', lead.pagePath),
    answers: Object.freeze(
      lead.answers.map((answer) =>
        Object.freeze({ ...answer, text: openStrings(key, 'answer', answer.text) }),
      ),
    ),
  });
/** Erased lead without content, for removals. */
const blankLead = (lead: Lead): Lead => Object.freeze({ ...lead, sealed: {}, pagePath: null, answers: [] });

/**
 * Seals leads with a key each, over the shop's key; erased ones are invisible to reads, not to removals.
 * Search tokens are deleted right after the key. Rules: SE-5, RT-2.
 */
export const sealLeads = (
  inner: LeadStore,
  keys: ContentKeys,
  searchRows: Pick<SearchStore, 'remove'>,
): LeadStore => {
  const opened = async (sealed: Lead | null): Promise<Lead | null> => {
    if (sealed === null) return null;
    const key = await keys.get(scopeOfShop(sealed.shopId), sealed.id);
    return key === null ? null : openLead(key, sealed);
  };
  const keysOf = (scope: ShopScope | ShopsScope | ServiceScope, leads: readonly Lead[]) =>
    keys.getAll(
      scope,
      leads.map(({ id }) => id),
    );
  const openedAll = async (
    scope: ShopScope | ShopsScope | ServiceScope,
    sealed: readonly Lead[],
  ): Promise<Lead[]> => {
    const found = await keysOf(scope, sealed);
    return sealed.flatMap((lead) => {
      const key = found.get(lead.id);
      return key === undefined ? [] : [openLead(key, lead)];
    });
  };
  /** Reads past erased leads: callers take a short page for the last one. */
  const list: LeadStore['list'] = async (scope, before, limit, filter) => {
    const page: Lead[] = [];
    let from = before;
    for (let most = limit; ; ) {
      const sealed = await inner.list(scope, from, most, filter);
      const found = await openedAll(scope, sealed);
      const last = sealed.at(-1)?.createdAt;
      const isEnough = sealed.length < most || page.length + found.length >= limit;
      if (last === undefined || isEnough) return [...page, ...found].slice(0, limit);
      // Read again: the last row's time may continue.
      page.push(...found.filter(({ createdAt }) => createdAt > last));
      const next = new Date(last.getTime() + 1);
      if (next < from) from = next;
      else most *= 2;
    }
  };

  const insert: LeadStore['insert'] = async (scope, lead) => {
    const key = await keys.make(scope, lead.id);
    const stored = await inner.insert(scope, sealLead(key, lead));
    if (stored?.lead.id !== lead.id) await keys.destroy(scope, [lead.id]);
    if (stored === null) return null;
    const first = await opened(stored.lead);
    if (first !== null) return { ...stored, lead: first };
    // Row left by an interrupted erasure.
    await inner.remove(scope, stored.lead.id);
    return insert(scope, lead);
  };

  return {
    insert,
    findByRef: async (scope, ref) => opened(await inner.findByRef(scope, ref)),
    get: async (scope, id) => opened(await inner.get(scope, id)),
    list,
    addStep: async (scope, ...step) => opened(await inner.addStep(scope, ...step)),
    endQuarantine: async (scope, id, at) => opened(await inner.endQuarantine(scope, id, at)),
    async addAnswer(scope, id, answer, after) {
      const key = await keys.get(scope, id);
      return key === null ? null : opened(await inner.addAnswer(scope, id, sealAnswer(key, answer), after));
    },
    async rewriteAnswer(scope, id, ref, text) {
      const key = await keys.get(scope, id);
      return key === null ? false : inner.rewriteAnswer(scope, id, ref, sealStrings(key, 'answer', text));
    },
    setAnswerSent: async (scope, ...sent) => opened(await inner.setAnswerSent(scope, ...sent)),
    async remove(scope, id) {
      await keys.destroy(scope, [id]);
      await searchRows.remove(scope, id);
      return inner.remove(scope, id);
    },
    findBySubject: async (scope, subjectKey) =>
      openedAll(scope, await inner.findBySubject(scope, subjectKey)),
    listByIds: async (scope, ids) => openedAll(scope, await inner.listByIds(scope, ids)),
    setMarks: async (scope, id, marks) => opened(await inner.setMarks(scope, id, marks)),
    async rectify(scope, id, changes) {
      const key = await keys.get(scope, id);
      if (key === null) return null;
      const sealed = sealStrings(key, 'sealed', changes.sealed);
      return opened(await inner.rectify(scope, id, { ...changes, sealed }));
    },
    async claimDue(scope, due, limit) {
      const claimed = await inner.claimDue(scope, due, limit);
      const found = await keysOf(scope, claimed);
      return claimed.map((lead) => {
        const key = found.get(lead.id);
        return key === undefined ? blankLead(lead) : openLead(key, lead);
      });
    },
    setConsent: async (scope, id, changes, under) =>
      opened(await inner.setConsent(scope, id, changes, under)),
    dueFollowUps: async (_service, limit) =>
      openedAll(SERVICE_SCOPE, await inner.dueFollowUps(SERVICE_SCOPE, limit)),
    listHeld: async (scope) => openedAll(scope, await inner.listHeld(scope)),
    // Unsealed methods.
    ids: inner.ids,
    idsUnder: inner.idsUnder,
    counts: inner.counts,
    countOpen: inner.countOpen,
    claimIds: inner.claimIds,
    countDue: inner.countDue,
    countUnder: inner.countUnder,
    countConsentsDue: inner.countConsentsDue,
    whichExist: inner.whichExist,
    markedIds: inner.markedIds,
    namedNotices: inner.namedNotices,
    unsearched: inner.unsearched,
    hasUnsearched: inner.hasUnsearched,
    setSearched: inner.setSearched,
    setFollowedUp: inner.setFollowedUp,
  };
};
