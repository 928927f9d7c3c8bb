import type { FormView, LeadResponse } from '../../service/protocol/visitor-api.ts';
import { dispatch, locale, set, shopKey, state, words } from './app.ts';
import { page } from './bridge.ts';
import { fetchSession, http } from './line.ts';
import type { Faults, State } from './state.ts';
import { roomIn } from './views/composer.ts';
import type { Words } from './words/pl.ts';

export const NAMES = ['name', 'email', 'phone'] as const;

/** The service takes no form sooner than 2 s after it gave it out. */
const FORM_AGE_MS = 2_500;
/** One per form that is sent, so that a repeat is answered with the first result. */
let ref = crypto.randomUUID();

/** What was typed into the fields that are asked for. */
const givenFields = ({ fields }: State, form: FormView): { [name in (typeof NAMES)[number]]?: string } =>
  Object.fromEntries(
    NAMES.map((name) => [name, form.fields[name] !== 'off' && fields[name].trim()]).filter(
      ([, text]) => text,
    ),
  );

/** The faults a person can correct at once; the service checks everything again. Rule: D4. */
export const checkForm = (now: State, texts: Words): Faults => {
  const { session, draft, hasTicked } = now;
  const form = session?.form;
  if (!form) return {};
  const given = givenFields(now, form);
  const digits = given.phone?.replace(/\D/g, '').length ?? 9;
  const faults: { [name in keyof Faults]: string } = {};
  for (const name of NAMES) {
    if (form.fields[name] === 'required' && !given[name]) faults[name] = texts.need[name];
  }
  if (given.email && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(given.email)) faults.email = texts.bad.email;
  if (digits < 6 || digits > 20) faults.phone = texts.bad.phone;
  if (!draft.trim()) faults.message = texts.needMessage;
  if (roomIn(draft) < 0) faults.message = texts.tooLong(-roomIn(draft));
  if (form.notice?.consent && !hasTicked) faults.consent = texts.needConsent(session.shop.contactEmail ?? '');
  return faults;
};

const post = ({ notice, formToken }: FormView, given: object, website: string) =>
  http<LeadResponse>('POST', '/v1/visitor/leads', {
    shop: shopKey,
    locale,
    ref,
    formToken,
    noticeId: notice?.id ?? null,
    ...(notice?.consent && state.hasTicked && { consent: true }),
    ...given,
    message: state.draft.trim(),
    ...(page && { page }),
    ...(website && { website }),
  });

/** Sends the contact form. `consent` is true exactly when the visitor ticked the box. Rules: CO-2, CO-8. */
export const sendForm = async (website: string): Promise<void> => {
  const form = state.session?.form;
  if (!form) return;
  const given = givenFields(state, form);
  set({ isSending: true, faults: {}, problem: null });
  let answer = await post(form, given, website);
  let fresh = answer.ok ? null : (answer.refusal.details?.form as FormView | undefined);
  if (!answer.ok && answer.refusal.code === 'form_expired' && fresh && fresh.notice?.id === form.notice?.id) {
    // The form lay open too long, or not long enough; nothing the visitor has read is different.
    await new Promise((resolve) => setTimeout(resolve, FORM_AGE_MS));
    answer = await post(fresh, given, website);
    fresh = answer.ok ? null : (answer.refusal.details?.form as FormView | undefined);
  }
  if (answer.ok) {
    ref = crypto.randomUUID();
    set({
      isSending: false,
      receipt: {
        ...answer.body,
        email: given.email ?? '',
        sent: [...NAMES.filter((name) => given[name]), 'message'],
        isByConsent: form.notice?.basis === 'consent',
      },
      isWithdrawn: false,
      draft: '',
      carried: '',
      carriedUpTo: state.last,
      waitingSince: null,
      isFormOffered: false,
      hasTicked: false,
    });
    return;
  }
  const { code, status, fields = {} } = answer.refusal;
  if (fresh) dispatch({ t: 'form', form: fresh });
  const bad = { ...words.bad, message: words.badField };
  set({
    isSending: false,
    problem: code,
    faults:
      code === 'consent_required'
        ? checkForm({ ...state, hasTicked: false }, words)
        : Object.fromEntries(Object.entries(bad).filter(([name]) => name in fields)),
  });
  // The form is not offered any more, or not like this: look again.
  if (status === 403) fetchSession();
};
