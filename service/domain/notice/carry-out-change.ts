import type { LeadId, NoticeId, PolicyChangeId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import { isUnavailable } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { isHiddenLead, type Lead, receiptEnd, receiptHashOf, receiptSecretOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { ASK_AGAIN_DAYS, type PolicyChange } from '../model/notice/policy-change.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { askedFact, CHANGED_KIND, informedFact, policyChangedMail } from './policy-changed-mail.ts';
import { type ChangesDeps, noticesConcerned } from './read-changes.ts';

type CarryOutDeps = ChangesDeps & {
  shops: Pick<ShopStore, 'get'>;
  receipts: ReceiptStore;
  consents: ConsentStore;
  leads: LeadStore;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  origin(): string;
  queueMail: QueueMail;
  mails: Pick<MailStore, 'countWaiting' | 'removeByRef'>;
  mailer: Pick<Mailer, 'isSet'>;
  endProof: EndProof;
  recordConsentChange: RecordConsentChange;
};

const BATCH = 100;
/** Leads that are left for later. Where more fail, it is no damaged row, and the decision waits. */
const MAX_FAILED = 100;
/** At most this many mails of a decision wait for their first try at a time. */
const MOST_WAITING = 1_000;
/**
 * As many may wait for another try, or this share of the leads reached: some addresses are refused for days. More show
 * that the mail server takes none.
 */
const SHARE_REFUSED = 0.3;
/** A run that has not moved for this long has stopped with its process. */
const STALLED_MS = 5 * 60_000;

/** The consent of a lead stands until it was superseded; withdrawn ones have no lead. */
export const makeIsAskedAgain =
  (deps: { consents: Pick<ConsentStore, 'following'> }) =>
  async (scope: ShopScope, lead: Pick<Lead, 'consentEventId'>): Promise<boolean> =>
    lead.consentEventId !== null &&
    (await deps.consents.following(scope, lead.consentEventId)).some(
      (event) => event.action === 'superseded',
    );

const makeReach = (deps: CarryOutDeps) => {
  const isAskedAgain = makeIsAskedAgain(deps);
  /** False when an earlier decision has asked this person already, or the person has withdrawn. */
  const supersede = async (scope: ShopScope, change: PolicyChange, lead: Lead): Promise<boolean> => {
    const { consentEventId } = lead;
    if (consentEventId === null) return false;
    const followed = await deps.consents.following(scope, consentEventId);
    if (followed.some(({ action }) => action === 'withdrawn')) return false;
    const before = followed.find(({ action }) => action === 'superseded');
    const decidedAt = change.decidedAt ?? change.changedAt;
    if (before !== undefined && before.occurredAt < decidedAt) return false;
    if (before === undefined) {
      const event = await deps.recordConsentChange(scope, {
        action: 'superseded',
        ofEvent: consentEventId,
        method: 'button',
        actor: change.decidedBy === null ? 'system' : `staff:${change.decidedBy}`,
        via: 'console',
        ref: lead.id,
      });
      if (event === null) return false;
      // Withdrawn or erased between these lines: what was just written must not name the lead again. Rule: CO-7.
      if ((await deps.leads.get(scope, lead.id)) === null) {
        await deps.endProof(scope, event.id, deps.clock.now());
        return false;
      }
    }
    // Done again after an interruption: a consent that is superseded shows nothing of what comes here and of the mail.
    const latest = new Date(deps.clock.now().getTime() + ASK_AGAIN_DAYS * DAY_MS);
    const expiresAt = lead.expiresAt < latest ? lead.expiresAt : latest;
    const promisedDays = Math.min(lead.promisedDays, ASK_AGAIN_DAYS);
    await deps.leads.setConsent(scope, lead.id, { expiresAt, promisedDays });
    const secretHash = receiptHashOf(deps.digest, lead.id);
    await deps.receipts.setExpiry(scope, secretHash, receiptEnd(expiresAt));
    deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId: lead.id });
    return true;
  };

  /** False when the person has withdrawn or was erased or restricted meanwhile, so that nothing is sent. */
  const mail = async (
    scope: ShopScope,
    change: PolicyChange,
    lead: Lead,
    shopName: string,
  ): Promise<boolean> => {
    const { email } = lead.sealed;
    const [subjectKey] = lead.subjectKeys;
    if (email === undefined || subjectKey === undefined) return true;
    const asksAgain = change.choice === 'ask_again' && lead.consentEventId !== null;
    await deps.queueMail(scope, {
      kind: CHANGED_KIND,
      locale: lead.locale,
      to: await deps.vault.open(scope, email),
      words: policyChangedMail(lead.locale, asksAgain),
      gaps: {
        shop: shopName,
        link: `${deps.origin()}/receipt/#${receiptSecretOf(deps.digest, lead.id)}`,
      },
      ref: lead.id,
      policyChange: change.id,
      subjectKey,
      onceFor: asksAgain ? askedFact(lead) : informedFact(change.id, lead.id),
    });
    // The mail may have been queued behind the removal of what waited. Rules: CO-7, RT-2, RT-3.
    const now = await deps.leads.get(scope, lead.id);
    if (now !== null && !isHiddenLead(now)) return true;
    await deps.mails.removeByRef(scope, lead.id);
    return false;
  };

  /** Whether the person was informed or asked. */
  return async (
    scope: ShopScope,
    change: PolicyChange,
    noticeIds: readonly NoticeId[],
    shopName: string,
    leadId: LeadId,
  ): Promise<boolean> => {
    // Each is read at its turn: a batch takes seconds, and its people withdraw, renew or are erased meanwhile.
    const lead = await deps.leads.get(scope, leadId);
    if (lead === null || lead.noticeId === null || !noticeIds.includes(lead.noticeId)) return false;
    // A hidden lead may be kept and nothing else. Rules: RT-3, CO-7.
    if (isHiddenLead(lead)) return false;
    const isAsked = change.choice === 'ask_again' && lead.consentEventId !== null;
    if (isAsked && !(await supersede(scope, change, lead))) return false;
    // An earlier decision asks this person: nothing that was sent still applies.
    if (change.choice === 'inform' && (await isAskedAgain(scope, lead))) return false;
    // A machine may have typed in somebody else's address.
    if (lead.quarantine !== null) return false;
    return mail(scope, change, lead, shopName);
  };
};

