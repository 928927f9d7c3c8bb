import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';

/** Sets of sockets; members are unique. */
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

/** Small rooms as copied arrays, a fifth of a set's memory. */
export type SmallRooms<K, M> = Pick<Rooms<K, M>, 'join' | 'leave'> & { members(room: K): readonly M[] };

const makeSmallRooms = <K, M>(): SmallRooms<K, M> => {
  const rooms = new Map<K, readonly M[]>();
  const nobody: readonly M[] = [];
  const members = (room: K): readonly M[] => rooms.get(room) ?? nobody;
  return {
    members,
    join: (room, member) => {
      // Not spread: growth reserves sixteen places.
      if (!members(room).includes(member)) rooms.set(room, members(room).concat([member]));
    },
    leave: (room, member) => {
      const at = members(room).indexOf(member);
      if (at < 0) return;
      const left = members(room).toSpliced(at, 1);
      if (left.length === 0) rooms.delete(room);
      else rooms.set(room, left);
    },
  };
};

export const makeHub = <Visitor, Staff>() => ({
  visitorsOfShop: makeRooms<ShopId, Visitor>(),
  visitorsOfConversation: makeSmallRooms<ConversationId, Visitor>(),
  staffOfShop: makeRooms<ShopId, Staff>(),
});
export type Hub<Visitor, Staff> = ReturnType<typeof makeHub<Visitor, Staff>>;
