import { button, hiddenText, icon, make, setText } from '../../shared/dom.ts';
import { linkify } from '../../shared/linkify.ts';
import { settle } from '../connection/socket.ts';
import { fillIfChanged, maskedText, textNodes } from '../parts/view.ts';
import { locale, set, withWords, words } from '../state/app.ts';
import type { AttachmentLine, CardLine, LogLine, State } from '../state/state.ts';

/** Longest gap within a group. */
const GROUP_MS = 5 * 60_000;
/** Sorts unstored messages last. */
const NO_SEQ = 1e9;

const STATE_ICONS = {
  waiting: 'M12 7v5l3 2M12 3a9 9 0 1 0 .01 0z',
  sent: 'M5 13l4 4L19 7',
  seen: 'M2 13l4 4L15 7M11 16l1 1 9-10',
};

/** A masked text needs a new row. */
const keyOf = (line: LogLine): string =>
  line.kind === 'message' ? line.ref + (line.masked ? '*' : '') : line.id;
const authorOf = (line: LogLine) => 'ref' in line && line.author + line.name;
const isTogether = (a: LogLine | undefined, b: LogLine | undefined): boolean =>
  !!a && !!b && authorOf(a) === authorOf(b) && !(Date.parse(b.at) - Date.parse(a.at) > GROUP_MS);

/** With the date unless today. */
const timeText = (at: Date) =>
  at.toLocaleString(locale, {
    timeStyle: 'short',
    hourCycle: 'h23',
    ...(at.toDateString() !== new Date().toDateString() && { dateStyle: 'medium' }),
  });

/** The last child may be the line with time and state. */
const makeRow = (line: LogLine): HTMLElement => {
  if (line.kind === 'card') return make('div', 'row staff first');
  if (!('ref' in line)) {
    return make(
      'p',
      'note',
      line.kind === 'assigned'
        ? line.name && words.joinedText.replace('{name}', () => `${line.name}`)
        : line.kind === 'status' && line.status === 'open'
          ? words.reopenedText
          : line.kind === 'status' && line.isBlocked
            ? words.blockedText
            : words.endedText,
    );
  }
  const { author, name } = line;
  const message = line.kind === 'message' ? line : null;
  const content = !message
    ? []
    : message.text === null
      ? [words.erasedLineText]
      : textNodes(linkify(message.text));
  if (author === 'system') return make('p', 'note', ...content);
  return make(
    'div',
    null,
    author === 'visitor' ? hiddenText(words.youText) : make('div', 'name', name ?? ''),
    make('div', { className: message ? 'bubble' : 'file', dir: 'auto' }, ...content),
    message?.masked && make('p', 'hint', maskedText(message.masked)),
    message?.byMail && make('p', 'hint', words.byMailText[message.byMail.from]),
    make('div', 'meta'),
  );
};

/** Polite live region, each message once. `update` returns true after an own message. Rule: AX-2. */
export const makeMessageList = (notice: Node): [HTMLElement, (state: State) => boolean] => {
  const greeting = make('div', { className: 'bubble', dir: 'auto' });
  const top = make('div', 'row staff first', greeting);
  const log = make(
    'div',
    { className: 'log', role: 'log', 'aria-label': words.chatText, tabIndex: 0 },
    make('div', null, notice, top),
  );
  const rows = new Map<string, HTMLElement>();
  const cards = new Map<string, (state: State) => void>();
  let newest = '';

  /** Lazy code of cards and attachments. */
  const bring = async (line: CardLine | AttachmentLine, row: HTMLElement) => {
    cards.set(line.id, () => {});
    try {
      if (line.kind === 'card') {
        const [element, updateCard] = (await withWords('card', () => import('./card.ts'))).makeCard(line);
        row.append(element);
        cards.set(line.id, updateCard);
      } else
        cards.set(
          line.id,
          (await withWords('attachment', () => import('./attachments.ts'))).showAttachment(line, row),
        );
      set({});
    } catch {
      setTimeout(bring, 5_000, line, row);
    }
  };

  const update = (state: State) => {
    const { early, pending, session, seenByStaff, link, head, last } = state;
    // Own messages stay while an earlier event is fetched.
    const own = Object.values(early).filter((one) => one.kind === 'message' && one.author === 'visitor');
    const lines = [...state.lines, ...own];
    const waiting = pending.filter(({ ref }) => !lines.some((line) => 'ref' in line && line.ref === ref));
    const list: LogLine[] = [
      ...lines,
      ...waiting.map(
        (message): LogLine => ({
          kind: 'message',
          author: 'visitor',
          id: '',
          seq: NO_SEQ,
          at: '',
          ...message,
        }),
      ),
    ];
    const deliveryOf = (line: LogLine | undefined) =>
      !line || !('ref' in line) || line.author !== 'visitor'
        ? ''
        : line.seq === NO_SEQ
          ? 'waiting'
          : line.seq > seenByStaff
            ? 'sent'
            : 'seen';
    setText(greeting, session?.shop.greeting || words.greetingText);
    // Do not announce old batches.
    log.setAttribute('aria-busy', `${head > last}`);

    let before: Element = top;
    list.forEach((line, index) => {
      const key = keyOf(line);
      const row = rows.get(key) ?? makeRow(line);
      const next = list[index + 1];
      rows.set(key, row);
      row.dataset.seq = `${line.seq}`;
      if (before.nextSibling !== row) before.after(row);
      before = row;
      if (line.kind !== 'message' && 'author' in line) {
        const updateCard = cards.get(line.id);
        if (updateCard) updateCard(state);
        else bring(line as CardLine | AttachmentLine, row);
      }
      if (!('ref' in line) || line.author === 'system') return;
      const isLast = !isTogether(line, next);
      row.className = `row ${line.author}${isTogether(list[index - 1], line) ? '' : ' first'}${isLast ? ' last' : ''}`;
      // Each state once, at its newest message.
      const delivery = deliveryOf(line);
      const isTold = isLast || delivery !== deliveryOf(next);
      // A sent first message may have arrived and cannot be withdrawn.
      const isLate = delivery === 'waiting' && link !== 'ready' && !('boot' in line);
      fillIfChanged(row.lastChild as Element, `${isTold}${delivery}${isLate}`, () => [
        isTold && line.at && make('time', null, timeText(new Date(line.at))),
        isTold && delivery && icon(STATE_ICONS[delivery], words.stateText[delivery]),
        isLate && button('', words.unsendText, () => settle(line.ref)),
      ]);
    });
    for (const [key, row] of rows) {
      if (list.some((line) => keyOf(line) === key)) continue;
      row.remove();
      rows.delete(key);
      cards.delete(key);
    }
    const latest = list.at(-1);
    const key = latest ? keyOf(latest) : '';
    const isOwnNew = key !== newest && !!deliveryOf(latest);
    newest = key;
    return isOwnNew;
  };
  return [log, update];
};
