import type { FormView, LeadResponse } from '../../service/protocol/visitor-api.ts';
import type { LeadField, Locale } from '../../service/protocol/vocabulary.ts';
import type { Refusal } from '../shared/http-client.ts';
import { fill } from '../shared/translate.ts';
import type { Action, FormFault, State } from './state.ts';
import type { Talk } from './talk.ts';
import type { Words } from './words/pl.ts';

export type FormSubmit = (website: string) => Promise<void>;

type Faults = Partial<Record<FormFault, string>>;

/** The service takes no form sooner than 2 s after it gave it out. */
const FORM_AGE_MS = 2_500;
const NEED = { name: 'needName', email: 'needEmail', phone: 'needPhone' } as const;
const NAMES: readonly LeadField[] = ['name', 'email', 'phone'];

/** The faults a person can correct at once; the service checks everything again. Rule: D4. */
export const checkForm = ({ session, fields, draft, hasTicked }: State, words: Words): Faults => {
  const form = session?.form;
  const faults: Faults = {};
  if (!form) return faults;
  for (const name of NAMES) {
    const value = fields[name].trim();
    if (form.fields[name] === 'required' && !value) faults[name] = words[NEED[name]];
    else if (form.fields[name] !== 'off' && value) {
      const digits = value.replace(/\D/g, '').length;
      if (name === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)) faults.email = words.badEmail;
      if (name === 'phone' && (digits < 6 || digits > 20)) faults.phone = words.badPhone;
    }
  }
  const { length } = [...draft.trim()];
  if (!length) faults.message = words.needMessage;
  if (length > 4000) faults.message = fill(words.tooLong, { n: length - 4000 });
  if (form.notice?.consent && !hasTicked) {
    faults.consent = fill(words.needConsent, { email: session.shop.contactEmail ?? '' });
  }
  return faults;
};

export type FormSubmitOptions = {
  shopKey: string;
  locale: Locale;
  words: Words;
  talk: Talk;
  page: () => string | undefined;
  state: () => State;
  dispatch: (action: Action) => void;
};

/** Sends the contact form. `consent` is true exactly when the visitor ticked the box. Rules: CO-2, CO-8. */
export const makeFormSubmit = (options: FormSubmitOptions): FormSubmit => {
  const { shopKey, locale, words, talk, page, state, dispatch } = options;
  /** One per form that is sent, so that a repeat is answered with the first result. */
  let ref = crypto.randomUUID();

  const post = (form: FormView, website: string) => {
    const { fields, draft, hasTicked } = state();
    const from = page();
    const given: Partial<Record<LeadField, string>> = {};
    for (const name of NAMES) {
      if (form.fields[name] !== 'off' && fields[name].trim()) given[name] = fields[name].trim();
    }
    return talk.http<LeadResponse>('POST', '/v1/visitor/leads', {
      shop: shopKey,
      locale,
      ref,
      formToken: form.formToken,
      noticeId: form.notice?.id ?? null,
      ...(form.notice?.consent && hasTicked && { consent: true }),
      ...given,
      message: draft.trim(),
      ...(from && { page: from }),
      ...(website && { website }),
    });
  };

  const faultsOf = ({ code, fields = {} }: Refusal): Faults => {
    const faults: Faults = {};
    if (code === 'consent_required') return checkForm({ ...state(), hasTicked: false }, words);
    if (code !== 'invalid_request') return faults;
    for (const name of [...NAMES, 'message'] as const) {
      if (!fields[name]) continue;
      faults[name] = name === 'email' ? words.badEmail : name === 'phone' ? words.badPhone : words.badField;
    }
    return faults;
  };

  return async (website) => {
    let form = state().session?.form;
    if (!form) return;
    dispatch({ t: 'form.sending' });
    let answer = await post(form, website);
    const fresh = !answer.ok && (answer.refusal.details?.form as FormView | undefined);
    if (
      !answer.ok &&
      answer.refusal.code === 'form_expired' &&
      fresh &&
      fresh.notice?.id === form.notice?.id
    ) {
      // The form lay open too long, or not long enough; nothing the visitor read has changed.
      form = fresh;
      await new Promise((resolve) => setTimeout(resolve, FORM_AGE_MS));
      answer = await post(form, website);
    }
    if (answer.ok) {
      ref = crypto.randomUUID();
      const { fields } = state();
      const sent = NAMES.filter((name) => form?.fields[name] !== 'off' && fields[name].trim());
      const receipt = {
        ...answer.body,
        email: sent.includes('email') ? fields.email.trim() : '',
        sentFields: [...sent, 'message'] as const,
        hasConsent: form.notice?.basis === 'consent',
      };
      dispatch({ t: 'form.sent', receipt });
      return;
    }
    const { refusal } = answer;
    const next = refusal.details?.form as FormView | undefined;
    dispatch({
      t: 'form.failed',
      code: refusal.code === 'form_expired' ? 'notice_stale' : refusal.code,
      faults: faultsOf(refusal),
      ...(next && { form: next }),
    });
    // Other refusals mean that the form is not offered any more, or not like this: look again.
    if (!next && refusal.status === 403) await talk.fetchSession();
  };
};
