import { linkify } from '../../shared/linkify.ts';
import { fill } from '../../shared/translate.ts';
import { fillWith, hidden, icon, make, parts, setText } from '../dom.ts';
import type { Line, State } from '../state.ts';
import { ICONS, type View, type ViewContext } from './view.ts';

type Delivery = 'waiting' | 'sent' | 'seen';
type Row = { element: HTMLElement; meta: HTMLElement; shown: string };

/** Lines closer than this, by the same author, stand together. */
const GROUP_MS = 5 * 60_000;

/** The conversation: a log that readers hear politely, each message once. Rule: AX-2. */
export const makeMessageList = ({ words, locale, talk }: ViewContext): View => {
  const log = make('div', { role: 'log', 'aria-label': words.log, className: 'log', 'aria-live': 'polite' });
  const greeting = make('div', { className: 'bubble', dir: 'auto' });
  const greetingRow = make('div', { className: 'row staff first last' }, greeting);
  const rows = new Map<string, Row>();
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  let lastKey = '';

  /** Time of day; the date before it where that is another day. */
  const timeText = (at: Date) =>
    at.toDateString() === new Date().toDateString()
      ? clock.format(at)
      : `${day.format(at)}, ${clock.format(at)}`;

  const makeRow = (line: Line): Row => {
    const meta = make('div', { className: 'meta' });
    if (line.kind !== 'message') {
      const text = line.kind === 'joined' ? fill(words.joined, { name: line.name }) : words.closedTalk;
      return { element: make('div', { className: 'row note' }, text), meta, shown: '' };
    }
    const isOwn = line.author === 'visitor';
    const text =
      line.text === null ? [make('i', null, words.erasedText)] : parts(linkify(line.text), words.newTab);
    const name = make('div', { className: 'name' }, line.name ?? words.shop);
    const bubble = make('div', { className: 'bubble', dir: 'auto' }, ...text);
    const who = isOwn ? hidden(`${words.you}: `) : null;
    const element =
      line.author === 'system'
        ? make('div', { className: 'row note', dir: 'auto' }, ...text)
        : make('div', { className: `row ${isOwn ? 'own' : 'staff'}` }, isOwn ? who : name, bubble, meta);
    return { element, meta, shown: '' };
  };

  const showMeta = (row: Row, at: string, delivery: Delivery | null, isLate: boolean, ref: string) => {
    const shown = `${at} ${delivery} ${isLate}`;
    if (row.shown === shown) return;
    row.shown = shown;
    const time = at && make('time', { dateTime: at }, timeText(new Date(at)));
    const state =
      delivery && make('span', { className: delivery }, icon(ICONS[delivery]), hidden(words[delivery]));
    const unsend =
      isLate && make('button', { type: 'button', onclick: () => talk.unsend(ref) }, words.unsend);
    fillWith(row.meta, time, state, unsend);
  };

  return {
    element: log,
    update(state) {
      const stored = new Set(state.lines.map(({ ref }) => ref));
      const waiting = state.pending.filter(({ ref }) => !stored.has(ref));
      const list: Line[] = [
        ...state.lines,
        ...waiting.map(
          ({ ref, text }): Line => ({ kind: 'message', author: 'visitor', ref, text, seq: Infinity, at: '' }),
        ),
      ];
      const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
      setText(greeting, state.session?.shop.greeting || words.greeting);
      // Old messages that come in one go are not news to a reader.
      log.ariaBusy = String(state.head > state.last);

      let before: Element | null = greetingRow;
      if (greetingRow.parentNode !== log) log.prepend(greetingRow);
      list.forEach((line, index) => {
        let row = rows.get(line.ref);
        if (!row) {
          row = makeRow(line);
          rows.set(line.ref, row);
        }
        if (before?.nextElementSibling !== row.element) before?.after(row.element);
        before = row.element;
        if (line.kind !== 'message' || line.author === 'system') return;
        const previous = list[index - 1];
        const next = list[index + 1];
        const isFirst = !isTogether(previous, line);
        const isLast = !next || !isTogether(line, next);
        row.element.classList.toggle('first', isFirst);
        row.element.classList.toggle('last', isLast);
        const delivery = line.author === 'visitor' ? deliveryOf(line.seq, state) : null;
        const following =
          next?.kind === 'message' && next.author === 'visitor' ? deliveryOf(next.seq, state) : '';
        // Each state is shown once, at the newest message that has it.
        const isShown = isLast || delivery !== following;
        const isLate = delivery === 'waiting' && state.link !== 'ready';
        showMeta(row, isShown ? line.at : '', isShown ? delivery : null, isLate, line.ref);
      });
      for (const [ref, row] of rows) {
        if (list.some((line) => line.ref === ref)) continue;
        row.element.remove();
        rows.delete(ref);
      }
      const newest = list.at(-1);
      const key = newest?.ref ?? '';
      const isOwnNew = newest?.kind === 'message' && newest.author === 'visitor';
      if (key !== lastKey && (isAtEnd || isOwnNew)) log.scrollTop = log.scrollHeight;
      lastKey = key;
    },
  };
};

const deliveryOf = (seq: number, { seenByStaff }: State): Delivery =>
  seq === Infinity ? 'waiting' : seq <= seenByStaff ? 'seen' : 'sent';

const isTogether = (a: Line | undefined, b: Line): boolean =>
  a?.kind === 'message' &&
  b.kind === 'message' &&
  a.author === b.author &&
  a.name === b.name &&
  (!a.at || !b.at || Date.parse(b.at) - Date.parse(a.at) < GROUP_MS);
