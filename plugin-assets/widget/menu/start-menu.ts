import { make, setText } from '../../shared/dom.ts';
import { endHere } from '../../shared/end-here.ts';
import { http } from '../connection/service.ts';
import { connect, disconnect } from '../connection/socket.ts';
import { words as base, locale, shopKey } from '../state/app.ts';
import { writeEntry } from '../state/stored-entry.ts';
import { makeMenu } from './menu-shell.ts';

// Few visitors open the menu before a chat, so it is loaded then, in all languages at once.
const WORDS = {
  pl: {
    label: 'Masz kod z czterech słów? Wpisz go tutaj, żeby wrócić do rozmowy',
    go: 'Wróć do rozmowy',
    wrong: 'Ten kod nie otwiera żadnej rozmowy w tym sklepie. Sprawdź słowa.',
    often: 'Za dużo prób. Spróbuj za kilka minut.',
  },
  en: {
    label: 'Do you have a code of four words? Type it here to go back to your chat',
    go: 'Back to the chat',
    wrong: 'This code opens no chat in this shop. Check the words.',
    often: 'Too many attempts. Try again in a few minutes.',
  },
  de: {
    label: 'Haben Sie einen Code aus vier Wörtern? Geben Sie ihn hier ein, um zum Chat zurückzukehren',
    go: 'Zurück zum Chat',
    wrong: 'Dieser Code öffnet keinen Chat in diesem Shop. Prüfen Sie die Wörter.',
    often: 'Zu viele Versuche. Versuchen Sie es in einigen Minuten.',
  },
};
const words = WORDS[locale];

type CameBack = { token: string; tokenExpiresAt: string };

/** The menu before a chat: four words bring a chat from another device here. Decision 0126. */
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
  const onsubmit = async (event: Event) => {
    event.preventDefault();
    const typed = input.value.trim();
    if (typed === '') return input.focus();
    const answer = await http<CameBack>('come-back/words', { shop: shopKey, words: typed });
    if (answer.ok) {
      shut();
      const { token, tokenExpiresAt } = answer.body;
      writeEntry({ token, until: endHere(tokenExpiresAt), outbox: [] });
      disconnect();
      return connect();
    }
    const { code } = answer.refusal;
    setText(
      fault,
      /link_invalid|invalid_request/.test(code)
        ? words.wrong
        : code === 'rate_limited'
          ? words.often
          : base.failedText,
    );
    input.ariaInvalid = 'true';
    input.focus();
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
