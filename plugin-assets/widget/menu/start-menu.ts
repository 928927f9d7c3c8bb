import { make, setText } from '../../shared/dom.ts';
import { endHere } from '../../shared/end-here.ts';
import { http } from '../connection/service.ts';
import { connect, disconnect, forgetConversation } from '../connection/socket.ts';
import { words as base, locale, shopKey } from '../state/app.ts';
import { readEntry, writeEntry } from '../state/stored-entry.ts';
import { makeMenu } from './menu-shell.ts';

// Few visitors open the menu before a chat, so it is loaded then, in all languages at once.
const WORDS = {
  pl: {
    label: 'Masz kod z czterech słów? Wpisz go tutaj, żeby wrócić do rozmowy',
    go: 'Wróć do rozmowy',
    wrong: 'Ten kod nie otwiera żadnej rozmowy w tym sklepie. Sprawdź słowa.',
    often: 'Za dużo prób. Spróbuj za kilka minut.',
    own: 'W tej przeglądarce jest już rozmowa: zobaczysz ją na następnej stronie. Słowa możesz wpisać, gdy ją zakończysz.',
  },
  en: {
    label: 'Do you have a code of four words? Type it here to go back to your chat',
    go: 'Back to the chat',
    wrong: 'This code opens no chat in this shop. Check the words.',
    often: 'Too many attempts. Try again in a few minutes.',
    own: 'There is a chat in this browser already: the next page shows it. You can type the words once you have ended it.',
  },
  de: {
    label: 'Haben Sie einen Code aus vier Wörtern? Geben Sie ihn hier ein, um zum Chat zurückzukehren',
    go: 'Zurück zum Chat',
    wrong: 'Dieser Code öffnet keinen Chat in diesem Shop. Prüfen Sie die Wörter.',
    often: 'Zu viele Versuche. Versuchen Sie es in einigen Minuten.',
    own: 'In diesem Browser gibt es schon einen Chat: Die nächste Seite zeigt ihn. Die Wörter können Sie eingeben, wenn Sie ihn beendet haben.',
  },
};
const words = WORDS[locale];

type CameBack = { token: string; tokenExpiresAt: string };

/**
 * This browser has a chat, or a message that is to open one: perhaps of another tab, or written while the words were on
 * their way. Words that bring another chat would leave it behind, and what it has not sent would be lost.
 */
const hasOwnChat = () => {
  const { token, outbox } = readEntry();
  return !!token || outbox.length > 0;
};

/** The menu before a chat: four words bring a chat from another device here. */
export const makeStartMenu = (): HTMLElement => {
  const input = make('input', {
    id: 'four-words',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    required: true,
  });
  const fault = make('p', { id: 'four-words-fault', className: 'fault', role: 'alert' });
  input.setAttribute('aria-describedby', fault.id);
  input.oninput = () => setText(fault, '');
  const refuse = (text: string) => {
    setText(fault, text);
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const onsubmit = async (event: Event) => {
    event.preventDefault();
    const typed = input.value.trim();
    if (typed === '') return input.focus();
    if (hasOwnChat()) return refuse(words.own);
    const answer = await http<CameBack>('come-back/words', { shop: shopKey, words: typed });
    if (hasOwnChat()) return refuse(words.own);
    if (answer.ok) {
      shut();
      const { token, tokenExpiresAt } = answer.body;
      forgetConversation();
      writeEntry({ token, until: endHere(tokenExpiresAt), outbox: [] });
      disconnect();
      return connect();
    }
    const { code } = answer.refusal;
    refuse(
      /link_invalid|invalid_request/.test(code)
        ? words.wrong
        : code === 'rate_limited'
          ? words.often
          : base.failedText,
    );
  };
  const form = make(
    'form',
    { noValidate: true, onsubmit },
    make('label', { htmlFor: input.id }, words.label),
    input,
    fault,
    make('button', 'main', words.go),
  );
  const [menu, shut] = makeMenu(base.moreText, make('div', 'menu', form));
  menu.className = 'start';
  menu.open = true;
  // It takes the place of the pressed button, which took the focus along.
  setTimeout(() => {
    if (document.activeElement === document.body) menu.querySelector('summary')?.focus();
  });
  return menu;
};
