import { MASKED_KINDS, type MaskedKind } from '../../protocol/vocabulary.ts';
import {
  areBoxesCurrent,
  type makeTakeBackUnticked,
  type makeTakeTickedBoxes,
} from '../marketing/ticked-boxes.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { takeBackIfErased } from '../model/erasure/erased-sendings.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { keepReceipt } from '../model/lead/keep-receipt.ts';
import { type Lead, receiptSecretOf } from '../model/lead/lead.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { maskNumbers } from '../model/text/mask-numbers.ts';
import { type FormStanding, offerBoxesOf } from '../notice/form-standing.ts';
import { FORM_TOKEN_MS } from './form-token.ts';
import { adapterOf, formOf, insertLead, type KeepLeadDeps, takeLeadBack } from './keep-lead.ts';
import type { LeadInput } from './lead-input.ts';
import { openedForm } from './open-form.ts';
import {
  type RefuseLeadDeps,
  refuseErasedForm,
  refuseOrAllow,
  sentBefore,
  tokenUsed,
} from './refuse-lead.ts';
import type { SuspectLead } from './suspect-lead.ts';

/** `masked`: kinds of masked numbers in the message. */
export type KeptLead = { lead: Lead; receiptSecret: string; masked: readonly MaskedKind[] };

export type SubmitLeadDeps = RefuseLeadDeps &
  KeepLeadDeps & {
    leads: Pick<LeadStore, 'findByRef'>;
    bus: EventBus;
    takeTickedBoxes: ReturnType<typeof makeTakeTickedBoxes>;
    takeBackUnticked: ReturnType<typeof makeTakeBackUnticked>;
    suspectLead: SuspectLead;
  };

/**
 * Stores or refuses a contact form; quarantines spam. A refusal stores nothing, except on a token race
 * (`insertLead`). Rules: D2, D3, D4, D7, CO-2, CO-4, TR-5.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, form_closed, consent_required,
 * invalid_request
 * @throws FormRefused form_expired, notice_stale, conflict (erased form)
 */
export const makeSubmitLead =
  (deps: SubmitLeadDeps) =>
  async (shop: Shop, scope: ShopScope, sent: LeadInput): Promise<KeptLead> => {
    const { input, masked } = maskInput(sent, deps.clock.now());
    const { ref } = input;
    const formNonce = deps.formTokens.read(shop.id, input.formToken);
    const reading = deps.formStanding(shop, scope, input.locale);
    reading.catch(() => undefined);
    const before = await deps.leads.findByRef(scope, ref);
    // After that read, so a concurrent erasure is seen.
    const firstSent = { ref, formNonce: before === null ? formNonce : null };
    await refuseErasedForm(deps, scope, firstSent, async () => openedForm(deps, await reading, true));
    if (before !== null) {
      if (!isSameSender(deps, before, input)) throw sentBefore(openedForm(deps, await reading, true));
      return { ...(await answerRepeat(deps, shop, scope, input, before)), masked };
    }

    const passed = await refuseOrAllow(deps, await reading, scope, input, formNonce);
    const formNow = () => openedForm(deps, passed.standing, true);
    const filledMs = input.isFromChat ? null : deps.formTokens.ageMs(input.formToken);
    const suspicions = await deps.suspectLead(shop, input, filledMs);
    const inserted = await insertLead(deps, scope, input, passed, suspicions);
    if (inserted === null) throw tokenUsed(formNow());
    const { lead, isRepeat } = inserted;
    await takeBackIfErased(
      () => refuseErasedForm(deps, scope, { ref, formNonce: isRepeat ? null : formNonce }, formNow),
      async () => {
        if (!isRepeat) await takeLeadBack(deps, scope, lead);
      },
    );
    if (isRepeat) await keepReceipt(deps, scope, lead, true);
    else {
      deps.bus.publish({ type: 'lead.changed', shopId: scope.shopId, leadId: lead.id });
      deps.bus.publish({ type: 'lead.kept', shopId: scope.shopId, leadId: lead.id });
    }
    // Last: a fault in the boxes must not lose the enquiry.
    if (lead.quarantine === null) await takeBoxes(deps, scope, input, passed.standing);
    return { lead, receiptSecret: receiptSecretOf(deps.digest, lead.id), masked };
  };

/** Masks card numbers and PESEL in every field. Rule: RQ-4. */
const maskInput = (sent: LeadInput, now: Date): { input: LeadInput; masked: readonly MaskedKind[] } => {
  const message = maskNumbers(sent.values.message, now);
  const name = sent.values.name === undefined ? null : maskNumbers(sent.values.name, now);
  const kinds = new Set([...message.masked, ...(name?.masked ?? [])]);
  return {
    input: {
      ...sent,
      values: { ...sent.values, message: message.text, ...(name === null ? {} : { name: name.text }) },
    },
    masked: MASKED_KINDS.filter((kind) => kinds.has(kind)),
  };
};

/** The receipt needs recency or the form's token: `ref` appears in consent records. */
const isSameSender = (
  { clock, formTokens }: Pick<SubmitLeadDeps, 'clock' | 'formTokens'>,
  { shopId, createdAt, formNonce }: Lead,
  { formToken }: Pick<LeadInput, 'formToken'>,
): boolean =>
  clock.now().getTime() - createdAt.getTime() <= FORM_TOKEN_MS ||
  formTokens.nonceOf(shopId, formToken) === formNonce;

/** Completes an interrupted first run; the newest box state counts. */
const answerRepeat = async (
  deps: SubmitLeadDeps,
  shop: Shop,
  scope: ShopScope,
  input: LeadInput,
  lead: Lead,
): Promise<Omit<KeptLead, 'masked'>> => {
  if (lead.quarantine === null) {
    const values = await firstValues(deps, scope, lead);
    if (input.marketing !== null) {
      const standing = await deps.formStanding(shop, scope, input.locale);
      await takeBoxes(deps, scope, { ...input, values }, standing);
    }
    const channels = input.marketing?.channels ?? [];
    await deps.takeBackUnticked(shop, scope, {
      channels,
      phone: values.phone,
      sessionRef: formOf(deps, input.ref),
    });
  }
  await keepReceipt(deps, scope, lead, true);
  return { lead, receiptSecret: receiptSecretOf(deps.digest, lead.id) };
};

type Addresses = Pick<LeadInput['values'], 'email' | 'phone'>;

/** A repeat cannot introduce another address. */
const firstValues = async (
  { vault }: Pick<SubmitLeadDeps, 'vault'>,
  scope: ShopScope,
  { sealed }: Pick<Lead, 'sealed'>,
): Promise<Addresses> => ({
  ...(sealed.email === undefined ? {} : { email: await vault.open(scope, sealed.email) }),
  ...(sealed.phone === undefined ? {} : { phone: await vault.open(scope, sealed.phone) }),
});

/** Idempotent. Rule: MK-1. */
const takeBoxes = async (
  deps: SubmitLeadDeps,
  scope: ShopScope,
  { marketing, values, locale, ref, page }: Omit<LeadInput, 'values'> & { values: Addresses },
  standing: FormStanding,
): Promise<void> => {
  if (marketing === null) return;
  const current = offerBoxesOf(deps, standing);
  if (current === null || !areBoxesCurrent(marketing, current)) return;
  await deps.takeTickedBoxes(standing.shop, scope, marketing, current, values, {
    locale,
    sessionRef: formOf(deps, ref),
    pageOrigin: page,
    widgetVersion: deps.widgetVersion,
    adapterVersion: adapterOf(standing),
  });
};
