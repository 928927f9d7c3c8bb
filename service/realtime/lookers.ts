import type { ShareEntries } from '../domain/model/base/shared-entries.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import { shownName } from '../domain/model/staff/staff.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ConversationId, ShopId, StaffId } from '../protocol/vocabulary.ts';

type Looked = Pick<Conversation, 'shopId' | 'id'>;
type Looker = {
  readonly connection: { readonly id: string };
  readonly access: Access | null;
  lookingAt: Looked | null;
};
type Look = {
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly staffId: StaffId;
  readonly name: string;
};

type Seen = Pick<Look, 'shopId' | 'conversationId'>;

/**
 * Viewers over all processes, in memory.
 * @param tell sends to a shop's consoles
 */
export const makeLookers = (share: ShareEntries, tell: (shopId: ShopId, frame: StaffServerFrame) => void) => {
  const all = (): Look[] => [...looks.own.values(), ...looks.others()];
  const frameOf = ({ shopId, conversationId }: Seen): StaffServerFrame => {
    const looking = all().filter((look) => look.conversationId === conversationId);
    const staff = new Map(looking.map(({ staffId, name }) => [staffId, name]));
    return {
      t: 'colleagues.looking',
      shopId,
      conversationId,
      staff: [...staff].map(([staffId, name]) => ({ staffId, name })),
    };
  };
  const tellOf = (seen: Seen): void => tell(seen.shopId, frameOf(seen));
  const looks = share<Look>('lookers', {
    onOther: (_key, before, after) => {
      if (before !== undefined && before.conversationId !== after?.conversationId) tellOf(before);
      if (after !== undefined) tellOf(after);
    },
  });
  return {
    /** @param to null: none shown */
    look(peer: Looker, to: Looked | null): void {
      const from = peer.lookingAt;
      if (from?.id === to?.id) return;
      peer.lookingAt = to;
      const { id } = peer.connection;
      if (to === null || peer.access === null) looks.remove(id);
      else {
        const { staff } = peer.access;
        looks.set(id, {
          shopId: to.shopId,
          conversationId: to.id,
          staffId: staff.id,
          name: shownName(staff),
        });
      }
      if (from !== null) tellOf({ shopId: from.shopId, conversationId: from.id });
      if (to !== null) tellOf({ shopId: to.shopId, conversationId: to.id });
    },
    /** Initial frames for a console. */
    frames(shopId: ShopId): StaffServerFrame[] {
      const ids = new Set(all().flatMap((look) => (look.shopId === shopId ? [look.conversationId] : [])));
      return [...ids].map((conversationId) => frameOf({ shopId, conversationId }));
    },
  };
};
export type Lookers = ReturnType<typeof makeLookers>;
