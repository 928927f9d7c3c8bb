import type { LeadId, MailId, StaffId } from '../../protocol/vocabulary.ts';
import { type AgreementGate, requireAgreement } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import { type ShopScope, type ShopsScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import {
  isHiddenLead,
  isOpenLead,
  isRunningLead,
  type Lead,
  type LeadAnswer,
  MAX_LEAD_ANSWERS,
  receiptSecretOf,
} from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { takeAnswerTurn } from '../model/mail/mailbox-pause.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import { onceMailId, type QueueMail } from '../model/mail/queue-mail.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { OpenedLead } from './read-leads.ts';
import { leadAnswerMailCatalog } from './texts/lead-answer-mail-catalog.ts';
import type { LeadMove } from './work-lead.ts';

const KIND = 'lead_answer';
const factOf = (leadId: LeadId, ref: string): string => `${leadId} ${ref}`;
const mailOf = (digest: Pick<Digest, 'keyed'>, scope: ShopScope, leadId: LeadId, ref: string): MailId =>
  onceMailId(digest, scope, KIND, factOf(leadId, ref));

type Deps = {
  leads: LeadStore;
  mails: Pick<MailStore, 'get' | 'retry' | 'removeByRef'>;
  mailer: Mailer;
  mailPauses: MailPauseStore;
  queueMail: QueueMail;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
  agreementGate: AgreementGate;
  recordAct: RecordAct;
  origin(): string;
  readLead(scope: ShopsScope, id: LeadId): Promise<OpenedLead>;
  workLead(lead: Lead, by: StaffId, move: LeadMove): Promise<Lead>;
};
/** `after`: number of answers seen, for conflict detection. */
export type NewLeadAnswer = { readonly ref: string; readonly text: string; readonly after: number };

/**
 * Stores an answer and queues its mail. Idempotent by `ref`; retries a failed mail. Rules: D7, RT-3, CO-7.
 * @throws DomainError not_found, also if restricted; forbidden; no_mail_server; dpa_required; conflict in
 * quarantine, without an address, after another answer, at the limit, or after a dropped mail; rate_limited
 * after five answers to the address in 24 hours
 */
export const makeAnswerLead =
  (deps: Deps) =>
  async (access: Access, leadId: LeadId, given: NewLeadAnswer): Promise<OpenedLead> => {
    const { lead, values } = await deps.readLead(scopeWith(access, 'leads'), leadId);
    const { scope, shop } = shopWith(access, lead.shopId, 'answer');
    requireMailServer(deps.mailer);
    await requireAgreement(deps, scope);
    if (lead.quarantine !== null)
      throw new DomainError('conflict', 'This message is in the quarantine. Say first that it is not spam.');
    const to = values.email;
    if (to === undefined)
      throw new DomainError('conflict', 'This lead has no e-mail address, so it cannot be answered by mail.');
    const known = lead.answers.find(({ ref }) => ref === given.ref);
    if (known !== undefined && known.sentAt !== null) return { lead, values };
    const [answered, answer] =
      known === undefined ? await keepAnswer(deps, access, lead, given, to) : ([lead, known] as const);
    const { isNew, id } = await deps.queueMail(scope, {
      kind: KIND,
      locale: lead.locale,
      to,
      words: leadAnswerMailCatalog[lead.locale],
      gaps: {
        shop: shop.name,
        reference: lead.reference,
        receipt: `${deps.origin()}/receipt/#${receiptSecretOf(deps.digest, leadId)}`,
      },
      blocks: { answer: answer.text },
      ref: leadId,
      onceFor: factOf(leadId, answer.ref),
      subjectKey: await deps.vault.subjectKey(scope, 'email', to),
    });
    // May be withdrawn, erased or restricted meanwhile.
    if (!isWorkedOn(deps, await deps.leads.get(scope, leadId))) {
      await deps.mails.removeByRef(scope, leadId);
      throw notFound();
    }
    if (!isNew) await sendAgain(deps, scope, leadId, answer.ref, id);
    const taken =
      answered.state === 'new'
        ? await deps.workLead(answered, access.staff.id, { assigneeId: access.staff.id })
        : answered;
    deps.bus.publish({ type: 'lead.changed', shopId: lead.shopId, leadId });
    return { lead: taken, values };
  };

/** @throws DomainError conflict when the mail was dropped */
const sendAgain = async (
  deps: Pick<Deps, 'leads' | 'mails' | 'clock' | 'bus'>,
  scope: ShopScope,
  leadId: LeadId,
  ref: string,
  mailId: MailId,
): Promise<void> => {
  const mail = await deps.mails.get(scope, mailId);
  if (mail?.state === 'failed') {
    await deps.mails.retry(scope, mailId, deps.clock.now());
    deps.bus.publish({ type: 'mail.queued' });
  }
  if (mail !== null) return;
  // Read after the mail: a sent mail has left the outbox too.
  const lead = await deps.leads.get(scope, leadId);
  if (lead?.answers.some((answer) => answer.ref === ref && answer.sentAt !== null)) return;
  throw new DomainError(
    'conflict',
    'The mail of this answer was dropped from the outbox, so it is not sent. Write the answer anew.',
    { details: { isMailDropped: true } },
  );
};

/** A held lead stays workable after its end. */
const isWorkedOn = ({ clock }: Pick<Deps, 'clock'>, lead: Lead | null): boolean =>
  lead !== null && !isHiddenLead(lead) && isRunningLead(lead, clock.now());

const keepAnswer = async (
  deps: Deps,
  access: Access,
  lead: Lead,
  { ref, text, after }: NewLeadAnswer,
  to: string,
): Promise<readonly [Lead, LeadAnswer]> => {
  if (lead.answers.length >= MAX_LEAD_ANSWERS)
    throw new DomainError(
      'conflict',
      'This lead has as many answers as it can have. Write from your mailbox.',
    );
  if (!(await takeAnswerTurn(deps, scopeOfShop(lead.shopId), to)))
    throw new DomainError(
      'rate_limited',
      'This address has had five answers within 24 hours. Write from your mailbox, or tomorrow.',
      { retryAfterMs: DAY_MS },
    );
  const answer: LeadAnswer = { ref, at: deps.clock.now(), by: access.staff.id, text, sentAt: null };
  const answered = await deps.leads.addAnswer(scopeOfShop(lead.shopId), lead.id, answer, after);
  if (answered === null) {
    if (!isWorkedOn(deps, await deps.leads.get(scopeOfShop(lead.shopId), lead.id))) throw notFound();
    throw new DomainError('conflict', 'Somebody else has answered this lead in the meantime. Look first.');
  }
  await deps.recordAct({
    actor: access.staff.id,
    shopId: lead.shopId,
    action: 'lead.answer',
    target: lead.id,
    outcome: 'ok',
  });
  return [answered, answer];
};

/** Marks a lead as answered; idempotent. Rule: RE-1. */
export const makeRecordLeadAnswerSent =
  (deps: Pick<Deps, 'leads' | 'digest' | 'clock' | 'workLead'>) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const leadId = ref as LeadId;
    const lead = await deps.leads.get(scope, leadId);
    const answer = lead?.answers.find((one) => mailOf(deps.digest, scope, leadId, one.ref) === mailId);
    // Erased meanwhile.
    if (!lead || answer === undefined) return;
    const now = deps.clock.now();
    const sent = await deps.leads.setAnswerSent(scope, leadId, answer.ref, now);
    const answerSentAt = sent?.answers.find(({ ref: own }) => own === answer.ref)?.sentAt ?? null;
    if (sent === null || answerSentAt === null || !isRunningLead(sent, now)) return;
    const { by } = answer;
    const isStepThere = sent.history.some(
      (step) => step.by === by && step.at.getTime() === answerSentAt.getTime() && !isOpenLead(step),
    );
    if (!isStepThere) await deps.workLead(sent, by, { answerSentAt });
  };

