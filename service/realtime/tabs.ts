import type { ShareEntries } from '../domain/model/base/shared-entries.ts';
import type { ConversationId } from '../protocol/vocabulary.ts';
import type { SmallRooms } from './hub.ts';

/** `at` orders sockets over all processes. */
type Tab = { readonly socket: string; readonly tab: string; readonly at: number };
type Peer = {
  readonly connection: { readonly id: string; close(reason: 'replaced'): void };
  readonly tab: string;
};

/** One socket per tab, limited per conversation, over all processes; newest stay. */
export const makeTabs = (
  rooms: Pick<SmallRooms<ConversationId, Peer>, 'members'>,
  share: ShareEntries,
  most: number,
) => {
  const settle = (id: ConversationId): void => {
    const own = tabs.own.get(id) ?? [];
    const newestFirst = [...own, ...tabs.othersOf(id).flat()].sort((a, b) => b.at - a.at);
    const peers = new Map(rooms.members(id).map((peer) => [peer.connection.id, peer]));
    for (const old of own) {
      const place = newestFirst.indexOf(old);
      const isReplaced = newestFirst.slice(0, place).some(({ tab }) => tab === old.tab);
      if (isReplaced || place >= most) peers.get(old.socket)?.connection.close('replaced');
    }
  };
  const tabs = share<readonly Tab[]>('tabs', {
    onOther: (key, _before, after) => {
      if (after !== undefined) settle(key as ConversationId);
    },
  });
  return {
    joined(peer: Peer, id: ConversationId): void {
      const own = tabs.own.get(id) ?? [];
      // After all known, despite clock differences.
      const latest = Math.max(...[...own, ...tabs.othersOf(id).flat()].map(({ at }) => at), 0);
      const at = Math.max(Date.now(), latest + 1);
      // Not spread: growth reserves sixteen places.
      tabs.set(id, own.concat({ socket: peer.connection.id, tab: peer.tab, at }));
      settle(id);
    },
    left(peer: Peer, id: ConversationId): void {
      const left = (tabs.own.get(id) ?? []).filter(({ socket }) => socket !== peer.connection.id);
      if (left.length === 0) tabs.remove(id);
      else tabs.set(id, left);
    },
  };
};
export type Tabs = ReturnType<typeof makeTabs>;
