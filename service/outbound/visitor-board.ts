import type { VisitorBoard } from '../domain/model/conversation/visitor-board.ts';
import type { ConversationId } from '../protocol/vocabulary.ts';

/** Above the silence that ends alerts. */
const KEPT_MS = 20 * 60_000;

export const makeVisitorBoard = (): VisitorBoard => {
  const left = new Map<ConversationId, Date>();
  const here = new Set<ConversationId>();
  return {
    came(id) {
      here.add(id);
      left.delete(id);
    },
    left(id, at) {
      here.delete(id);
      for (const [old, since] of left) {
        if (at.getTime() - since.getTime() < KEPT_MS) break;
        left.delete(old);
      }
      left.delete(id);
      left.set(id, at);
    },
    leftAt: (id) => left.get(id) ?? null,
    isHere: (id) => here.has(id),
  };
};
