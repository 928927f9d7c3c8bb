import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';
import type { Rooms } from './hub.ts';

type Looked = Pick<Conversation, 'shopId' | 'id'>;
type Looker = { readonly access: Access | null; lookingAt: Looked | null };

/**
 * Which consultants have a conversation open, told to the consoles of its shop. In memory only.
 * @param tell sends a frame to the consoles of a shop
 */
export const makeLookers = <Peer extends Looker>(
  rooms: Rooms<ConversationId, Peer>,
  tell: (shopId: ShopId, frame: StaffServerFrame) => void,
) => {
  const tellOf = ({ shopId, id }: Looked): void => {
    const staff = new Map(
      [...rooms.members(id)].flatMap(({ access }) =>
        access === null ? [] : [[access.staff.id, access.staff.name] as const],
      ),
    );
    tell(shopId, {
      t: 'colleagues.looking',
      shopId,
      conversationId: id,
      staff: [...staff].map(([staffId, name]) => ({ staffId, name })),
    });
  };
  return {
    /** @param to null: the console shows no conversation */
    look(peer: Peer, to: Looked | null): void {
      const from = peer.lookingAt;
      if (from?.id === to?.id) return;
      peer.lookingAt = to;
      if (from !== null) {
        rooms.leave(from.id, peer);
        tellOf(from);
      }
      if (to !== null) {
        rooms.join(to.id, peer);
        tellOf(to);
      }
    },
  };
};
export type Lookers<Peer extends Looker> = ReturnType<typeof makeLookers<Peer>>;
