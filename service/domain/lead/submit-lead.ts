import {
  type ConsentEventId,
  LEAD_FIELDS,
  type LeadField,
  type Locale,
  type MaskedKind,
  type NoticeId,
} from '../../protocol/vocabulary.ts';
import type { ConsentGiven } from '../consent/record-consent.ts';
import {
  areBoxesCurrent,
  boxFaults,
  type makeTakeTickedBoxes,
  type TickedBoxes,
} from '../marketing/ticked-boxes.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Lead, receiptOf, receiptSecretOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import { leadBasisOf, NOTICE_GRACE_MS, type NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import { promisedLeadEnd } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import { maskNumbers } from '../model/text/mask-numbers.ts';
import type { FormStanding } from '../notice/form-standing.ts';
import { type ErasedFormDeps, forgetLead, makeRefuseErasedForm, usedBefore } from './erased-form.ts';
import type { FormTokens } from './form-token.ts';
import type { OpenedForm } from './open-form.ts';

/** What a visitor sent in, checked for form only. */
export type LeadInput = {
  ref: string;
  formToken: string;
  noticeId: NoticeId | null;
  consent: boolean;
  locale: Locale;
  values: Partial<Record<LeadField, string>> & { message: string };
  page: string | null;
  /** Boxes for offers that the visitor ticked; null: none. Rule: MK-1. */
  marketing: TickedBoxes | null;
};

