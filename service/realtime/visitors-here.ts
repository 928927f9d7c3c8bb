import type { ShareEntries } from '../domain/model/base/shared-entries.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { VisitorBoard } from '../domain/model/conversation/visitor-board.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';

/** Keeps frames below `LIMITS.maxFrameBytes`. */
const IDS_PER_FRAME = 300;

/** `wentAt`: last socket dropped, may return. */
type Place = { readonly shopId: ShopId; readonly wentAt: string | null };

/** Over all processes, in memory only; `graceMs` covers page changes. */
export const makeVisitorsHere = ({
  isConnected,
  tell,
  board,
  now,
  graceMs,
  share,
}: {
  isConnected(conversationId: ConversationId): boolean;
  tell(shopId: ShopId, frame: StaffServerFrame): void;
  board: Pick<VisitorBoard, 'came' | 'left'>;
  now(): Date;
  /** In milliseconds; 0: none. */
  graceMs: number;
  share: ShareEntries;
}) => {
  const here = new Map<ShopId, Set<ConversationId>>();
  const leaving = new Map<ConversationId, NodeJS.Timeout>();
  const hereIn = (shopId: ShopId): Set<ConversationId> => here.get(shopId) ?? new Set();

  const show = (shopId: ShopId, id: ConversationId): void => {
    board.came(id);
    const ids = hereIn(shopId);
    if (ids.has(id)) return;
    here.set(shopId, ids.add(id));
    tell(shopId, { t: 'visitors.here', shopId, conversationIds: [id] });
  };
  /** Unless connected to another process. */
  const hide = (shopId: ShopId, id: ConversationId, at: Date): void => {
    if (places.own.has(id) || places.othersOf(id).length > 0) return;
    const ids = hereIn(shopId);
    if (!ids.delete(id)) return;
    if (ids.size === 0) here.delete(shopId);
    board.left(id, at);
    tell(shopId, { t: 'visitor.left', shopId, conversationId: id, at: at.toISOString() });
  };
  const places = share<Place>('visitors', {
    lingerMs: graceMs,
    // A Redis outage is no departure.
    keepsWhileAway: true,
    onOther: (key, before, after) => {
      const id = key as ConversationId;
      if (after !== undefined) return show(after.shopId, id);
      if (before !== undefined)
        hide(before.shopId, id, before.wentAt === null ? now() : new Date(before.wentAt));
    },
  });
  const drop = (shopId: ShopId, id: ConversationId, at: Date): void => {
    leaving.delete(id);
    places.remove(id);
    hide(shopId, id, at);
  };

  return {
    came({ shopId, id }: Pick<Conversation, 'shopId' | 'id'>): void {
      clearTimeout(leaving.get(id));
      leaving.delete(id);
      places.set(id, { shopId, wentAt: null });
      show(shopId, id);
    },
    /** Other sockets may remain. */
    went({ shopId, id }: Pick<Conversation, 'shopId' | 'id'>): void {
      if (isConnected(id) || leaving.has(id) || !hereIn(shopId).has(id)) return;
      const at = now();
      if (graceMs <= 0) return drop(shopId, id, at);
      if (places.own.has(id)) places.set(id, { shopId, wentAt: at.toISOString() });
      leaving.set(id, setTimeout(() => drop(shopId, id, at), graceMs).unref());
    },
    /** Rule: RT-7. */
    erased({ shopId, id }: Pick<Conversation, 'shopId' | 'id'>): void {
      clearTimeout(leaving.get(id));
      leaving.delete(id);
      places.remove(id);
      const ids = hereIn(shopId);
      if (ids.delete(id) && ids.size === 0) here.delete(shopId);
      board.left(id, now());
    },
    /** Initial frames for a console. */
    frames(shopId: ShopId): StaffServerFrame[] {
      const ids = [...hereIn(shopId)];
      return Array.from({ length: Math.ceil(ids.length / IDS_PER_FRAME) }, (_, part) => ({
        t: 'visitors.here',
        shopId,
        conversationIds: ids.slice(part * IDS_PER_FRAME, (part + 1) * IDS_PER_FRAME),
      }));
    },
    stop(): void {
      for (const timer of leaving.values()) clearTimeout(timer);
    },
  };
};
export type VisitorsHere = ReturnType<typeof makeVisitorsHere>;
