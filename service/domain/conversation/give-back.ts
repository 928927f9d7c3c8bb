import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids, PresenceBoard } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { type ChatSettingsStore, giveBackMinutesOf } from '../model/card/chat-settings.ts';
import type { RefuseEvent } from '../model/conversation/appended.ts';
import { type Conversation, isHeldBy } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { listOfEveryShop } from '../model/conversation/list-of-every-shop.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type ResolveAccess, scopeWith } from '../model/staff/resolve-access.ts';
import { appendAndTell } from './store-message.ts';

type Deps = {
  conversations: ConversationStore;
  shops: Pick<ShopStore, 'allIds'>;
  chatSettings: ChatSettingsStore;
  presence: PresenceBoard;
  bus: EventBus;
  ids: Ids;
  clock: Clock;
};

const MINUTE_MS = 60_000;

const notAnyMore = (): DomainError => new DomainError('conflict', 'There is nothing to give back any more.');

/** False: changed meanwhile. */
const giveBack = async (
  deps: Deps,
  { id, shopId }: Conversation,
  isStill: (current: Conversation) => boolean,
): Promise<boolean> => {
  const refuse: RefuseEvent = (current) =>
    current.status === 'open' && isStill(current) ? null : notAnyMore();
  const event = {
    id: deps.ids.next('evt'),
    shopId,
    conversationId: id,
    ref: deps.ids.ref(),
    author: 'system' as const,
    staffId: null,
    at: deps.clock.now(),
    body: { kind: 'assigned' as const, assignedTo: null },
  };
  try {
    await appendAndTell(deps, scopeOfShop(shopId), event, null, refuse);
    return true;
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'conflict' || error.code === 'not_found'))
      return false;
    throw error;
  }
};

/**
 * Returns absent consultants' chats to the queue after the shop's timeout.
 * @returns number
 */
export const makeGiveBackAbsent = (deps: Deps) => {
  let seenSince = new Map<string, Date>();
  return async (): Promise<number> => {
    const now = deps.clock.now();
    const next = new Map<string, Date>();
    const minutes = new Map<ShopId, number>();
    let given = 0;
    for await (const conversation of listOfEveryShop(deps, 'unanswered')) {
      const { id, shopId, assignedTo } = conversation;
      if (assignedTo === null) continue;
      const isAbsent = () =>
        deps.presence.hearsAll() &&
        !deps.presence.here(shopId).some(({ staffId }) => staffId === assignedTo.staffId);
      if (!isAbsent()) continue;
      const place = `${id} ${assignedTo.staffId}`;
      const since = seenSince.get(place) ?? now;
      const after =
        minutes.get(shopId) ?? giveBackMinutesOf(await deps.chatSettings.get(scopeOfShop(shopId)));
      minutes.set(shopId, after);
      if (now.getTime() - since.getTime() < after * MINUTE_MS) {
        next.set(place, since);
        continue;
      }
      const isStill = (current: Conversation) =>
        isHeldBy(current, assignedTo.staffId) && current.waitingSince !== null && isAbsent();
      if (await giveBack(deps, conversation, isStill)) given += 1;
    }
    seenSince = next;
    return given;
  };
};

/**
 * Returns a person's chats after lost rights or sign-out.
 * @returns number
 */
export const makeGiveBackOf =
  (deps: Deps & { resolveAccess: ResolveAccess }) =>
  async (staffId: StaffId, hasSignedOut: boolean): Promise<number> => {
    const access = await deps.resolveAccess(staffId);
    const answered = new Set<ShopId>(access === null ? [] : scopeWith(access, 'answer').shopIds);
    const mayBeConnected = () => deps.presence.isConnected(staffId) || !deps.presence.hearsAll();
    const mayKeep = ({ shopId }: Conversation) => answered.has(shopId) && (!hasSignedOut || mayBeConnected());
    let given = 0;
    for await (const conversation of listOfEveryShop(deps, staffId)) {
      if (mayKeep(conversation)) continue;
      const isStill = (current: Conversation) => isHeldBy(current, staffId) && !mayKeep(current);
      if (await giveBack(deps, conversation, isStill)) given += 1;
    }
    return given;
  };