export type SubmitLeadDeps = ErasedFormDeps & {
  leads: LeadStore;
  receipts: ReceiptStore;
  consents: ConsentStore;
  notices: NoticeStore;
  vault: FieldVault;
  formTokens: FormTokens;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  widgetVersion: string;
  formStanding(shop: Shop, scope: ShopScope, locale: Locale): Promise<FormStanding>;
  openForm(shop: Shop, scope: ShopScope, locale: Locale): Promise<{ form: OpenedForm | null }>;
  recordConsent(scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent>;
  takeTickedBoxes: ReturnType<typeof makeTakeTickedBoxes>;
};

/** A form without any notice keeps its leads for this long, whatever the shop has set (privacy.md §5). */
const BARE_RETENTION_DAYS = 30;

const CLOSED_WORDS = {
  dpa_required:
    'The shop has no data-processing agreement yet, so nothing may be stored. Write to the shop by e-mail.',
  setup_incomplete:
    'The shop has not finished its settings, so nothing may be stored. Write to the shop by e-mail.',
  shop_closed: 'This shop has closed its chat, so nothing may be stored. Write to the shop by e-mail.',
  form_closed: 'The contact form is closed at the moment. Write to the shop by e-mail.',
} as const;

/**
 * Keeps a contact form, or refuses it with nothing stored. The server's last word on every rule.
 * Rules: D2, D3, D4, D7, CO-2, CO-4, TR-5, decision 0075.
 * @throws DomainError dpa_required, setup_incomplete, form_closed, form_expired, notice_stale, consent_required,
 *   invalid_request, conflict (this form was erased)
 */
export const makeSubmitLead = (deps: SubmitLeadDeps) => {
  const withForm = async (shop: Shop, scope: ShopScope, locale: Locale) => ({
    details: { form: (await deps.openForm(shop, scope, locale)).form },
  });

  const refuseErased = makeRefuseErasedForm(deps);

  /** Runs after the lead is stored, and again when the form is repeated, so that an interrupted run is completed. */
  const takeBoxes = async (
    shop: Shop,
    scope: ShopScope,
    input: Pick<LeadInput, 'marketing' | 'locale' | 'ref' | 'page'> & {
      values: Pick<LeadInput['values'], 'email' | 'phone'>;
    },
    known: FormStanding | null,
  ) => {
    const { marketing, locale, values } = input;
    if (marketing === null) return;
    const standing = known ?? (await deps.formStanding(shop, scope, locale));
    const current = standing.marketing;
    if (current === null || !areBoxesCurrent(marketing, current)) return;
    await deps.takeTickedBoxes(shop, scope, marketing, current, values, {
      locale,
      sessionRef: input.ref,
      pageOrigin: input.page,
      widgetVersion: deps.widgetVersion,
      adapterVersion: adapterOf(standing),
    });
  };

  return async (
    shop: Shop,
    scope: ShopScope,
    input: LeadInput,
  ): Promise<{ lead: Lead; receiptSecret: string; masked: readonly MaskedKind[] }> => {
    const { locale } = input;
    const { text: message, masked } = maskNumbers(input.values.message, deps.clock.now());
    const formNonce = deps.formTokens.read(shop.id, input.formToken);
    const before = await deps.leads.findByRef(scope, input.ref);
    // In this order: a form that is gone at the first look has left its mark before the second.
    const again = () => withForm(shop, scope, locale);
    await refuseErased(scope, { ref: input.ref, formNonce: before === null ? formNonce : null }, again);
    if (before !== null) {
      await takeBoxes(shop, scope, { ...input, values: await storedValues(deps, scope, before) }, null);
      return { ...(await finish(deps, scope, before, false)), masked };
    }

    const standing = await deps.formStanding(shop, scope, locale);
    if (standing.offer.kind === 'closed') {
      throw new DomainError(standing.offer.reason, CLOSED_WORDS[standing.offer.reason]);
    }
    if (formNonce === null) {
      throw new DomainError('form_expired', 'The form was open for too long. Send it again.', await again());
    }
    const notice = await noticeToStandBy(deps, scope, standing, input);
    const { marketing } = input;
    const isMarketingStale = marketing !== null && !areBoxesCurrent(marketing, standing.marketing);
    if (notice === undefined || isMarketingStale) {
      throw new DomainError(
        'notice_stale',
        'The privacy notice has changed. Read it and send again.',
        await again(),
      );
    }
    checkFields(shop, input, marketing === null ? {} : boxFaults(marketing, input.values));
    const basis = notice === null ? null : leadBasisOf(notice);
    if (basis === 'consent' && !input.consent) {
      throw new DomainError('consent_required', 'Tick the box or write to the shop by e-mail instead.', {
        fields: { consent: 'must be ticked by the visitor' },
      });
    }

    const subject = await subjectOf(deps, scope, input);
    const leadId = deps.ids.next('led');
    // The agreement is written first: no lead exists without its proof.
    let consentEventId: ConsentEventId | null = null;
    if (basis === 'consent' && notice !== null) {
      const event = await deps.recordConsent(scope, {
        purpose: 'reply',
        formId: 'offline_form',
        method: 'checkbox',
        control: { id: 'consent-reply', initialState: 'unchecked' },
        noticeId: notice.id,
        ref: leadId,
        sessionRef: input.ref,
        subjectKey: subject.keys[0] ?? '',
        subjectKind: subject.kind,
        pageOrigin: input.page,
        via: 'widget',
        widgetVersion: deps.widgetVersion,
        adapterVersion: adapterOf(standing),
      });
      consentEventId = event.id;
    }
    const now = deps.clock.now();
    const days = notice === null ? BARE_RETENTION_DAYS : shop.leadRetentionDays;
    const inserted = await deps.leads.insert(scope, {
      id: leadId,
      shopId: scope.shopId,
      ref: input.ref,
      formNonce,
      noticeId: notice?.id ?? null,
      consentEventId,
      basis,
      locale,
      sealed: await sealAll(deps, scope, { ...input.values, message }),
      subjectKeys: subject.keys,
      pagePath: input.page,
      state: 'new',
      reference: deps.ids.reference(),
      createdAt: now,
      lastContactAt: now,
      promisedDays: days,
      expiresAt: promisedLeadEnd(now, days),
      restrictedAt: null,
      heldAt: null,
      heldReason: null,
      followUp: 'due',
    });
    if (consentEventId !== null && inserted?.lead.consentEventId !== consentEventId) {
      // The form was sent twice at once: this event proves nothing and ends now.
      await deps.consents.eraseOpenings(scope, consentEventId, now);
    }
    if (inserted === null) throw usedBefore(await again());
    try {
      // Once more: an erasure that came first has left its mark by now, and freed the place of this form.
      await refuseErased(scope, { ref: input.ref, formNonce: inserted.isRepeat ? null : formNonce }, again);
    } catch (error) {
      if (!inserted.isRepeat) await forgetLead(deps, scope, inserted.lead, now);
      throw error;
    }
    const answer = await finish(deps, scope, inserted.lead, !inserted.isRepeat);
    if (!inserted.isRepeat) {
      deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId });
      deps.bus.publish({ type: 'lead.kept', shopId: scope.shopId, leadId });
    }
    // Last, so that a fault with the boxes cannot lose the enquiry.
    await takeBoxes(shop, scope, input, standing);
    return { ...answer, masked };
  };
};

