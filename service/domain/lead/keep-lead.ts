import { LEAD_FIELDS, type LeadField, type LeadId } from '../../protocol/vocabulary.ts';
import type { RecordConsent, RecordInformed } from '../consent/record-consent.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { keepReceipt } from '../model/lead/keep-receipt.ts';
import { type Lead, receiptOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import { quarantineEnd, type Suspicion } from '../model/lead/quarantine.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { leadBasisOf, type NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { promisedLeadEnd } from '../model/retention/retention.ts';
import type { FormStanding } from '../notice/form-standing.ts';
import type { LeadInput } from './lead-input.ts';
import { fieldKeys, leadKeys } from './lead-keys.ts';
import type { AllowedForm } from './refuse-lead.ts';

export type KeepLeadDeps = {
  leads: Pick<LeadStore, 'insert' | 'remove'>;
  receipts: Pick<ReceiptStore, 'findBySecret' | 'insert' | 'remove'>;
  consents: Pick<ConsentStore, 'byRef' | 'eraseOpenings'>;
  notices: Pick<NoticeStore, 'put'>;
  mails: Pick<MailStore, 'removeByRef'>;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  widgetVersion: string;
  recordConsent: RecordConsent;
  recordInformed: RecordInformed;
};

/** privacy.md §5. */
const BARE_RETENTION_DAYS = 30;

export const adapterOf = ({ binding }: FormStanding): string | null =>
  binding === null || binding.adapter === null
    ? null
    : `${binding.adapter.platform} ${binding.adapter.version}`;

/**
 * Stores a form with notice, consent event and receipt.
 * @param input masked
 * @param suspicions empty: no quarantine
 * @returns null when another lead used the token; a repeat returns the stored lead
 */
export const insertLead = async (
  deps: KeepLeadDeps,
  scope: ShopScope,
  input: LeadInput,
  { standing, notice, formNonce }: AllowedForm,
  suspicions: readonly Suspicion[],
): Promise<{ lead: Lead; isRepeat: boolean } | null> => {
  const subject = await subjectOf(deps, scope, input.values);
  const leadId = deps.ids.next('led');
  // First: no lead without proof.
  if (notice !== null) await deps.notices.put(scope, notice);
  const shown =
    notice === null ? null : await recordShown(deps, scope, input, standing, notice, subject, leadId);
  const now = deps.clock.now();
  const days = notice === null ? BARE_RETENTION_DAYS : standing.shop.leadRetentionDays;
  const lead: Lead = {
    id: leadId,
    shopId: scope.shopId,
    ref: input.ref,
    formNonce,
    noticeId: notice?.id ?? null,
    consentEventId: shown?.action === 'granted' ? shown.id : null,
    basis: notice === null ? null : leadBasisOf(notice),
    locale: input.locale,
    sealed: await sealAll(deps, scope, input.values),
    subjectKeys: await leadKeys(deps.vault, scope, input.values),
    pagePath: input.page,
    state: 'new',
    assigneeId: null,
    history: [],
    answers: [],
    reference: deps.ids.reference(),
    createdAt: now,
    lastContactAt: now,
    promisedDays: days,
    expiresAt:
      suspicions.length === 0
        ? promisedLeadEnd(now, days)
        : quarantineEnd(now, standing.shop.quarantineDays, days),
    restrictedAt: null,
    heldAt: null,
    heldReason: null,
    followUp: 'due',
    quarantine: suspicions.length === 0 ? null : { suspicions },
  };
  const receipt = keepReceipt(deps, scope, lead, false);
  receipt.catch(() => undefined);
  const inserted = await deps.leads.insert(scope, lead);
  await receipt;
  if (inserted?.lead.id !== leadId) {
    await deps.receipts.remove(scope, receiptOf(deps.digest, lead).secretHash);
    if (shown !== null) await deps.consents.eraseOpenings(scope, shown.id, now);
  }
  return inserted;
};

/** Not `ref`, which grants the receipt. Rule: CO-6. */
export const formOf = ({ digest }: { digest: Pick<Digest, 'sha256Hex'> }, ref: string): string =>
  digest.sha256Hex(ref);

/** Rules: TR-1, D5. */
const recordShown = (
  deps: Pick<KeepLeadDeps, 'recordConsent' | 'recordInformed' | 'widgetVersion' | 'digest'>,
  scope: ShopScope,
  input: LeadInput,
  standing: FormStanding,
  notice: NoticeVersion,
  subject: SubjectKeys,
  leadId: LeadId,
): Promise<ConsentEvent> => {
  const about = {
    purpose: 'reply',
    formId: 'offline_form',
    noticeId: notice.id,
    ref: leadId,
    sessionRef: formOf(deps, input.ref),
    via: 'widget',
    widgetVersion: deps.widgetVersion,
    adapterVersion: adapterOf(standing),
  } as const;
  if (leadBasisOf(notice) === 'request') return deps.recordInformed(scope, about);
  return deps.recordConsent(scope, {
    ...about,
    subjectKey: subject.keys[0] ?? '',
    subjectKind: subject.kind,
    address: input.values.email ?? input.values.phone ?? null,
    method: 'checkbox',
    control: { id: 'consent-reply', initialState: 'unchecked' },
    pageOrigin: input.page,
    isRefNew: true,
  });
};

/** Removes an unpublished lead with its mails and record. Rule: CO-7. */
export const takeLeadBack = async (deps: KeepLeadDeps, scope: ShopScope, lead: Lead): Promise<void> => {
  await deps.leads.remove(scope, lead.id);
  await deps.mails.removeByRef(scope, lead.id);
  await deps.receipts.remove(scope, receiptOf(deps.digest, lead).secretHash);
  const now = deps.clock.now();
  for (const { id } of await deps.consents.byRef(scope, lead.id))
    await deps.consents.eraseOpenings(scope, id, now);
};

type SubjectKeys = { keys: readonly string[]; kind: ConsentEvent['subjectKind'] };
const subjectOf = async (
  { vault }: Pick<KeepLeadDeps, 'vault'>,
  scope: ShopScope,
  values: LeadInput['values'],
): Promise<SubjectKeys> => {
  const kind = values.email !== undefined ? 'email' : values.phone !== undefined ? 'phone' : 'none';
  return { keys: await fieldKeys(vault, scope, values), kind };
};

const sealAll = async (
  { vault }: Pick<KeepLeadDeps, 'vault'>,
  scope: ShopScope,
  values: LeadInput['values'],
): Promise<Lead['sealed']> => {
  const sealed: Partial<Record<LeadField | 'message', string>> = {};
  for (const field of [...LEAD_FIELDS, 'message'] as const) {
    const value = values[field];
    if (value !== undefined) sealed[field] = await vault.seal(scope, value);
  }
  return sealed;
};
