import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';

/** Rooms of sockets: who receives what. A member is in a room once. */
export type Rooms<K, M> = {
  join(room: K, member: M): void;
  leave(room: K, member: M): void;
  members(room: K): ReadonlySet<M>;
  all(): Iterable<M>;
};

const makeRooms = <K, M>(): Rooms<K, M> => {
  const rooms = new Map<K, Set<M>>();
  const nobody: ReadonlySet<M> = new Set();
  return {
    join: (room, member) => {
      const members = rooms.get(room);
      if (members === undefined) rooms.set(room, new Set([member]));
      else members.add(member);
    },
    leave: (room, member) => {
      const members = rooms.get(room);
      if (members?.delete(member) === true && members.size === 0) rooms.delete(room);
    },
    members: (room) => rooms.get(room) ?? nobody,
    all: () => new Set([...rooms.values()].flatMap((members) => [...members])),
  };
};

/** Visitors by shop and by conversation, staff by shop. */
export const makeHub = <Visitor, Staff>() => ({
  visitorsOfShop: makeRooms<ShopId, Visitor>(),
  visitorsOfConversation: makeRooms<ConversationId, Visitor>(),
  staffOfShop: makeRooms<ShopId, Staff>(),
});
export type Hub<Visitor, Staff> = ReturnType<typeof makeHub<Visitor, Staff>>;
