import type { FrameMessage, HostMessage } from '../../service/protocol/embed-bridge.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { callService, mayPass, type Refusal } from '../shared/call-service.ts';
import { button, type Child, make, setChildren } from '../shared/dom.ts';
import { endHere } from '../shared/end-here.ts';
import { pickLocale } from '../shared/translate.ts';
import { returnCatalog } from './words/return-catalog.ts';

// Secret in the fragment (never logged); mail scanners open links, so only a press acts. Rule: EP-3.
const secret = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const shop = location.pathname.split('/')[2] ?? '';
/** Storage key of this shop's chat frame. */
const entry = `zgoda:${shop}`;

type CameBack = {
  token: string;
  isSame: boolean;
  tokenExpiresAt: string;
  locale: string;
  page: string | null;
};

const locale = pickLocale(LOCALES, navigator.languages);
const words = returnCatalog[locale];
document.documentElement.lang = locale;
const main = make('main', { 'aria-live': 'polite' });
document.body.append(main);
let shopPage: string | null = null;
let frame: HTMLIFrameElement | undefined;

const show = (title: string, text: string, ...content: Child[]) => {
  document.title = title;
  const hadFocus = main.contains(document.activeElement);
  setChildren(main, [make('h1', { tabIndex: -1 }, title), make('p', null, text), ...content]);
  if (hadFocus) main.querySelector('h1')?.focus();
};

const mayKeep = (): boolean => {
  try {
    const known = localStorage.getItem(entry);
    localStorage.setItem(entry, known ?? '{"outbox":[]}');
    if (known === null) localStorage.removeItem(entry);
    return true;
  } catch {
    return false;
  }
};

type Kept = { token?: string; until?: string; outbox: { ref: string; text: string; boot?: string }[] };

/** Token and unsent messages; expired ones are ignored. Rule: EP-3. */
const kept = (): Kept => {
  const known = localStorage.getItem(entry);
  const found: Kept = known === null ? { outbox: [] } : JSON.parse(known);
  return found.until !== undefined && Date.parse(found.until) <= Date.now() ? { outbox: [] } : found;
};

const actButton = (look: string, label: string, act: () => Promise<void>) => {
  const element = button(look, label, async () => {
    if (element.hasAttribute('aria-disabled')) return;
    element.setAttribute('aria-disabled', 'true');
    element.textContent = words.working;
    await act();
  });
  return element;
};

const shopLink = () =>
  shopPage !== null &&
  /^https?:\/\//.test(shopPage) &&
  make('p', null, make('a', { href: shopPage, rel: 'noreferrer' }, words.shop));

const showRefusal = ({ code }: Refusal, retry: () => Promise<void>) => {
  if (['link_invalid', 'invalid_request', 'not_found'].includes(code))
    return show(words.invalid, words.invalidText);
  const isClosed = ['dpa_required', 'setup_incomplete', 'shop_closed'].includes(code);
  show(
    isClosed ? words.closed : words.failed,
    isClosed ? words.closedText : words.failedText,
    actButton('act', words.retry, retry),
  );
};

/** This page acts as the shop's page. */
const openChat = (chatLocale: string) => {
  const opened = frame ?? make('iframe', { title: words.chat, allow: 'fullscreen' });
  const tell = () =>
    opened.contentWindow?.postMessage(
      { t: opened.hidden ? 'host.hidden' : 'host.shown' } satisfies HostMessage,
      location.origin,
    );
  opened.hidden = false;
  main.hidden = true;
  document.title = words.chat;
  if (frame === undefined) {
    frame = opened;
    opened.onload = tell;
    opened.src = `/w/v1/${shop}/frame#${chatLocale}`;
    document.body.append(opened);
  } else tell();
  // The pressed button is hidden now.
  opened.focus();
};

const showHidden = () => {
  if (frame === undefined) return;
  frame.hidden = true;
  main.hidden = false;
  show(
    words.hidden,
    words.hiddenText,
    button('act', words.goOn, () => openChat(locale)),
    shopLink(),
  );
  main.querySelector('h1')?.focus();
};
addEventListener('message', ({ data, origin, source }: MessageEvent<FrameMessage>) => {
  if (origin !== location.origin || frame === undefined || source !== frame.contentWindow) return;
  if (data.t === 'frame.state' && data.mark !== 'open' && !frame.hidden) showHidden();
});

type Unsent = { refusal: Refusal | null; texts: string[] };

/**
 * Before this browser's other chat is replaced.
 * @returns a temporary refusal, or the texts that cannot be delivered
 */
const sendUnsent = async ({ token, outbox }: Kept): Promise<Unsent> => {
  if (token === undefined) return { refusal: null, texts: outbox.map(({ text }) => text) };
  const texts: string[] = [];
  for (const { boot: _, ...message } of outbox) {
    const body = { shop, locale, ...message };
    const { refusal } = await callService('POST', '/v1/visitor/messages', body, token);
    if (refusal && mayPass(refusal)) return { refusal, texts };
    if (refusal) texts.push(message.text);
  }
  return { refusal: null, texts };
};

const comeBack = async (): Promise<void> => {
  // First: a token that cannot be stored would replace another one.
  if (!mayKeep()) return show(words.blocked, words.blockedText, actButton('act', words.retry, comeBack));
  const before = kept();
  const { token: known } = before;
  const body = { shop, secret, ...(known !== undefined && { known }) };
  const answer = await callService<CameBack>('POST', '/v1/visitor/come-back', body, null);
  if (!answer.ok) return showRefusal(answer.refusal, comeBack);
  const { token, isSame, tokenExpiresAt, locale: chatLocale, page } = answer.body;
  shopPage = page;
  const open = () => {
    const outbox = isSame ? kept().outbox : [];
    localStorage.setItem(entry, JSON.stringify({ token, until: endHere(tokenExpiresAt), outbox }));
    openChat(chatLocale);
  };
  if (isSame) return open();
  // Unsent messages belong only to their conversation.
  const { refusal, texts } = await sendUnsent(before);
  if (refusal !== null) return showRefusal(refusal, comeBack);
  if (texts.length === 0) return open();
  // Kept until the press.
  const quotes = texts.map((text) => make('blockquote', null, text));
  show(words.unsent, words.unsentText, ...quotes, button('act', words.goOn, open));
};

const endMails = async (): Promise<void> => {
  const path = '/v1/visitor/come-back/no-mails';
  const answer = await callService('POST', path, { shop, secret }, null);
  if (!answer.ok) return showRefusal(answer.refusal, endMails);
  show(words.noMailsTitle, words.noMailsText);
};

/** After a reload only the stored token is left. */
const isKept = () => {
  try {
    return localStorage.getItem(entry) !== null;
  } catch {
    return false;
  }
};

// Another link changes only the fragment.
addEventListener('hashchange', () => location.reload());
if (secret !== '')
  show(
    words.title,
    words.text,
    actButton('act', words.goOn, comeBack),
    actButton('quiet', words.noMails, endMails),
  );
else if (isKept())
  show(
    words.title,
    words.text,
    button('act', words.goOn, () => openChat(locale)),
  );
else show(words.invalid, words.invalidText);
