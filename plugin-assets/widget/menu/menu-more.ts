import { addStyle, button, type Child, make } from '../../shared/dom.ts';
import { plural } from '../../shared/translate.ts';
import { http } from '../connection/service.ts';
import { textNodes } from '../parts/view.ts';
import { locale, set, shopKey, words } from '../state/app.ts';
import type { State } from '../state/state.ts';
import { readEntry, writeEntry } from '../state/stored-entry.ts';
import style from './menu-more.css';

addStyle(style);

const LEAST_MS = 8 * 3_600_000;

/** Unticked; only the service extends the token. Rule: EP-4. */
const box = make('input', {
  type: 'checkbox',
  autocomplete: 'off',
  onchange: async () => {
    const kept = box.checked;
    box.disabled = true;
    const answer = await http<{ tokenExpiresAt: string }>('remember', { shop: shopKey, on: kept });
    box.disabled = false;
    if (answer.ok) {
      // Never shorter: the local clock may be ahead.
      const until = new Date(Math.max(Date.parse(answer.body.tokenExpiresAt), Date.now() + LEAST_MS));
      writeEntry({ ...readEntry(), until: until.toISOString(), kept });
    }
    set({ hasFailed: !answer.ok });
    box.focus();
  },
});

/** Rule: RT-7. */
export const receiptLink = (href: string): Child => textNodes([{ text: words.openCopyText, href }])[0];

/** A link, because browsers block scripted tabs. Rule: RT-7. */
const askForReceipt = async () => {
  const answer = await http<{ url: string }>('chat-receipt', { shop: shopKey });
  set(answer.ok ? { copyLink: answer.body.url, hasFailed: false } : { hasFailed: true });
};

/** Closes the menu, which covers the resulting card. */
const askForMail = async () => {
  const answer = await http('answer-by-mail', { shop: shopKey, ref: crypto.randomUUID() });
  set({ hasFailed: !answer.ok });
  const menu = byMail.closest('details');
  if (!answer.ok || menu === null) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
};
const byMail = button('', words.mailHereText, askForMail);

const askForOrder = button('', words.orderText, () => {
  askForOrder.closest('details')?.removeAttribute('open');
  set({ wish: 'order' });
});

/** `on`: the address was given and is still stored. */
export const mailOffer = ({ session, isClosed, lines, cardStates }: State): 'none' | 'offered' | 'on' => {
  if (!session?.mayMail || isClosed) return 'none';
  const isOn = lines.some(
    (line) => line.kind === 'card' && line.request?.isAnswerHere && cardStates[line.cardId] === 'answered',
  );
  return isOn ? 'on' : 'offered';
};

/** Rules: EP-4, RT-7, RT-1. */
export const menuEntries = (state: State): Child[] => {
  const { session, copyLink, hasFailed } = state;
  box.checked = !!readEntry().kept;
  const mail = mailOffer(state);
  return [
    hasFailed && make('p', { role: 'alert' }, words.failedText),
    session?.rememberDays &&
      make('label', 'remember', box, plural(locale, words.rememberText, session.rememberDays)),
    mail === 'on' ? make('p', null, words.mailIsOnText) : mail === 'offered' && byMail,
    !!session?.orderLookup && askForOrder,
    copyLink ? receiptLink(copyLink) : button('', words.copyText, askForReceipt),
    ...textNodes([
      { text: words.dataText, href: `${location.origin}/your-data/?shop=${shopKey}&lang=${locale}` },
    ]),
  ];
};
