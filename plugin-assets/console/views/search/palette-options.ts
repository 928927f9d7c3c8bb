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
  group: string;
  icon: IconName;
  run: () => void;
};

/** Limit of offered chats, and of replies. */
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
  replies: readonly UsableReply[];
  onHelp: () => void;
};

/** Also buttons of closed menus, if enabled. */
const isOffered = (button: HTMLElement): boolean =>
  (button.getClientRects().length > 0 || button.closest('[hidden]') !== null) &&
  !button.matches(':disabled, [aria-pressed=true]');

/** Buttons of the open conversation, so that rights apply; `data-command` names the icon. */
const buttonsOf = (group: string): PaletteOption[] =>
  [...document.querySelectorAll<HTMLElement>('.main-inbox [data-command]')]
    .filter(isOffered)
    .map((button) => {
      const label = (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
      const icon = button.dataset.command as IconName;
      return { id: `button ${label}`, label, group, icon, run: () => button.click() };
    });

/** Null while no answer can be typed. */
export const replyField = (): HTMLTextAreaElement | null =>
  document.querySelector('.main-inbox .composer-area:not(.is-note) .composer textarea');

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
  const isCommand = options.some(({ label }) => folded(label).startsWith(folded(text)));
  return isCommand ? [...options, search] : [search, ...options];
};
