import { scopeOfShop, scopeOfShops } from '../domain/model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../domain/model/conversation/conversation.ts';
import type { DomainEvent } from '../domain/model/events/domain-events.ts';
import { encodeForAll, encodeFrame } from '../protocol/frames/frame-codec.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { VisitorServerFrame } from '../protocol/frames/visitor-frames.ts';
import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import { noteView } from '../views/chat-extras/note-views.ts';
import { eventView, looksAlike, summaryView } from '../views/conversation-views.ts';
import { makeHoursWatch } from './hours-watch.ts';
import type { ChatHub, GatewayDeps, StaffPeer, VisitorPeer } from './peers.ts';
import { makeRetellMode } from './retell-mode.ts';

type FanOutDeps = GatewayDeps & {
  staffPeers(): ReadonlySet<StaffPeer>;
  refreshStaff(peer: StaffPeer): Promise<void>;
};
type RetellingDeps = FanOutDeps & { retellMode(shopId: ShopId): void };

/** Events may be reordered; newest wins. */
const newest = (known: Conversation | null, arrived: Conversation): Conversation =>
  known === null || known.lastSeq < arrived.lastSeq ? arrived : known;

/** Encodes once. */
const tell = (peers: Iterable<VisitorPeer>, frame: VisitorServerFrame): void => {
  let text: string | null = null;
  for (const { connection } of peers) {
    text ??= encodeFrame(frame);
    connection.sendText(text);
  }
};
/** Except the sender, which gets an acknowledgement. */
const tellOtherTabs = (
  tabs: readonly VisitorPeer[],
  { author, ref }: ConversationEvent,
  text: string,
): void => {
  for (const { connection } of tabs)
    if (author !== 'visitor' || !connection.owes(ref)) connection.sendText(text);
};
/** After a reread of rights, if allowed. Rule: SE-3 */
const tellStaffText = ({ hub }: { hub: ChatHub }, shopId: ShopId, text: string): void => {
  for (const { connection, rereading } of hub.staffOfShop.members(shopId)) {
    if (rereading === null) connection.sendText(text);
    else rereading.held.push({ shopId, text });
  }
};
export const tellStaff = (to: { hub: ChatHub }, shopId: ShopId, frame: StaffServerFrame): void => {
  if (to.hub.staffOfShop.members(shopId).size > 0) tellStaffText(to, shopId, encodeFrame(frame));
};
const tellVisitors = ({ hub }: FanOutDeps, id: ConversationId, frame: VisitorServerFrame): void =>
  tell(hub.visitorsOfConversation.members(id), frame);

/** Rereads the row; hidden ones stay removed. */
const showAgain = (deps: FanOutDeps, told: Conversation): void => {
  const { shopId, id: conversationId } = told;
  tellStaff(deps, shopId, { t: 'conversation.gone', shopId, conversationId });
  if (told.restrictedAt !== null || deps.hub.staffOfShop.members(shopId).size === 0) return;
  deps.visitorDesk.currentConversations(scopeOfShops([shopId]), [conversationId]).then(
    ([now]) => {
      if (now !== undefined && now.restrictedAt === null) showNew(deps, now);
    },
    (error: unknown) => {
      deps.logger.warn(faultFields(error), 'Consoles get a conversation as it was told.');
      showNew(deps, told);
    },
  );
};
const showNew = (deps: FanOutDeps, conversation: Conversation): void =>
  tellStaff(deps, conversation.shopId, { t: 'conversation.new', conversation: summaryView(conversation) });

const tellPolicyState = async (deps: FanOutDeps, shopId: ShopId): Promise<void> => {
  const shop = await deps.visitorDesk.readShop(scopeOfShop(shopId));
  if (shop === null) return;
  const { policyState } = await deps.consoleDesk.shopStanding(shop);
  tellStaff(deps, shopId, { t: 'policy.changed', shopId, state: policyState });
};

/** Widgets refetch their session. */
const refreshScreens = (deps: RetellingDeps, shopId: ShopId): void => {
  tell(deps.hub.visitorsOfShop.members(shopId), { t: 'notice.changed' });
  deps.retellMode(shopId);
};

const noticeChanged = (deps: RetellingDeps, shopId: ShopId): void => {
  refreshScreens(deps, shopId);
  tellPolicyState(deps, shopId).catch((error: unknown) =>
    deps.logger.warn(faultFields(error), 'Consoles were not told of a policy state.'),
  );
};

const presenceChanged = (deps: RetellingDeps, shopId: ShopId): void => {
  tellStaff(deps, shopId, { t: 'presence.changed', shopId, here: [...deps.presence.here(shopId)] });
  deps.retellMode(shopId);
};

type EventOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>;

const conversationEvent = (
  deps: FanOutDeps,
  { shopId, conversation, event }: EventOf<'conversation.event'>,
): void => {
  const { id } = conversation;
  const tabs = deps.hub.visitorsOfConversation.members(id);
  // Mostly events for other processes' sockets.
  if (tabs.length === 0 && deps.hub.staffOfShop.members(shopId).size === 0) return;
  for (const peer of tabs) peer.conversation = newest(peer.conversation, conversation);
  const view = eventView(event, 'visitor');
  const isHidden = conversation.restrictedAt !== null;
  if (looksAlike(event) && !isHidden) {
    const texts = encodeForAll({ shopId, conversationId: id, event: view });
    tellOtherTabs(tabs, event, texts.visitor);
    return tellStaffText(deps, shopId, texts.staff);
  }
  if (tabs.length > 0) tellOtherTabs(tabs, event, encodeFrame({ t: 'event.new', event: view }));
  if (isHidden) return;
  tellStaff(deps, shopId, { t: 'event.new', shopId, conversationId: id, event: eventView(event, 'staff') });
};

