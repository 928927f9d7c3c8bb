import { addStyle, button, type Child, make } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { textNodes } from '../parts/view.ts';
import { words as base, locale, set, shopKey } from '../state/app.ts';
import type { State } from '../state/state.ts';
import { readEntry, writeEntry } from '../state/stored-entry.ts';
import style from './menu-more.css';

// Few visitors open the menu, so its entries are loaded on opening, in all languages at once.
const WORDS = {
  pl: {
    remember: (days: number) => `Pamiętaj tę rozmowę w tej przeglądarce przez ${days} dni`,
    receipt: 'Potwierdzenie i kopia rozmowy',
    open: 'Otwórz potwierdzenie i kopię',
    data: 'Co o mnie wiecie?',
    later: 'Wróć do rozmowy później albo na innym urządzeniu',
  },
  en: {
    remember: (days: number) => `Remember this chat in this browser for ${days} days`,
    receipt: 'Receipt and copy of the chat',
    open: 'Open the receipt and copy',
    data: 'What do you know about me?',
    later: 'Go on later or on another device',
  },
  de: {
    remember: (days: number) => `Chat ${days} Tage lang in diesem Browser merken`,
    receipt: 'Bestätigung und Kopie des Chats',
    open: 'Bestätigung und Kopie öffnen',
    data: 'Was wissen Sie über mich?',
    later: 'Später oder auf einem anderen Gerät weiter',
  },
};
const words = WORDS[locale];
addStyle(style);

const LEAST_MS = 8 * 3_600_000;

/** Unticked until the visitor ticks it; only the service extends the token. Rule: EP-4. */
const box = make('input', {
  type: 'checkbox',
  autocomplete: 'off',
  onchange: async () => {
    const kept = box.checked;
    box.disabled = true;
    const answer = await http<{ tokenExpiresAt: string }>('remember', { shop: shopKey, on: kept });
    box.disabled = false;
    if (answer.ok) {
      // Never less than the entry has: the clock of this browser can be ahead of the service's.
      const until = new Date(Math.max(Date.parse(answer.body.tokenExpiresAt), Date.now() + LEAST_MS));
      writeEntry({ ...readEntry(), until: until.toISOString(), kept });
    }
    set({ hasFailed: !answer.ok });
    box.focus();
  },
});

/** A link to the receipt of a conversation. Rule: RT-7. */
export const receiptLink = (href: string): Child => textNodes([{ text: words.open, href }])[0];

/** Requests that link. Only a clicked link opens a tab in every browser, so the button becomes a link. Rule: RT-7. */
const askForReceipt = async () => {
  const answer = await http<{ url: string }>('chat-receipt', { shop: shopKey });
  set(answer.ok ? { copyLink: answer.body.url, hasFailed: false } : { hasFailed: true });
};

const openWays = async () => later.replaceChildren((await import('./ways-back.ts')).makeWaysBack());
/** The same node whenever the menu is drawn, so that a code stays in view; a new one for the next chat. */
const later = make('div', null);
let waysOf: string | undefined;

/** The lazily loaded entries: remember, receipt and copy, ways back, request about data. Rules: EP-4, RT-7, RT-1. */
export const menuEntries = ({ session, copyLink, hasFailed }: State): Child[] => {
  const entry = readEntry();
  box.checked = !!entry.kept;
  if (waysOf !== entry.token) later.replaceChildren(button('', words.later, openWays));
  waysOf = entry.token;
  return [
    hasFailed && make('p', { role: 'alert' }, base.failedText),
    session?.rememberDays && make('label', 'remember', box, words.remember(session.rememberDays)),
    later,
    copyLink ? receiptLink(copyLink) : button('', words.receipt, askForReceipt),
    ...textNodes([
      { text: words.data, href: `${location.origin}/your-data/?shop=${shopKey}&lang=${locale}` },
    ]),
  ];
};
