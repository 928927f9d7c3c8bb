import type {
  ConfirmationLookResponse,
  ConfirmationResponse,
} from '../../service/protocol/api/confirmation-api.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { callService, mayPass, type Refusal } from '../shared/call-service.ts';
import { type Child, make, setChildren } from '../shared/dom.ts';
import { pickLocale } from '../shared/translate.ts';
import { confirmWords } from './confirm-words.ts';

// The secret is in the fragment, so no server or log ever sees it, and it is removed from the address bar at once.
// Loading the page changes nothing: mail scanners open links too. Only a button acts. Decision 0081.
const secret = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
// The unsubscribe link of a mailing works the same way, with another credential.
const path = location.pathname.startsWith('/unsubscribe') ? '/v1/unsubscribe' : '/v1/confirmations';

const main = make('main', { ariaLive: 'polite' });
document.body.append(main);

let words = confirmWords.en;
const setLanguage = (wanted: readonly string[]) => {
  const locale = pickLocale(LOCALES, wanted);
  words = confirmWords[locale];
  document.documentElement.lang = locale;
};

/** @param shopName above the title; null: about no shop */
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

/** A button that is disabled while its action runs. */
const actButton = (label: string, act: () => Promise<void>) => {
  const element = make('button', { type: 'button', className: 'act' }, label);
  element.onclick = async () => {
    if (element.ariaDisabled === 'true') return;
    element.ariaDisabled = 'true';
    element.textContent = words.working;
    await act();
  };
  return element;
};

const showRefusal = (shopName: string | null, refusal: Refusal, retry: () => Promise<void>) => {
  // A malformed secret is a mistyped address.
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

const confirm = async (shopName: string | null): Promise<void> => {
  const answer = await callService<ConfirmationResponse>('POST', `${path}/confirm`, { secret }, null);
  if (!answer.ok) return showRefusal(shopName, answer.refusal, () => confirm(shopName));
  const { title, paragraphs, next } = answer.body;
  show(
    shopName,
    title,
    ...texts(paragraphs),
    next &&
      /^(https?:\/\/|\/)/.test(next.href) &&
      make('a', { className: 'next act', href: next.href }, next.label),
  );
};

const look = async (): Promise<void> => {
  const answer = await callService<ConfirmationLookResponse>('POST', `${path}/look`, { secret }, null);
  if (!answer.ok) return showRefusal(null, answer.refusal, look);
  const { locale, shopName, title, paragraphs, button } = answer.body;
  setLanguage([locale]);
  show(
    shopName,
    title,
    ...texts(paragraphs),
    actButton(button, () => confirm(shopName)),
    make('p', 'soft', words.nothingYet),
  );
};

setLanguage(navigator.languages);
// Opening another link in the same tab changes only the fragment, so reload.
addEventListener('hashchange', () => location.reload());
if (secret === '') show(null, words.missing, ...texts([words.missingText]));
else {
  show(null, words.loading);
  look();
}
