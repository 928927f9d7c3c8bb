import { fill } from '../../../shared/translate.ts';
import { type Actions, goTo } from '../../app/actions.ts';
import { type HeldSearch, NO_WISH } from '../../app/held-search.ts';
import type { Route } from '../../app/router.ts';
import type { Speech } from '../../app/use-app.ts';
import type { IconName } from '../../parts/icon.tsx';
import type { Conversation } from '../../state/conversation.ts';
import { isConsultant, mayAnswer, shopOf } from '../../state/select.ts';
import type { State } from '../../state/state.ts';
import { inboxOrder, inboxSections } from '../../state/to-answer.ts';
import { searchWordsFor } from '../../words/search-words.ts';
import { visitorName } from '../inbox/visitor-name.ts';
import { placesOf } from '../shell/places.ts';

export type PaletteOption = {
  id: string;
  label: string;
  /** What kind of thing it is, said behind the label. */
  group: string;
  icon: IconName;
  run: () => void;
};

/** Loaded chats that are offered at the most. */
const MOST_CHATS = 6;

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase()
    .replace(/ł/g, 'l');

type Around = {
  state: State;
  route: Route;
  speech: Speech;
  actions: Actions;
  heldSearch: Pick<HeldSearch, 'set'>;
  onHelp: () => void;
};

/** The buttons of the open conversation: who may not do something has no button for it. The mark names the icon. */
const buttonsOf = (group: string): PaletteOption[] =>
  [...document.querySelectorAll<HTMLElement>('.main-inbox [data-command]')]
    .filter(
      (button) => button.getClientRects().length > 0 && !button.matches(':disabled, [aria-pressed=true]'),
    )
    .map((button) => {
      const label = (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
      const icon = button.dataset.command as IconName;
      return { id: `button ${label}`, label, group, icon, run: () => button.click() };
    });

/** What can be done with the conversation that is open. */
const commandsOf = ({ state, route, speech, actions }: Around): PaletteOption[] => {
  const id = route.view === 'inbox' ? route.conversationId : null;
  const conversation: Conversation | undefined = id === null ? undefined : state.conversations[id];
  const role = conversation === undefined ? undefined : shopOf(state, conversation.summary.shopId)?.role;
  if (id === null || conversation === undefined || role === undefined) return [];
  const w = searchWordsFor(speech.locale).palette;
  if (!mayAnswer(role)) return buttonsOf(w.commands);
  const { status, assignedTo } = conversation.summary;
  const command = (name: string, label: string, icon: IconName, run: () => void): PaletteOption => ({
    ...{ id: name, label, icon, run },
    group: w.commands,
  });
  if (status === 'closed' || state.closing.includes(id))
    return [
      ...(status === 'closed' ? [command('reopen', w.reopen, 'reload', () => actions.reopen(id))] : []),
      ...buttonsOf(w.commands),
    ];
  return [
    ...(assignedTo?.staffId === state.me?.staffId
      ? []
      : [command('take', w.take, 'check', () => actions.take(id))]),
    command('hand-over', w.handOver, 'people', () =>
      document.querySelector<HTMLElement>('.hand-over-button')?.click(),
    ),
    ...(assignedTo === null
      ? []
      : [
          command('give-back', w.giveBack, 'back', () => {
            actions.assign(id, null);
            actions.showDone(speech.words.handOver.givenBackToast);
          }),
        ]),
    command('end', w.end, 'cross', () => document.querySelector<HTMLElement>('.end-button')?.click()),
    ...buttonsOf(w.commands),
  ];
};

const pagesOf = ({ state, speech }: Around): PaletteOption[] => {
  const w = searchWordsFor(speech.locale);
  const counts = {
    waiting: 0,
    hasMoreWaiting: false,
    newLeads: 0,
    quarantined: 0,
    requests: state.openRequests,
  };
  const places = placesOf(state.me, speech, counts).flatMap(({ icon, pages }) =>
    pages.map(({ name, route }) => ({ icon, name, route })),
  );
  const more: { icon: IconName; name: string; route: Route }[] = [
    { icon: 'search', name: w.title, route: { view: 'search' } },
    { icon: 'key', name: speech.words.profile.title, route: { view: 'profile' } },
  ];
  return [...places, ...more].map(({ icon, name, route }) => ({
    id: `page ${JSON.stringify(route)}`,
    label: name,
    group: w.palette.pages,
    icon,
    run: () => goTo(route),
  }));
};

const chatsOf = ({ state, speech }: Around): PaletteOption[] =>
  inboxOrder(inboxSections(state, null)).map(({ summary }) => ({
    id: summary.id,
    label: visitorName(speech.words, summary),
    group: searchWordsFor(speech.locale).palette.chats,
    icon: 'conversation',
    run: () => goTo({ view: 'inbox', conversationId: summary.id }),
  }));

/** What fits the typed text: commands of the chat, presence, pages, loaded chats, and the search for the text itself. */
export const paletteOptions = (typed: string, around: Around): PaletteOption[] => {
  const { state, speech, actions, heldSearch, onHelp } = around;
  const w = searchWordsFor(speech.locale).palette;
  const text = typed.trim();
  const words = folded(text).split(' ').filter(Boolean);
  const fits = ({ label }: PaletteOption) => words.every((word) => folded(label).includes(word));
  const isHere = state.presence === 'here';
  const presence: PaletteOption[] = isConsultant(state.me)
    ? [
        {
          id: 'presence',
          label: isHere ? w.goAway : w.goHere,
          group: w.presence,
          icon: 'clock',
          run: actions.togglePresence,
        },
      ]
    : [];
  const keys: PaletteOption = { id: 'keys', label: w.keys, group: w.pages, icon: 'keyboard', run: onHelp };
  const chats = text === '' ? [] : chatsOf(around).filter(fits).slice(0, MOST_CHATS);
  const options = [...[...commandsOf(around), ...presence, ...pagesOf(around), keys].filter(fits), ...chats];
  if (!/[\p{L}\p{N}]{2}/u.test(text)) return options;
  const search: PaletteOption = {
    id: 'search',
    label: fill(w.search, { text }),
    group: '',
    icon: 'search',
    run: () => {
      heldSearch.set({ ...NO_WISH, text });
      goTo({ view: 'search' });
    },
  };
  // Whoever types the beginning of a command means it; anybody else is looking for words.
  const isCommand = options.some(({ label }) => folded(label).startsWith(folded(text)));
  return isCommand ? [...options, search] : [search, ...options];
};