/** A mail that waits for three days is gone, and mails of other shops have their turn too. */
const mustPause = async (
  { mailer, mails }: CarryOutDeps,
  scope: ShopScope,
  { id, reached }: PolicyChange,
): Promise<boolean> => {
  if (!mailer.isSet) return false;
  if ((await mails.countWaiting(scope, id, 'first_try', MOST_WAITING)) === MOST_WAITING) return true;
  const mostRefused = Math.max(MOST_WAITING, Math.floor(reached * SHARE_REFUSED));
  return (await mails.countWaiting(scope, id, 'another_try', mostRefused)) === mostRefused;
};

/**
 * Informs or asks the people whose leads are under the old text or one before it, batch by batch. An interrupted batch is
 * done again: each consent is superseded once, and each person gets one mail. While too many of its mails wait, it pauses.
 * A lead that fails is tried again by the next call, and the decision is not done before.
 * @throws the failure of a lead, when each had its turn; at once when the database is away
 */
export const makeCarryOutChange = (deps: CarryOutDeps) => {
  const reach = makeReach(deps);
  return async (scope: ShopScope, id: PolicyChangeId): Promise<void> => {
    const decided = await deps.policyChanges.get(scope, id);
    const shop = await deps.shops.get(scope);
    if (decided === null || shop === null || decided.choice === null || decided.doneAt !== null) return;
    let change: PolicyChange = decided;
    const noticeIds = await noticesConcerned(deps, scope, change);
    const { failed: again = [] } = change;
    const failures: unknown[] = [];
    for (let failed: readonly LeadId[] = [], isLast = false; !isLast; ) {
      if (await mustPause(deps, scope, change)) {
        const { cursor, failed: left = [], reached, doneAt } = change;
        await deps.policyChanges.advance(scope, id, {
          cursor,
          failed: left,
          reached,
          workedAt: null,
          doneAt,
        });
        break;
      }
      const ids: readonly LeadId[] = await deps.leads.idsUnder(scope, noticeIds, change.cursor, BATCH);
      const batch = change === decided ? [...again, ...ids] : ids;
      let reached = 0;
      for (const leadId of batch) {
        try {
          if (await reach(scope, change, noticeIds, shop.name, leadId)) reached += 1;
        } catch (error) {
          if (isUnavailable(error) || failed.length === MAX_FAILED) throw error;
          failed = [...failed, leadId];
          failures.push(error);
        }
      }
      const now = deps.clock.now();
      isLast = ids.length < BATCH;
      const isDone = isLast && failed.length === 0;
      const progress = {
        // Done: no lead need be named any more.
        cursor: isDone ? null : (ids.at(-1) ?? change.cursor),
        failed,
        reached: change.reached + reached,
        workedAt: now,
        doneAt: isDone ? now : null,
      };
      await deps.policyChanges.advance(scope, id, progress);
      change = { ...change, ...progress };
    }
    if (failures.length > 0) throw failures[0];
  };
};

const isPaused = ({ cursor, workedAt }: PolicyChange): boolean => cursor !== null && workedAt === null;

/** Resumes decisions that were interrupted, or that waited until their mails were sent. Call it from a job. */
export const makeResumeChanges = (deps: CarryOutDeps) => {
  const carryOut = makeCarryOutChange(deps);
  return async (scope: ShopScope): Promise<number> => {
    const now = deps.clock.now().getTime();
    const stalled = (await deps.policyChanges.list(scope)).filter(
      (change) =>
        change.choice !== null &&
        change.doneAt === null &&
        (isPaused(change) ||
          now - (change.workedAt ?? change.decidedAt ?? change.changedAt).getTime() > STALLED_MS),
    );
    await tryEach(stalled, (change) => carryOut(scope, change.id));
    return stalled.length;
  };
};
