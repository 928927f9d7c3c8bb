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
const MAX_FAILED = 100;
const MOST_WAITING = 1_000;
/** Maximum retries, or this share of leads. */
const SHARE_REFUSED = 0.3;
/** Idle time of a crashed run, in milliseconds. */
const STALLED_MS = 5 * 60_000;

export const makeIsAskedAgain =
  (deps: { consents: Pick<ConsentStore, 'following'> }) =>
  async (scope: ShopScope, lead: Pick<Lead, 'consentEventId'>): Promise<boolean> =>
    lead.consentEventId !== null &&
    (await deps.consents.following(scope, lead.consentEventId)).some(
      (event) => event.action === 'superseded',
    );

const makeReach = (deps: CarryOutDeps) => {
  const isAskedAgain = makeIsAskedAgain(deps);
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
      // Withdrawn or erased meanwhile: the record must not name the lead. Rule: CO-7.
      if ((await deps.leads.get(scope, lead.id)) === null) {
        await deps.endProof(scope, event.id, deps.clock.now());
        return false;
      }
    }
    // An interruption may have come before these steps.
    const latest = new Date(deps.clock.now().getTime() + ASK_AGAIN_DAYS * DAY_MS);
    const expiresAt = lead.expiresAt < latest ? lead.expiresAt : latest;
    const promisedDays = Math.min(lead.promisedDays, ASK_AGAIN_DAYS);
    await deps.leads.setConsent(scope, lead.id, { expiresAt, promisedDays });
    const secretHash = receiptHashOf(deps.digest, lead.id);
    await deps.receipts.setExpiry(scope, secretHash, receiptEnd(expiresAt));
    deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId: lead.id });
    return true;
  };

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
    // The mail may be queued after the removal of pending mails. Rules: CO-7, RT-2, RT-3.
    const now = await deps.leads.get(scope, lead.id);
    if (now !== null && !isHiddenLead(now)) return true;
    await deps.mails.removeByRef(scope, lead.id);
    return false;
  };

  /** True when informed or asked. */
  return async (
    scope: ShopScope,
    change: PolicyChange,
    noticeIds: readonly NoticeId[],
    shopName: string,
    leadId: LeadId,
  ): Promise<boolean> => {
    const lead = await deps.leads.get(scope, leadId);
    if (lead === null || lead.noticeId === null || !noticeIds.includes(lead.noticeId)) return false;
    // Hidden leads are only kept. Rules: RT-3, CO-7.
    if (isHiddenLead(lead)) return false;
    const isAsked = change.choice === 'ask_again' && lead.consentEventId !== null;
    if (isAsked && !(await supersede(scope, change, lead))) return false;
    if (change.choice === 'inform' && (await isAskedAgain(scope, lead))) return false;
    // Spam may carry another person's address.
    if (lead.quarantine !== null) return false;
    return mail(scope, change, lead, shopName);
  };
};

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
 * Informs or asks people in batches; idempotent. Pauses on mail backlog.
 * @throws a lead's failure at the end; at once without the database
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

/** Resumes interrupted or paused decisions; for a job. */
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