/** Notifies consoles that an answer failed. */
export const makeTellLeadAnswerFailed =
  (deps: Pick<Deps, 'bus'>) =>
  async ({ shopId }: ShopScope, ref: string): Promise<void> =>
    deps.bus.publish({ type: 'lead.changed', shopId, leadId: ref as LeadId });

export type AnswerDelivery = {
  /** `queued`: a try follows; `failed`: none does. */
  readonly state: 'queued' | 'sent' | 'failed';
  /** Last failure; null: none, or no mail. */
  readonly fault: string | null;
};

/** Delivery states of a lead's answers, in order. */
export const makeReadAnswerDeliveries =
  (deps: Pick<Deps, 'mails' | 'digest'>) =>
  async ({ id, shopId, answers }: Lead): Promise<readonly AnswerDelivery[]> => {
    const scope = scopeOfShop(shopId);
    return Promise.all(
      answers.map(async ({ ref, sentAt }): Promise<AnswerDelivery> => {
        if (sentAt !== null) return { state: 'sent', fault: null };
        const mail = await deps.mails.get(scope, mailOf(deps.digest, scope, id, ref));
        return {
          state: mail?.state === 'waiting' ? 'queued' : 'failed',
          fault: mail?.lastError ?? null,
        };
      }),
    );
  };