const caughtUp = (deps: FanOutDeps, { conversation }: EventOf<'conversation.caughtUp'>): void => {
  for (const peer of deps.hub.visitorsOfConversation.members(conversation.id)) {
    // The next pong reveals the gap.
    peer.conversation = newest(peer.conversation, conversation);
  }
  if (conversation.restrictedAt === null) showNew(deps, conversation);
};

/** Sockets cache the token's end. */
const waysChanged = (deps: FanOutDeps, { conversation }: EventOf<'conversation.ways'>): void => {
  const { id, tokenHash, tokenExpiresAt } = conversation;
  for (const peer of deps.hub.visitorsOfConversation.members(id))
    if (peer.conversation !== null) peer.conversation = { ...peer.conversation, tokenHash, tokenExpiresAt };
  if (conversation.restrictedAt === null) showNew(deps, conversation);
};

const ended = (deps: FanOutDeps, { conversationId }: EventOf<'conversation.ended'>): void => {
  for (const peer of deps.hub.visitorsOfConversation.members(conversationId)) {
    if (peer.conversation !== null) peer.conversation = { ...peer.conversation, tokenHash: null };
  }
};

const erased = (deps: FanOutDeps, { shopId, conversationId }: EventOf<'conversation.erased'>): void => {
  for (const peer of deps.hub.visitorsOfConversation.members(conversationId))
    peer.connection.bye('erased', 0);
  deps.visitorsHere.erased({ shopId, id: conversationId });
  tellStaff(deps, shopId, { t: 'conversation.gone', shopId, conversationId });
};

const typing = (
  deps: FanOutDeps,
  { shopId, conversationId, by, on }: EventOf<'conversation.typing'>,
): void => {
  if (by !== null) tellVisitors(deps, conversationId, { t: 'typing.show', on });
  tellStaff(deps, shopId, { t: 'typing.show', conversationId, on, ...(by !== null && { by }) });
};

const accessChanged = (deps: FanOutDeps, { staffId }: EventOf<'access.changed'>): void => {
  for (const peer of deps.staffPeers()) {
    if (peer.access === null || peer.access.staff.id === staffId) void deps.refreshStaff(peer);
  }
};

const sessionRevoked = (deps: FanOutDeps, { sessionId }: EventOf<'session.revoked'>): void => {
  deps.presence.end(sessionId);
  for (const peer of deps.staffPeers()) {
    if (peer.sessionId === sessionId) peer.connection.close('tokenInvalid');
    // May be a pending hello of this session.
    else peer.changes += 1;
  }
};

/** Encodes once per audience. */
export const makeFanOut = (fanOutDeps: FanOutDeps) => {
  const deps = { ...fanOutDeps, retellMode: makeRetellMode(fanOutDeps) };
  const lookAtHours = makeHoursWatch(deps, (shopId) => refreshScreens(deps, shopId));
  return (event: DomainEvent): void => {
    switch (event.type) {
      case 'conversation.rewritten':
      case 'conversation.hidden':
        return showAgain(deps, event.conversation);
      case 'conversation.caughtUp':
        return caughtUp(deps, event);
      case 'conversation.opened':
        return showNew(deps, event.conversation);
      case 'conversation.ways':
        return waysChanged(deps, event);
      case 'conversation.event':
        return conversationEvent(deps, event);
      case 'conversation.ended':
        return ended(deps, event);
      case 'conversation.customer': {
        const { shopId, conversationId } = event;
        return tellStaff(deps, shopId, { t: 'customer.known', shopId, conversationId });
      }
      case 'conversation.page': {
        const { shopId, conversationId, page, product } = event;
        return tellStaff(deps, shopId, { t: 'visitor.page', shopId, conversationId, page, product });
      }
      case 'conversation.erased':
        return erased(deps, event);
      case 'conversation.typing':
        return typing(deps, event);
      case 'tags.changed': {
        const { shopId, conversationId, tagIds } = event;
        return tellStaff(deps, shopId, { t: 'tags.changed', shopId, conversationId, tagIds: [...tagIds] });
      }
      case 'teams.changed':
        return tellStaff(deps, event.shopId, { t: 'teams.changed', shopId: event.shopId });
      case 'note.added':
        return tellStaff(deps, event.shopId, { t: 'note.new', note: noteView(event.note) });
      case 'lead.changed': {
        const { shopId, leadId } = event;
        return tellStaff(deps, shopId, { t: 'lead.changed', shopId, leadId });
      }
      case 'shopServer.tested':
        return tellStaff(deps, event.shopId, { t: 'store.tested', shopId: event.shopId });
      case 'shop.changed':
        return deps.shops.drop(event.shopId);
      case 'notice.changed':
        return noticeChanged(deps, event.shopId);
      case 'presence.changed':
        return presenceChanged(deps, event.shopId);
      case 'hours.changed':
        return refreshScreens(deps, event.shopId);
      case 'time.passed':
        return lookAtHours();
      case 'access.changed':
        return accessChanged(deps, event);
      case 'session.revoked':
        return sessionRevoked(deps, event);
    }
  };
};
