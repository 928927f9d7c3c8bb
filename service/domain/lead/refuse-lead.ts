import { LEAD_FIELDS, type ProblemCode } from '../../protocol/vocabulary.ts';
import { areBoxesCurrent, boxFaults } from '../marketing/ticked-boxes.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ErasedSendings, SentForm } from '../model/erasure/erased-sendings.ts';
import type { FormOffer } from '../model/notice/form-mode.ts';
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

/** `notice` is null while the shop shows none. */
export type AllowedForm = { standing: FormStanding; notice: NoticeVersion | null; formNonce: string };

/** With the current form; null: none offered. */
export class FormRefused extends DomainError {
  declare readonly details: { readonly form: OpenedForm | null };
  constructor(code: ProblemCode, message: string, form: OpenedForm | null) {
    super(code, message, { details: { form } });
  }
}

/**
 * Checks in order: offer, token, notice, fields, tick. Read-only. Rules: D2, D3, D7, CO-2, CO-4, TR-5.
 * @param formNonce null: invalid token
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

/** Rules: D3, D7. @throws DomainError dpa_required, setup_incomplete, shop_closed, form_closed */
const refuseClosedForm = (offer: FormOffer): void => {
  if (offer.kind === 'closed') throw new DomainError(offer.reason, CLOSED_WORDS[offer.reason]);
};

const tokenExpired = (form: OpenedForm | null): FormRefused =>
  new FormRefused('form_expired', 'The form was open for too long. Send it again.', form);

export const tokenUsed = (form: OpenedForm | null): FormRefused =>
  new FormRefused('form_expired', 'This form was already sent. Send it again as a new one.', form);

/** Final for its `ref`: the sender is unproven. */
export const sentBefore = (form: OpenedForm | null): FormRefused =>
  new FormRefused('conflict', 'This form was sent before. Send it as a new one if you want to.', form);

const noticeStale = (form: OpenedForm | null): FormRefused =>
  new FormRefused('notice_stale', 'The privacy notice has changed. Read it and send again.', form);

/** Rule: MK-1. */
const hasStaleBoxes = (deps: RefuseLeadDeps, standing: FormStanding, { marketing }: LeadInput): boolean =>
  marketing !== null && !areBoxesCurrent(marketing, offerBoxesOf(deps, standing));

/**
 * The current notice, or an equivalent one superseded within 24 h without announcement. Undefined: stale.
 * Rule: CO-4.
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
  return (await isOutdated(deps, scope, shown, current)) ? undefined : shown;
};

/** The change's decision would miss a later form. */
const isOutdated = async (
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

const weightOf = ({ content }: NoticeVersion): string =>
  JSON.stringify([
    content.purposes.map(({ code, basis, required }) => [code, basis, required]),
    content.controller,
    content.fields,
  ]);

/** Rule: TR-5. @throws DomainError invalid_request */
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
 * Refuses copies of an erased form and its token. Rules: CO-7, RT-8.
 * @param sent nonce null: ignore the token
 * @throws FormRefused conflict for an erased form, final for its `ref`; form_expired for the token
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
