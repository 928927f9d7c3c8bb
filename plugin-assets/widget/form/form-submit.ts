import type { ReceiptResponse } from '../../../service/protocol/api/receipt-api.ts';
import type { FormView, LeadResponse } from '../../../service/protocol/api/visitor-api.ts';
import type { Answer } from '../../shared/call-service.ts';
import { page, sent } from '../connection/bridge.ts';
import { http } from '../connection/service.ts';
import { fetchSession } from '../connection/socket.ts';
import { dispatch, locale, set, shopKey, state, words } from '../state/app.ts';
import { codePointsLeft, hasConversation, screenOf, unreadOf } from '../state/reduce.ts';
import type { Faults, FormFault, Receipt, State } from '../state/state.ts';
import { keepInTab } from '../state/tab-entry.ts';

export const NAMES = ['name', 'email', 'phone'] as const;

/** Idempotency key by content; changed content is a new form. */
let refs: Record<string, string> = {};

const givenFields = ({ fields }: State, form: FormView): { [name in (typeof NAMES)[number]]?: string } =>
  Object.fromEntries(
    NAMES.map((name) => [name, form.fields[name] !== 'off' && fields[name].trim()]).filter(
      ([, text]) => text,
    ),
  );

/** The service validates again. Rule: D4. */
export const checkForm = (now: State): Faults => {
  const { session, draft, hasTicked } = now;
  const form = session?.form;
  if (!form) return {};
  const given = givenFields(now, form);
  const digits = given.phone?.replace(/\D/g, '').length ?? 9;
  const faults: Partial<Record<FormFault, string>> = {};
  for (const name of NAMES) {
    if (form.fields[name] === 'required' && !given[name]) faults[name] = words.needText[name];
  }
  for (const channel of now.offers) {
    if (!given[channel]) faults[channel] = words.needText[channel];
  }
  if (given.email && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(given.email)) faults.email = words.badText.email;
  if (digits < 6 || digits > 20) faults.phone = words.badText.phone;
  if (!draft.trim()) faults.message = words.needText.message;
  if (codePointsLeft(draft) < 0) faults.message = words.tooLongText + -codePointsLeft(draft);
  if (form.notice?.consent && !hasTicked) faults.consent = words.needConsentText + session.shop.contactEmail;
  return faults;
};

/** Removes corrected faults. */
export const mendFaults = (): void => {
  const shown = Object.entries(state.faults);
  if (!shown.length) return;
  const now = checkForm(state);
  set({ faults: Object.fromEntries(shown.filter(([id]) => id in now)), problem: null });
};

/** The link is kept for this tab, the address never. Rules: CO-6, CO-10. */
export const showReceipt = (receipt: Receipt | null): void => {
  keepInTab('receipt', receipt && { ...receipt, email: '' });
  set({ receipt, wish: null });
};

/** Button text with the unread count of the conversation. */
export const leadOnText = (now: State, elsewhere: string): string => {
  const count = unreadOf(now);
  return hasConversation(now) ? words.toChatText + (count ? ` (${count})` : '') : elsewhere;
};

/** `consent`: the box as ticked. Rules: CO-2, CO-8. */
export const sendForm = async (website: string): Promise<void> => {
  const form = state.session?.form;
  if (!form) return;
  const { notice, marketing } = form;
  const { draft, last } = state;
  const given = givenFields(state, form);
  const content = {
    noticeId: notice?.id ?? null,
    ...(notice?.consent && state.hasTicked && { consent: true }),
    ...given,
    message: draft.trim(),
  };
  const key = JSON.stringify(content);
  refs[key] ||= crypto.randomUUID();
  const post = (formToken: string) =>
    http<LeadResponse>('leads', {
      shop: shopKey,
      locale,
      ref: refs[key],
      formToken,
      ...content,
      ...(marketing &&
        state.offers.length && { marketing: { noticeId: marketing.noticeId, channels: state.offers } }),
      page,
      ...(website && { website }),
    });
  const freshOf = ({ refusal }: Answer<LeadResponse>) => refusal?.details?.form as FormView | undefined;
  set({ isSending: true, faults: {}, problem: null });
  let answer = await post(form.formToken);
  let fresh = freshOf(answer);
  if (answer.refusal?.code === 'form_expired' && fresh && fresh.notice?.id === notice?.id) {
    // Token expired, same notice: retry with a new token.
    answer = await post(fresh.formToken);
    fresh = freshOf(answer);
  }
  if (answer.ok) {
    refs = {};
    sent.form += 1;
    set({
      isSending: false,
      isWithdrawn: false,
      // Text typed meanwhile stays.
      draft: state.draft.replace(draft, '').trim(),
      carried: '',
      carriedUpTo: last,
      isFormOffered: false,
      hasTicked: false,
      offers: [],
    });
    showReceipt({
      ...answer.body,
      at: Date.now(),
      email: given.email ?? '',
      sent: [...NAMES.filter((name) => given[name]), 'message'],
      isByConsent: notice?.basis === 'consent',
      isPutAway: !!state.draft && screenOf(state) === 'form',
    });
    return;
  }
  const { code, status, fields = {} } = answer.refusal;
  // Deleted lead: its `ref` stays refused, so use a new one.
  if (code === 'conflict') refs[key] = '';
  if (fresh && state.session) dispatch({ t: 'session', session: { ...state.session, form: fresh } });
  set({
    isSending: false,
    problem: code,
    faults:
      code === 'consent_required'
        ? checkForm({ ...state, hasTicked: false })
        : Object.fromEntries(Object.entries(words.badText).filter(([name]) => name in fields)),
  });
  // The form was closed or changed.
  if (status === 403) fetchSession();
};

/** No login or reason; may be deleted meanwhile. Rule: CO-6. */
export const askReceipt = async (act: '' | '/withdraw'): Promise<void> => {
  const { receipt } = state;
  if (!receipt) return;
  const answer = await http<ReceiptResponse>(`receipt${act}`, { secret: receipt.receiptSecret });
  // Another form may have been sent meanwhile.
  if (receipt !== state.receipt) return;
  if (answer.ok ? answer.body.state === 'withdrawn' : answer.refusal.status === 404) {
    keepInTab('receipt', null);
    set({ isWithdrawn: true, asking: null });
  } else if (act) set({ hasFailed: true });
};

document.onvisibilitychange = () => askReceipt('');
askReceipt('');