/** The values of the first form: a repeat cannot bring in another address. */
const storedValues = async (
  deps: Pick<SubmitLeadDeps, 'vault'>,
  scope: ShopScope,
  { sealed }: Pick<Lead, 'sealed'>,
): Promise<Pick<LeadInput['values'], 'email' | 'phone'>> => ({
  ...(sealed.email === undefined ? {} : { email: await deps.vault.open(scope, sealed.email) }),
  ...(sealed.phone === undefined ? {} : { phone: await deps.vault.open(scope, sealed.phone) }),
});

const adapterOf = ({ binding }: FormStanding): string | null =>
  binding === null || binding.adapter === null
    ? null
    : `${binding.adapter.platform} ${binding.adapter.version}`;

/**
 * The notice that the visitor saw and that may be stood by: the current one, or one superseded within 24 h while
 * purposes, bases and controller are the same and the page is still published. Undefined: stale. Rule: CO-4.
 */
const noticeToStandBy = async (
  deps: SubmitLeadDeps,
  scope: ShopScope,
  standing: FormStanding,
  input: LeadInput,
): Promise<NoticeVersion | null | undefined> => {
  const current = standing.notice;
  if (current === null) return input.noticeId === null ? null : undefined;
  if (input.noticeId === null) return undefined;
  if (input.noticeId === current.id) {
    await deps.notices.put(scope, current);
    return current;
  }
  if (standing.page?.state !== 'published') return undefined;
  const history = await deps.notices.current(scope, input.locale);
  const past = history?.previous.find((entry) => entry.noticeId === input.noticeId);
  if (past === undefined || deps.clock.now().getTime() - past.supersededAt.getTime() >= NOTICE_GRACE_MS)
    return undefined;
  const shown = await deps.notices.get(scope, input.noticeId);
  if (shown === null || shown.content.policy === null) return undefined;
  const weight = (notice: NoticeVersion) =>
    JSON.stringify([
      notice.content.purposes.map(({ code, basis, required }) => [code, basis, required]),
      notice.content.controller,
      notice.content.fields,
    ]);
  return weight(shown) === weight(current) ? shown : undefined;
};

/** Fields that are off are refused, required ones must be there. Rule: TR-5. */
const checkFields = (shop: Shop, input: LeadInput, forOffers: Record<string, string>): void => {
  const faults: Record<string, string> = { ...forOffers };
  for (const field of LEAD_FIELDS) {
    const rule = shop.fields[field];
    if (rule === 'off' && input.values[field] !== undefined) faults[field] = 'is not asked for';
    if (rule === 'required' && input.values[field] === undefined) faults[field] = 'is required';
  }
  if (Object.keys(faults).length > 0) {
    throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
      fields: faults,
    });
  }
};

const subjectOf = async (deps: SubmitLeadDeps, scope: ShopScope, input: LeadInput) => {
  const { email, phone } = input.values;
  const keys: string[] = [];
  if (email !== undefined) keys.push(await deps.vault.subjectKey(scope, 'email', email));
  if (phone !== undefined) keys.push(await deps.vault.subjectKey(scope, 'phone', phone));
  const kind =
    email !== undefined ? ('email' as const) : phone !== undefined ? ('phone' as const) : ('none' as const);
  return { keys, kind };
};

const sealAll = async (
  deps: SubmitLeadDeps,
  scope: ShopScope,
  values: LeadInput['values'],
): Promise<Lead['sealed']> => {
  const sealed: Partial<Record<LeadField | 'message', string>> = {};
  for (const field of [...LEAD_FIELDS, 'message'] as const) {
    const value = values[field];
    if (value !== undefined) sealed[field] = await deps.vault.seal(scope, value);
  }
  return sealed;
};

/** The receipt's secret follows from the lead's id, so a repeated form gets the same receipt. */
const finish = async (deps: SubmitLeadDeps, scope: ShopScope, lead: Lead, isNew: boolean) => {
  const receiptSecret = receiptSecretOf(deps.digest, lead.id);
  const receipt = receiptOf(deps.digest, lead);
  const isThere = !isNew && (await deps.receipts.findBySecret(receipt.secretHash)) !== null;
  if (!isThere) {
    await deps.receipts.insert(scope, receipt).catch((error: unknown) => {
      // The same form, sent again meanwhile, was faster: its receipt is the same.
      if (!(error instanceof DomainError && error.code === 'conflict')) throw error;
    });
  }
  return { lead, receiptSecret };
};
