/** Reads own work completely, other parts page by page on demand. */
import type { InboxAnswer } from '../../../service/protocol/api/inbox-api.ts';
import type { InboxPart } from '../../../service/protocol/vocabulary.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { inboxMore } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { inPart } from '../state/to-answer.ts';

/** Further pages re-read with the inbox. */
const MOST_READ_AGAIN = 5;
/** Read to the end: the longest-waiting conversation is on the last page. */
const WHOLE = new Set<InboxPart>(['waiting', 'unread', 'mine']);
/** Page limit for these parts. */
const MOST_OF_WHOLE = 40;
/** Pages per request: shared pages may hold only own conversations. */
const MOST_FOR_ONE = 5;

export type InboxReader = {
  read(): Promise<boolean>;
  showMore(part: InboxPart): Promise<void>;
  shopChanged(): void;
  reset(): void;
};

const readableShops = ({ me }: State): string[] =>
  me?.shops.flatMap((shop) => (shop.isWaiting ? [] : [shop.id])) ?? [];

const watchGained = (readAgain: () => void) => {
  let known: State['me'] = null;
  /** Null before the first read. */
  let covered: ReadonlySet<string> | null = null;
  return {
    reads(state: State | null): void {
      covered = state && new Set(readableShops(state));
    },
    look(state: State): void {
      if (state.me === known) return;
      known = state.me;
      const before = covered;
      if (before === null) return;
      const readable = readableShops(state);
      covered = new Set(readable);
      if (readable.some((id) => !before.has(id))) readAgain();
    },
  };
};

export const makeInboxReader = ({
  appState,
  api,
  shownShop,
  openId,
}: {
  appState: AppState;
  api: Pick<StaffApi, 'inbox'>;
  /** Null: all. */
  shownShop(): string | null;
  openId(): string | null;
}): InboxReader => {
  /** Further pages per part. */
  let shown = new Map<InboxPart, number>();
  let shop: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Serialised, so that two reads do not interleave. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const readAll = async (shopId: string | null, depth: typeof shown): Promise<InboxAnswer | null> => {
    const first = await api.inbox({ shopId });
    if (!first.ok) return null;
    const { cursor } = first.body;
    const conversations = [...first.body.conversations];
    const more = new Map(first.body.more.map(({ part, before }) => [part, before]));
    const readStale = async (part: InboxPart): Promise<boolean> => {
      const before = more.get(part);
      const answer = before === undefined ? null : await api.inbox({ shopId, before });
      if (!answer?.ok) return false;
      conversations.push(...answer.body.conversations);
      more.delete(part);
      for (const next of answer.body.more) more.set(next.part, next.before);
      return true;
    };
    for (const part of WHOLE) for (let page = 0; page < MOST_OF_WHOLE && (await readStale(part)); ) page += 1;
    let left = MOST_READ_AGAIN;
    for (const [part, pages] of depth)
      for (let page = 0; page < pages && left > 0 && (await readStale(part)); page += 1) left -= 1;
    return { conversations, more: [...more].map(([part, before]) => ({ part, before })), cursor };
  };

  const read = async (): Promise<boolean> => {
    if (shownShop() !== shop) shown = new Map();
    shop = shownShop();
    gained.reads(appState.get());
    const all = await readAll(null, shop === null ? shown : new Map());
    if (all === null) return false;
    // Without further pages every shop is complete.
    const ofShop = shop === null || all.more.length === 0 ? null : await readAll(shop, shown);
    appState.dispatch({
      type: 'inbox',
      ...all,
      conversations: [...all.conversations, ...(ofShop?.conversations ?? [])],
      shopMore: ofShop === null || shop === null ? null : { shopId: shop, more: ofShop.more },
      openId: openId(),
    });
    return true;
  };

  const readNext = async (shopId: string | null, part: InboxPart): Promise<boolean> => {
    const before = inboxMore(appState.get(), shopId)[part];
    if (before === undefined) return false;
    const answer = await api.inbox({ shopId, before });
    if (answer.ok) {
      const { conversations, more } = answer.body;
      appState.dispatch({ type: 'inbox-page', shopId, part, conversations, more });
    }
    return answer.ok;
  };

  const showMore = async (part: InboxPart): Promise<void> => {
    const shopId = shownShop();
    const count = () => inPart(appState.get(), shopId, part).length;
    const start = count();
    for (let page = 0; page < MOST_FOR_ONE && count() === start; page += 1) {
      if (!(await readNext(shopId, part))) return;
      shown.set(part, (shown.get(part) ?? 0) + 1);
    }
  };

  const gained = watchGained(() => void inTurn(read));

  appState.subscribe((state) => {
    if (state.phase === 'signed-in') gained.look(state);
  });

  return {
    read: () => inTurn(read),
    showMore: (part) => inTurn(() => showMore(part)),
    shopChanged: () => {
      if (shownShop() !== shop && Object.keys(appState.get().more).length > 0) void inTurn(read);
    },
    reset: () => {
      shown = new Map();
      gained.reads(null);
    },
  };
};
