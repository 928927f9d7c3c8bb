import { LEAD_FIELDS, type ProblemCode } from '../../protocol/vocabulary.ts';
import { areBoxesCurrent, boxFaults } from '../marketing/ticked-boxes.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ErasedSendings, SentForm } from '../model/erasure/erased-sendings.ts';
import type { FormOffer } from '../model/notice/form-offer.ts';
import { leadBasisOf, NOTICE_GRACE_MS, type NoticeVersion } from '../model/notice/notice.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import { textsConcerned } from '../model/notice/policy-path.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type FormStanding, offerBoxesOf } from '../notice/form-standing.ts';
import type { LeadInput } from './lead-input.ts';
import { type OpenedForm, type OpenFormDeps, openedForm } from './open-form.ts';

export type RefuseLeadDeps = OpenFormDeps & {
  notices: Pick<NoticeStore, 'current' | 'get'>;
  policyChanges: Pick<PolicyChangeStore, 'list' | 'steps'>;
  erasedSendings: Pick<ErasedSendings, 'lookAtForm'>;
};

/** What a form that may be kept is kept under; the notice is null while the shop shows none. */
export type AllowedForm = { standing: FormStanding; notice: NoticeVersion | null; formNonce: string };

/** A refusal with the form as it is now, for the visitor to go on with; null: the shop offers none. */
export class FormRefused extends DomainError {
  declare readonly details: { readonly form: OpenedForm | null };
  constructor(code: ProblemCode, message: string, form: OpenedForm | null) {
    super(code, message, { details: { form } });
  }
}

/**
 * Checks whether a contact form that is sent for the first time may be kept, in this order: form offered, token,
 * notice, fields, tick. Only reads. Whether the form was erased is checked by `refuseErasedForm`, whether its token was
 * used by the insert. Rules: D2, D3, D7, CO-2, CO-4, TR-5.
 * @param formNonce the nonce of the form's token; null when the token is not valid
 */
export const refuseOrAllow = async (
  deps: RefuseLeadDeps,
  standing: FormStanding,
  scope: ShopScope,
  input: LeadInput,
  formNonce: string | null,
): Promise<AllowedForm> => {
  refuseClosedForm(standing.offer);
  const formNow = () => openedForm(deps, standing, true);
  if (formNonce === null) throw tokenExpired(formNow());
  const notice = await shownNotice(deps, scope, standing, input);
  if (notice === undefined || hasStaleBoxes(deps, standing, input)) throw noticeStale(formNow());
  refuseWrongFields(standing.shop, input);
  refuseWithoutTick(notice, input);
  return { standing, notice, formNonce };
};

const CLOSED_WORDS = {
  dpa_required:
    'The shop has no data-processing agreement yet, so nothing may be stored. Write to the shop by e-mail.',
  setup_incomplete:
    'The shop has not finished its settings, so nothing may be stored. Write to the shop by e-mail.',
  shop_closed: 'This shop has closed its chat, so nothing may be stored. Write to the shop by e-mail.',
  form_closed: 'The contact form is closed at the moment. Write to the shop by e-mail.',
} as const;

/** @throws DomainError dpa_required, setup_incomplete, shop_closed, form_closed. Rules: D3, D7 */
const refuseClosedForm = (offer: FormOffer): void => {
  if (offer.kind === 'closed') throw new DomainError(offer.reason, CLOSED_WORDS[offer.reason]);
};

const tokenExpired = (form: OpenedForm | null): FormRefused =>
  new FormRefused('form_expired', 'The form was open for too long. Send it again.', form);

/** A token is valid for one form. */
export const tokenUsed = (form: OpenedForm | null): FormRefused =>
  new FormRefused('form_expired', 'This form was already sent. Send it again as a new one.', form);

/** Final for its `ref`: nobody shows that they sent it. */
export const sentBefore = (form: OpenedForm | null): FormRefused =>
  new FormRefused('conflict', 'This form was sent before. Send it as a new one if you want to.', form);

const noticeStale = (form: OpenedForm | null): FormRefused =>
  new FormRefused('notice_stale', 'The privacy notice has changed. Read it and send again.', form);

/** Rule: MK-1. */
const hasStaleBoxes = (deps: RefuseLeadDeps, standing: FormStanding, { marketing }: LeadInput): boolean =>
  marketing !== null && !areBoxesCurrent(marketing, offerBoxesOf(deps, standing));

