import type { UsableReply } from '../../../../service/protocol/api/reply-api.ts';
import { fill } from '../../../shared/translate.ts';
import { type Actions, goTo } from '../../app/actions.ts';
import { type HeldSearch, NO_WISH } from '../../app/held-search.ts';
import type { Route } from '../../app/router.ts';
import type { Speech } from '../../app/use-app.ts';
import type { IconName } from '../../parts/icon.tsx';
import { isConsultant } from '../../state/select.ts';
import type { State } from '../../state/state.ts';
import { inboxOrder, inboxSections } from '../../state/to-answer.ts';
import { searchWordsFor } from '../../words/search-words.ts';
import { visitorName } from '../inbox/visitor-name.ts';
import { repliesFor } from '../replies/fill-reply.ts';
import { placesOf } from '../shell/places.ts';

export type PaletteOption = {
  id: string;
  label: string;
  /** What kind of thing it is, said behind the label. */
  group: string;
  icon: IconName;
  run: () => void;
};

/** Loaded chats that are offered at the most, and canned replies. */
const MOST_OFFERED = 6;

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase()
    .replace(/ł/g, 'l');

type Around = {
  state: State;
  speech: Speech;
  actions: Actions;
  heldSearch: Pick<HeldSearch, 'set'>;
  /** Canned replies for the open conversation. */
  replies: readonly UsableReply[];
  onHelp: () => void;
};

/** A button that is on the page, also in a menu that is closed, and that would change something. */
const isOffered = (button: HTMLElement): boolean =>
  (button.getClientRects().length > 0 || button.closest('[hidden]') !== null) &&
  !button.matches(':disabled, [aria-pressed=true]');

/** The buttons of the open conversation: who may not do something has no button for it. The mark names the icon. */
const buttonsOf = (group: string): PaletteOption[] =>
  [...document.querySelectorAll<HTMLElement>('.main-inbox [data-command]')]
    .filter(isOffered)
    .map((button) => {
      const label = (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
      const icon = button.dataset.command as IconName;
      return { id: `button ${label}`, label, group, icon, run: () => button.click() };
    });

/** Where the answer to the visitor is written; null where none can be, or while a note is written. */
export const replyField = (): HTMLTextAreaElement | null =>
  document.querySelector('.main-inbox .composer-area:not(.is-note) .composer textarea');

/** Types the shortcut of a canned reply at the end of the answer: the list over the field then shows its text. */
const typeShortcut = (shortcut: string): void => {
  const field = replyField();
  if (field === null) return;
  const end = field.value.length;
  const space = /\S$/.test(field.value) ? ' ' : '';
  field.focus();
  field.setRangeText(`${space}/${shortcut}`, end, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const repliesOf = (typed: string, { replies, speech }: Around): PaletteOption[] =>
  repliesFor(replies, typed).map(({ id, shortcut, title }) => ({
    id: `reply ${id}`,
    label: `${title} (/${shortcut})`,
    group: searchWordsFor(speech.locale).palette.replies,
    icon: 'plus',
    run: () => typeShortcut(shortcut),
  }));

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

/** What fits the typed text: commands, pages, canned replies, loaded chats, and the search for the text itself. */
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
  const chats = text === '' ? [] : chatsOf(around).filter(fits).slice(0, MOST_OFFERED);
  const replies = text === '' ? [] : repliesOf(text, around).slice(0, MOST_OFFERED);
  const commands = [...buttonsOf(w.commands), ...presence, ...pagesOf(around), keys].filter(fits);
  const options = [...commands, ...replies, ...chats];
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
