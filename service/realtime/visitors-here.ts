import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { VisitorBoard } from '../domain/model/conversation/visitor-board.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';

/** Ids in one frame: with them it stays well below `LIMITS.maxFrameBytes`. */
const IDS_PER_FRAME = 300;

/**
 * Visitors of open conversations who are connected now, for the consoles of their shop. In memory only: nothing is
 * stored about when a person was there. A socket that drops keeps its place for `graceMs`, so that the next page of
 * the shop is no departure.
 */
export const makeVisitorsHere = ({
  isConnected,
  tell,
  board,
  now,
  graceMs,
}: {
  /** Whether any socket is in the conversation. */
  isConnected(conversationId: ConversationId): boolean;
  /** Sends a frame to the consoles of a shop. */
  tell(shopId: ShopId, frame: StaffServerFrame): void;
  /** For whoever tells staff of visitors who wait. */
  board: Pick<VisitorBoard, 'came' | 'left'>;
  now(): Date;
  /** In milliseconds; 0 reports a departure at once. */
  graceMs: number;
}) => {
  const here = new Map<ShopId, Set<ConversationId>>();
  const leaving = new Map<ConversationId, NodeJS.Timeout>();
  const hereIn = (shopId: ShopId): Set<ConversationId> => here.get(shopId) ?? new Set();

  const drop = (shopId: ShopId, conversationId: ConversationId, at: Date): void => {
    leaving.delete(conversationId);
    const ids = hereIn(shopId);
    if (!ids.delete(conversationId)) return;
    if (ids.size === 0) here.delete(shopId);
    board.left(conversationId, at);
    tell(shopId, { t: 'visitor.left', shopId, conversationId, at: at.toISOString() });
  };

  return {
    /** A socket of the visitor joined the conversation. */
    came({ shopId, id }: Pick<Conversation, 'shopId' | 'id'>): void {
      board.came(id);
      clearTimeout(leaving.get(id));
      leaving.delete(id);
      const ids = hereIn(shopId);
      if (ids.has(id)) return;
      here.set(shopId, ids.add(id));
      tell(shopId, { t: 'visitors.here', shopId, conversationIds: [id] });
    },
    /** A socket left the conversation; others of the visitor may still be there. */
    went({ shopId, id }: Pick<Conversation, 'shopId' | 'id'>): void {
      if (isConnected(id) || leaving.has(id)) return;
      const at = now();
      if (graceMs <= 0) return drop(shopId, id, at);
      leaving.set(id, setTimeout(() => drop(shopId, id, at), graceMs).unref());
    },
    /** What a console that has just connected has to be told about a shop. */
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
