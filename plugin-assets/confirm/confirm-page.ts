import type {
  ConfirmationLookResponse,
  ConfirmationResponse,
} from '../../service/protocol/api/confirmation-api.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { callService, mayPass, type Refusal } from '../shared/call-service.ts';
import { type Child, make, setChildren } from '../shared/dom.ts';
import { pickLocale } from '../shared/translate.ts';
import { confirmCatalog } from './words/confirm-catalog.ts';

// Secret in the fragment (never logged); mail scanners open links, so only a button acts.
const secret = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const path = location.pathname.startsWith('/unsubscribe') ? '/v1/unsubscribe' : '/v1/confirmations';

const main = make('main', { 'aria-live': 'polite' });
document.body.append(main);

let words = confirmCatalog.en;
const setLanguage = (wanted: readonly string[]) => {
  const locale = pickLocale(LOCALES, wanted);
  words = confirmCatalog[locale];
  document.documentElement.lang = locale;
};

/** @param shopName null: about no shop */
const show = (shopName: string | null, title: string, ...content: Child[]) => {
  const hadFocus = main.contains(document.activeElement);
  document.title = shopName === null ? title : `${title} · ${shopName}`;
  setChildren(main, [
    shopName !== null && make('p', 'shop', shopName),
    make('h1', { tabIndex: -1 }, title),
    ...content,
  ]);
  if (hadFocus) main.querySelector('h1')?.focus();
};
const texts = (paragraphs: readonly string[]) => paragraphs.map((text) => make('p', null, text));

const actButton = (label: string, act: () => Promise<void>) => {
  const element = make('button', { type: 'button', className: 'act' }, label);
  element.onclick = async () => {
    if (element.hasAttribute('aria-disabled')) return;
    element.setAttribute('aria-disabled', 'true');
    element.textContent = words.working;
    await act();
  };
  return element;
};

const showRefusal = (shopName: string | null, refusal: Refusal, retry: () => Promise<void>) => {
  if (['link_invalid', 'invalid_request', 'not_found'].includes(refusal.code)) {
    show(shopName, words.invalid, ...texts([words.invalidText]));
    return;
  }
  if (refusal.code === 'not_delivered') {
    show(shopName, words.notDelivered, ...texts([words.notDeliveredText]), actButton(words.retry, retry));
    return;
  }
  const isPassing = mayPass(refusal);
  show(
    shopName,
    isPassing ? words.failed : words.refused,
    ...texts([isPassing ? words.failedText : words.refusedText]),
    actButton(words.retry, retry),
  );
};

const showDone = (shopName: string | null, { title, paragraphs, next }: ConfirmationResponse) =>
  show(
    shopName,
    title,
    ...texts(paragraphs),
    next &&
      /^(https?:\/\/|\/)/.test(next.href) &&
      make('a', { className: 'next act', href: next.href }, next.label),
  );
const askToConfirm = (password?: string) =>
  callService<ConfirmationResponse>('POST', `${path}/confirm`, { secret, password }, null);

const confirm = async (shopName: string | null): Promise<void> => {
  const answer = await askToConfirm();
  if (answer.ok) showDone(shopName, answer.body);
  else showRefusal(shopName, answer.refusal, () => confirm(shopName));
};

const passwordForm = (shopName: string | null, label: string, buttonText: string): HTMLFormElement => {
  const field = make('input', {
    type: 'password',
    id: 'password',
    autocomplete: 'current-password',
    maxLength: 200,
    'aria-describedby': 'fault',
  });
  const fault = make('p', { className: 'fault', id: 'fault', role: 'alert' });
  const send = make('button', { type: 'submit', className: 'act' }, buttonText);
  const say = (text: string) => {
    fault.textContent = text;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  };
  const form = make(
    'form',
    { noValidate: true },
    make('label', { className: 'label', htmlFor: 'password' }, label),
    field,
    fault,
    send,
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (send.hasAttribute('aria-disabled')) return;
    if (field.value === '') return say(words.passwordNeeded);
    send.setAttribute('aria-disabled', 'true');
    send.textContent = words.working;
    const answer = await askToConfirm(field.value);
    send.removeAttribute('aria-disabled');
    send.textContent = buttonText;
    if (answer.ok) return showDone(shopName, answer.body);
    const { refusal } = answer;
    if (refusal.code === 'credentials_wrong') return say(words.passwordWrong);
    if (refusal.code === 'rate_limited') return say(words.tooManyTries);
    if (mayPass(refusal)) return say(words.failedText);
    showRefusal(shopName, refusal, look);
  };
  return form;
};

const look = async (): Promise<void> => {
  const answer = await callService<ConfirmationLookResponse>('POST', `${path}/look`, { secret }, null);
  if (!answer.ok) return showRefusal(null, answer.refusal, look);
  const { locale, shopName, title, paragraphs, button, passwordLabel } = answer.body;
  setLanguage([locale]);
  show(
    shopName,
    title,
    ...texts(paragraphs),
    passwordLabel
      ? passwordForm(shopName, passwordLabel, button)
      : actButton(button, () => confirm(shopName)),
    make('p', 'soft', words.nothingYet),
  );
};

setLanguage(navigator.languages);
// Another link changes only the fragment.
addEventListener('hashchange', () => location.reload());
if (secret === '') show(null, words.missing, ...texts([words.missingText]));
else {
  show(null, words.loading);
  look();
}