/**
 * The notice that the visitor saw and that the form may be kept under: the current one, or one superseded within 24 h
 * while purposes, bases, fields and controller are the same, the page is still published, and nobody was informed or
 * asked about the change of its text. Undefined: stale. Rule: CO-4.
 */
const shownNotice = async (
  deps: Pick<RefuseLeadDeps, 'notices' | 'policyChanges' | 'clock'>,
  scope: ShopScope,
  standing: FormStanding,
  input: LeadInput,
): Promise<NoticeVersion | null | undefined> => {
  const current = standing.notice;
  if (current === null) return input.noticeId === null ? null : undefined;
  if (input.noticeId === null) return undefined;
  if (input.noticeId === current.id) return current;
  if (standing.page?.state !== 'published') return undefined;
  const history = await deps.notices.current(scope, input.locale);
  const past = history?.previous.find((entry) => entry.noticeId === input.noticeId);
  if (past === undefined || deps.clock.now().getTime() - past.supersededAt.getTime() >= NOTICE_GRACE_MS)
    return undefined;
  const shown = await deps.notices.get(scope, input.noticeId);
  if (shown === null || shown.content.policy === null) return undefined;
  if (weightOf(shown) !== weightOf(current)) return undefined;
  return (await isLeftBehind(deps, scope, shown, current)) ? undefined : shown;
};

/**
 * The people under the shown text were informed of its change, or asked again. A form that comes after them would be
 * left out.
 */
const isLeftBehind = async (
  deps: Pick<RefuseLeadDeps, 'policyChanges'>,
  scope: ShopScope,
  shown: NoticeVersion,
  current: NoticeVersion,
): Promise<boolean> => {
  const text = shown.content.policy?.contentSha256 ?? '';
  const textNow = current.content.policy?.contentSha256 ?? null;
  if (text === textNow) return false;
  const changes = await deps.policyChanges.list(scope);
  const told = changes.filter(({ choice }) => choice === 'inform' || choice === 'ask_again');
  if (told.length === 0) return false;
  const steps = await deps.policyChanges.steps(scope);
  return told.some((change) => textsConcerned(steps, change, textNow).has(text));
};

/** What must not differ between two notices for the older one to be accepted. */
const weightOf = ({ content }: NoticeVersion): string =>
  JSON.stringify([
    content.purposes.map(({ code, basis, required }) => [code, basis, required]),
    content.controller,
    content.fields,
  ]);

/** Fields that are off are refused, required ones must be there. Rule: TR-5. @throws DomainError invalid_request */
const refuseWrongFields = (shop: Shop, { marketing, values }: LeadInput): void => {
  const faults: Record<string, string> = marketing === null ? {} : boxFaults(marketing, values);
  for (const field of LEAD_FIELDS) {
    const rule = shop.fields[field];
    if (rule === 'off' && values[field] !== undefined) faults[field] = 'is not asked for';
    if (rule === 'required' && values[field] === undefined) faults[field] = 'is required';
  }
  if (Object.keys(faults).length === 0) return;
  throw new DomainError('invalid_request', 'Some fields are not valid. Correct them and send again.', {
    fields: faults,
  });
};

/** Rule: CO-2. @throws DomainError consent_required */
const refuseWithoutTick = (notice: NoticeVersion | null, input: LeadInput): void => {
  if (notice === null || leadBasisOf(notice) !== 'consent' || input.consent) return;
  throw new DomainError('consent_required', 'Tick the box or write to the shop by e-mail instead.', {
    fields: { consent: 'must be ticked by the visitor' },
  });
};

/**
 * A late copy of an erased form is not kept again, and a token that an erased form used stays used.
 * Rules: CO-7, RT-8.
 * @param sent the nonce is null where the token does not count
 * @throws FormRefused conflict when this form was erased: final for its `ref`; form_expired for the token alone
 */
export const refuseErasedForm = async (
  { erasedSendings }: Pick<RefuseLeadDeps, 'erasedSendings'>,
  scope: ShopScope,
  sent: SentForm,
  formNow: () => OpenedForm | null | Promise<OpenedForm | null>,
): Promise<void> => {
  const erased = await erasedSendings.lookAtForm(scope, sent);
  if (erased === null) return;
  const form = await formNow();
  if (erased === 'token') throw tokenUsed(form);
  throw new FormRefused(
    'conflict',
    'This form was sent before and has since been deleted, so it was not stored again. Send it as a new one if you want to.',
    form,
  );
};
