import type { FetchedAnswerView } from '../../service/protocol/api/rights-api.ts';
import type { SessionResponse } from '../../service/protocol/api/visitor-api.ts';
import { dateLocale } from '../../service/protocol/date-locale.ts';
import { LOCALES, SUBJECT_REQUEST_KINDS } from '../../service/protocol/vocabulary.ts';
import { callService } from '../shared/call-service.ts';
import { type Child, make, setChildren } from '../shared/dom.ts';
import { fill as fillIn, pickLocale } from '../shared/translate.ts';
import { postLong } from './post-long.ts';
import { yourDataCatalog } from './words/your-data-catalog.ts';

// The secret is removed from the address bar at once; the shop key is public.
const secret = location.hash.slice(1);
const query = new URLSearchParams(location.search);
const shop = query.get('shop') ?? '';
if (secret !== '') history.replaceState(null, '', location.pathname);

const main = make('main', { 'aria-live': 'polite' });
document.body.append(main);

let locale = pickLocale(LOCALES, [query.get('lang'), ...navigator.languages]);
let words = yourDataCatalog[locale];
const setLanguage = (wanted: string | null) => {
  locale = pickLocale(LOCALES, [wanted, locale]);
  words = yourDataCatalog[locale];
  document.documentElement.lang = locale;
};
setLanguage(locale);

const show = (shopName: string | null, title: string, ...content: Child[]) => {
  const hadFocus = main.contains(document.activeElement);
  document.title = shopName === null ? title : `${title} · ${shopName}`;
  const heading = make('h1', { tabIndex: -1 }, title);
  setChildren(main, [shopName !== null && make('p', 'shop', shopName), heading, ...content]);
  if (hadFocus) heading.focus();
};

const saveLink = (label: string, name: string, blob: Blob) =>
  make(
    'a',
    {
      className: 'next act',
      download: name,
      href: URL.createObjectURL(blob),
    },
    label,
  );

const fileButton = ({ id, name }: FetchedAnswerView['files'][number]) => {
  const button = make('button', { type: 'button', className: 'act' }, fillIn(words.saveFile, { name }));
  button.onclick = async () => {
    if (button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    const response = await postLong('/v1/requests/answer/file', { secret, attachmentId: id });
    const blob = response?.ok ? await response.blob().catch(() => null) : null;
    button.removeAttribute('aria-disabled');
    button.textContent = fillIn(blob ? words.saveFile : words.fileFailed, { name });
    if (blob) saveLink(name, name, blob).click();
  };
  return make('p', null, button);
};

/** Repeats; each call joins the running computation. */
const askForAnswer = async (): Promise<FetchedAnswerView | 'gone' | null> => {
  for (;;) {
    const response = await postLong('/v1/requests/answer', { secret });
    if (response === null) return null;
    if (response.status === 202) continue;
    if (response.ok) return response.json().catch(() => null);
    const refusal = await response.json().catch(() => null);
    // A proxy's 404 says nothing about the link.
    return ['not_found', 'invalid_request'].includes(refusal?.code) ? 'gone' : null;
  }
};

const showFailed = (again: () => Promise<void>) =>
  show(null, words.failed, make('button', { type: 'button', className: 'act', onclick: again }, words.retry));

/** Compiled on request. */
const fetchAnswer = async (): Promise<void> => {
  show(null, words.loading);
  const answer = await askForAnswer();
  if (answer === null) return showFailed(fetchAnswer);
  if (answer === 'gone') return show(null, words.gone, make('p', null, words.goneText));
  const { json, html, shopName, until, files } = answer;
  setLanguage(answer.locale);
  const day = new Date(until).toLocaleDateString(dateLocale(locale), { dateStyle: 'long' });
  show(
    shopName,
    words.ready,
    make('p', null, fillIn(words.readyText, { day })),
    saveLink(words.page, 'zgoda.html', new Blob([html], { type: 'text/html' })),
    saveLink(
      words.file,
      'zgoda.json',
      new Blob([JSON.stringify(json, null, 2)], { type: 'application/json' }),
    ),
    files.length > 0 && make('h2', null, words.files),
    ...files.map(fileButton),
  );
};

/** The page needs mail to confirm an address. */
const showContact = ({ name, contactEmail }: SessionResponse['shop'], why: string) =>
  show(
    name,
    words.noMail,
    make('p', null, why),
    make('p', null, words.writeText),
    contactEmail !== null &&
      make('a', { className: 'next act', href: `mailto:${contactEmail}` }, contactEmail),
  );

const ask = (about: SessionResponse['shop']) => {
  const email = make('input', {
    type: 'email',
    id: 'email',
    name: 'email',
    required: true,
    maxLength: 254,
    autocomplete: 'email',
    'aria-describedby': 'fault',
  });
  const fault = make('p', { className: 'fault', id: 'fault' });
  const send = make('button', { type: 'submit', className: 'act' }, words.send);
  const choices = SUBJECT_REQUEST_KINDS.filter((kind) => kind !== 'portability').map((kind) =>
    make(
      'label',
      'choice',
      make('input', { type: 'radio', name: 'kind', value: kind, checked: kind === 'access' }),
      words.kinds[kind],
    ),
  );
  const form = make(
    'form',
    { noValidate: true },
    make('fieldset', null, make('legend', null, words.what), ...choices),
    make('div', null, make('label', { className: 'label', htmlFor: 'email' }, words.email), email),
    fault,
    send,
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (send.hasAttribute('aria-disabled')) return;
    fault.textContent = email.checkValidity() ? '' : words.badEmail;
    if (!email.checkValidity()) return email.focus();
    send.setAttribute('aria-disabled', 'true');
    send.textContent = words.working;
    const kind = new FormData(form).get('kind');
    const answer = await callService(
      'POST',
      '/v1/requests',
      { shop, kind, email: email.value, locale },
      null,
    );
    send.removeAttribute('aria-disabled');
    send.textContent = words.send;
    if (answer.ok) return show(about.name, words.sent, make('p', null, words.sentText));
    const { code } = answer.refusal;
    if (code === 'no_mail_server') return showContact(about, words.noMailText);
    if (code === 'dpa_required') return showContact(about, words.notTakenText);
    fault.textContent = code === 'invalid_request' ? words.badEmail : words.failed;
  };
  show(about.name, words.title, make('p', null, words.intro), form);
};

const start = async (): Promise<void> => {
  const path = `/v1/visitor/session?shop=${encodeURIComponent(shop)}&locale=${locale}`;
  const answer = await callService<SessionResponse>('GET', path, undefined, null);
  if (answer.ok && !answer.body.mayMail) showContact(answer.body.shop, words.noMailText);
  else if (answer.ok) ask(answer.body.shop);
  else if (['not_found', 'invalid_request'].includes(answer.refusal.code))
    show(null, words.noShop, make('p', null, words.noShopText));
  else showFailed(start);
};

addEventListener('hashchange', () => location.reload());
if (secret !== '') fetchAnswer();
else start();
