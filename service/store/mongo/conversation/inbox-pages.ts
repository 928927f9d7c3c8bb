import { trusted } from 'mongoose';
import { type ShopsScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import {
  type InboxPage,
  type InboxPlace,
  type InboxRead,
  inboxKeys,
  inboxPage,
  isAfter,
} from '../../../domain/model/conversation/inbox.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { INBOX_ORDER } from '../../conversation-order.ts';
import { newestFirst } from '../../order.ts';
import { MINUTES, walkBack, within } from '../base/walk-back.ts';
import type { ConversationRow, ConversationTables } from './conversation-rows.ts';

const ROW_ORDER = newestFirst<ConversationRow>(
  (row) => row.lastAt,
  (row) => row._id,
);

/** Result of the last read of a list's top: short lists are read at once, long ones by time span. */
type Shape = 'short' | { readonly top: Date; readonly spanMs: number };
/** Lists noted. */
const MOST_NOTED = 10_000;
const LEAST_SPAN_MS = 100;

/** Inbox pages from rows, overlaid with newer memory. */
export const makeInboxPages = ({ conversations }: Pick<ConversationTables, 'conversations'>) => {
  const shapes = new Map<string, Shape>();
  const note = (list: string, page: readonly ConversationRow[], most: number): void => {
    const [first, last] = [page.at(0), page.at(-1)];
    if (shapes.size >= MOST_NOTED) shapes.clear();
    if (first === undefined || last === undefined || page.length < most) shapes.set(list, 'short');
    else {
      const spanMs = first.lastAt.getTime() - last.lastAt.getTime();
      shapes.set(list, { top: first.lastAt, spanMs: Math.max(LEAST_SPAN_MS, spanMs) });
    }
  };
  /** Newest rows of a shop's list after a place, at most `most`, by index. */
  const rowsOf = async (
    shopId: ShopId,
    { key, since, before }: InboxRead,
    most: number,
  ): Promise<ConversationRow[]> => {
    const read = (where: object, limit: number) =>
      conversations.find(
        scopeOfShop(shopId),
        { inboxKeys: key, ...where },
        { sort: { lastAt: -1, _id: -1 }, limit },
      );
    const equal =
      before === null ? [] : await read({ lastAt: before.at, _id: trusted({ $lt: before.id }) }, most);
    if (equal.length >= most) return equal;
    const readWindow = async (from: Date | null, to: Date | null, left: number) => {
      const least = since !== null && (from === null || from < since) ? since : from;
      if (least !== null && to !== null && to <= least) return [];
      const window = within(least, to);
      return read(window === null ? {} : { lastAt: trusted(window) }, left);
    };
    const to = before?.at ?? null;
    const left = most - equal.length;
    const list = `${shopId} ${key}`;
    const noted = shapes.get(list);
    const older =
      noted === 'short'
        ? await readWindow(null, to, left)
        : await walkBack(to, left, noted?.top ?? new Date(), readWindow, {
            ...MINUTES,
            firstMs: noted?.spanMs ?? MINUTES.firstMs,
          });
    if (before === null) note(list, older, left);
    return [...equal, ...older];
  };

  return async (
    scope: ShopsScope,
    read: InboxRead,
    /** Current rows, plus conversations that moved to where `isHere` matches. */
    overlay: (
      rows: readonly ConversationRow[],
      isHere: (conversation: Conversation) => boolean,
    ) => Promise<readonly Conversation[]>,
  ): Promise<InboxPage> => {
    const { key, since, limit } = read;
    const found: Conversation[] = [];
    for (let before: InboxPlace | null = read.before; ; ) {
      const from = before;
      const reads = scope.shopIds.map((shopId) => rowsOf(shopId, { ...read, before: from }, limit + 1));
      const rows = (await Promise.all(reads)).flat().sort(ROW_ORDER);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const end = last === undefined ? null : { at: last.lastAt, id: last._id };
      const isHere = (one: Conversation): boolean =>
        inboxKeys(one).includes(key) &&
        (since === null || one.lastAt >= since) &&
        (from === null || isAfter(one, from)) &&
        (end === null || one.id === end.id || !isAfter(one, end));
      found.push(...[...(await overlay(rows.slice(0, limit), isHere))].sort(INBOX_ORDER));
      if (end === null || found.length > limit) return inboxPage(found, limit);
      before = end;
    }
  };
};
