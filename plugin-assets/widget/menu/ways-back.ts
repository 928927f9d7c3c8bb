import { button, type Child, make, setChildren, setText } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { words as base, locale, set, shopKey, state } from '../state/app.ts';

// Few visitors change devices, so this is loaded with the first press, in all languages at once.
const WORDS = {
  pl: {
    say: 'Otwórz sklep na drugim urządzeniu, naciśnij czat i trzy kropki, a potem wpisz te słowa. Kto je zna, może czytać i pisać w tej rozmowie. Działają do:',
    has: 'Ta rozmowa ma kod z czterech słów. Słów nie pamiętamy: możesz wziąć nowy kod, wtedy poprzedni przestanie działać. Działa do:',
    mail: 'Odpowiedzcie tu i dajcie znać e‑mailem',
    already: 'O odpowiedzi już dajemy znać e‑mailem: adres jest w rozmowie powyżej.',
    words: 'Weź kod z czterech słów na inne urządzenie',
    take: 'Weź nowy kod',
    drop: 'Usuń kod',
    dropped: 'Kod już nie działa.',
  },
  en: {
    say: 'Open the shop on the other device, press the chat and the three dots, then type these words. Whoever knows them can read and write in this chat. They work until:',
    has: 'This chat has a code of four words. We do not keep the words: you can take a new code, then the earlier one stops working. It works until:',
    mail: 'Answer here and tell me by e‑mail',
    already: 'You are told of answers by e‑mail already: the address stands in the chat above.',
    words: 'Take a code of four words for another device',
    take: 'Take a new code',
    drop: 'Drop the code',
    dropped: 'The code does not work any more.',
  },
  de: {
    say: 'Öffnen Sie den Shop auf dem anderen Gerät, dann den Chat und die drei Punkte, und geben Sie diese Wörter ein. Wer sie kennt, kann in diesem Chat lesen und schreiben. Sie gelten bis:',
    has: 'Dieser Chat hat einen Code aus vier Wörtern. Die Wörter merken wir uns nicht: Sie können einen neuen Code nehmen, der alte gilt dann nicht mehr. Er gilt bis:',
    mail: 'Hier antworten und per E‑Mail melden',
    already: 'Antworten melden wir Ihnen schon per E‑Mail: Die Adresse steht oben im Chat.',
    words: 'Code aus vier Wörtern für ein anderes Gerät',
    take: 'Neuen Code nehmen',
    drop: 'Code löschen',
    dropped: 'Der Code gilt nicht mehr.',
  },
};
const words = WORDS[locale];

const dayText = (until: string) => new Date(until).toLocaleDateString(locale, { dateStyle: 'long' });

/** Four words by which the visitor opens this chat on another device. */
const makeFourWords = (): HTMLElement => {
  const place = make('div', { role: 'status' });
  const show = (...content: Child[]) => {
    setChildren(place, content);
    place.querySelector('button')?.focus();
  };
  const drop = () =>
    button('', words.drop, async () => {
      const answer = await http('words/drop', { shop: shopKey });
      show(make('p', null, answer.ok ? words.dropped : base.failedText), take(words.take));
    });
  const draw = async () => {
    const answer = await http<{ words: string; until: string }>('words', { shop: shopKey });
    if (!answer.ok) return show(make('p', null, base.failedText), take(words.take));
    const { words: code, until } = answer.body;
    show(
      make('p', null, `${words.say} ${dayText(until)}`),
      make('p', null, make('strong', null, code)),
      drop(),
    );
  };
  const take = (label: string) => button('', label, draw);
  const until = state.session?.conversation?.wordsUntil;
  const has = until && make('p', null, `${words.has} ${dayText(until)}`);
  setChildren(place, has ? [has, take(words.take), drop()] : [take(words.words)]);
  return place;
};

/** Whether the address was given on the card for it, and is still there. */
const isMailOn = () =>
  state.lines.some(
    (line) =>
      line.kind === 'card' && line.request?.isAnswerHere && state.cardStates[line.cardId] === 'answered',
  );

/** The service answers with the card that asks for the address; once it was given, this says so. Decision 0125. */
const makeByMail = (): HTMLElement => {
  const said = make('p', { role: 'status' });
  const ask = async () => {
    const answer = await http('answer-by-mail', { shop: shopKey, ref: crypto.randomUUID() });
    const isAlready = !answer.ok && answer.refusal.code === 'conflict';
    setText(said, isAlready ? words.already : '');
    set({ hasFailed: !answer.ok && !isAlready });
    const menu = said.closest('details');
    if (!answer.ok || menu === null) return;
    // The card stands in the chat, under the menu.
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  const place = make('div', null);
  const offer = button('', words.mail, ask);
  const show = () => setChildren(place, isMailOn() ? [make('p', null, words.already)] : [offer, said]);
  // Each time the menu is opened: the address may have been given or removed on its card since.
  document.addEventListener('toggle', show, true);
  show();
  return place;
};

/** How the visitor comes back later, or elsewhere. */
export const makeWaysBack = (): HTMLElement =>
  make('div', null, state.session?.mayMail && !state.isClosed && makeByMail(), makeFourWords());
