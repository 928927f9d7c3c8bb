import { conversationOver } from '../domain/conversation/resume-conversation.ts';
import { scopeOfShops } from '../domain/model/base/tenancy.ts';
import type { Appended } from '../domain/model/conversation/appended.ts';
import { type Conversation, isOpenedByToken } from '../domain/model/conversation/conversation.ts';
import { isBlocked } from '../domain/model/conversation/reopen-until.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import { LIMITS } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import { readPaced } from '../telemetry/paced-reading.ts';
import { ackView, eventView } from '../views/conversation-views.ts';
import { sentMessage } from '../views/sent-message.ts';
import type { GatewayDeps, VisitorPeer } from './peers.ts';
import type { ReadMarks } from './read-marks.ts';

export type VisitorFrameDeps = GatewayDeps & { reads: ReadMarks };
type Frame<T extends VisitorClientFrame['t']> = Extract<VisitorClientFrame, { t: T }>;

export const leaveConversation = (
  { hub, tabs, visitorsHere }: Pick<GatewayDeps, 'hub' | 'tabs' | 'visitorsHere'>,
  peer: VisitorPeer,
): void => {
  if (peer.conversation === null) return;
  tabs.left(peer, peer.conversation.id);
  hub.visitorsOfConversation.leave(peer.conversation.id, peer);
  visitorsHere.went(peer.conversation);
};

const joinConversation = (deps: GatewayDeps, peer: VisitorPeer, conversation: Conversation): void => {
  const { hub, tabs } = deps;
  if (!peer.connection.isOpen) return;
  leaveConversation(deps, peer);
  peer.conversation = conversation;
  hub.visitorsOfConversation.join(conversation.id, peer);
  if (conversation.restrictedAt === null) deps.visitorsHere.came(conversation);
  tabs.joined(peer, conversation.id);
};

/** @throws DomainError unauthenticated once the token has ended */
const conversationOf = ({ now }: GatewayDeps, { conversation }: VisitorPeer): Conversation => {
  if (conversation === null || !isOpenedByToken(conversation, now())) throw conversationOver();
  return conversation;
};

const hello = async (deps: GatewayDeps, peer: VisitorPeer, frame: Frame<'session.hello'>): Promise<void> => {
  const { visitorDesk, hub } = deps;
  if (peer.connection.isGreeted) return peer.connection.close('policy');
  peer.locale = frame.locale;
  peer.tab = frame.tab;
  const conversation =
    frame.token === undefined ? null : await visitorDesk.resumeConversation(peer.scope, frame.token);
  if (!peer.connection.isOpen) return;
  if (conversation !== null) joinConversation(deps, peer, conversation);
  hub.visitorsOfShop.join(peer.scope.shopId, peer);
  const shop = await deps.shops.get(peer.scope);
  const decided = await visitorDesk.widgetMode(
    shop,
    peer.scope,
    peer.locale,
    conversation?.status === 'open',
  );
  // Newer changes were already sent.
  peer.mode ??= { mode: decided.mode, reason: decided.reason, isOnCall: decided.isOnCall };
  const { mode, reason } = peer.mode;
  peer.connection.greeted();
  peer.connection.send({
    t: 'session.ready',
    now: deps.now().toISOString(),
    mode,
    ...(reason === null ? {} : { reason }),
    last: peer.conversation?.lastSeq ?? 0,
    known: conversation !== null,
    ...(conversation === null ? {} : { tokenExpiresAt: conversation.tokenExpiresAt.toISOString() }),
  });
};

const sendMessage = async (
  deps: GatewayDeps,
  peer: VisitorPeer,
  frame: Frame<'message.send'>,
  queued: () => void,
): Promise<void> => {
  const message = sentMessage(frame, peer.locale);
  const { conversation, address } = peer;
  const sender = { conversation, boot: frame.boot ?? null, address };
  const known = deps.shops.get(peer.scope);
  const shop = known instanceof Promise ? await known : known;
  const stored = await deps.visitorDesk.receiveMessage(shop, peer.scope, sender, message, { queued });
  const isOther = stored.conversation.id !== conversation?.id;
  if (isOther) joinConversation(deps, peer, stored.conversation);
  peer.connection.send({ t: 'message.ack', ...ackView(frame.ref, stored, stored) });
  if (!isOther) return;
  // Stored and answered already.
  await sendMissed(deps, peer, stored).catch((error: unknown) =>
    deps.logger.warn(faultFields(error), 'A visitor sees an early answer with the next event only.'),
  );
};

/** Events before the join were not sent here. */
const sendMissed = async (deps: GatewayDeps, peer: VisitorPeer, { conversation, event }: Appended) => {
  const now = await deps.visitorDesk.findConversation(peer.scope, conversation.id);
  if (now !== null && now.lastSeq > event.seq) await resumeEvents(deps, peer, { last: event.seq });
};

const resumeEvents = async (
  deps: GatewayDeps,
  peer: VisitorPeer,
  frame: Omit<Frame<'events.resume'>, 't'>,
): Promise<void> => {
  const conversation = conversationOf(deps, peer);
  const limit = frame.limit ?? LIMITS.maxBatchEvents;
  const page = await readPaced(deps.rateLimits, 'visitorReading', conversation.id, () =>
    deps.visitorDesk.readEvents(peer.scope, conversation, frame.last, limit),
  );
  if (page.kind === 'reset') return peer.connection.send({ t: 'events.reset', reason: 'cursor_unknown' });
  const events = page.events.map((event) => eventView(event, 'visitor'));
  peer.connection.send({ t: 'events.batch', events, more: page.more, last: page.last });
};

const markRead = (deps: VisitorFrameDeps, peer: VisitorPeer, frame: Frame<'message.read'>): void => {
  const conversation = conversationOf(deps, peer);
  deps.reads.pass(conversation.id, frame.seq, () => {
    deps.visitorDesk
      .markRead(peer.scope, conversation, null, frame.seq)
      .catch((error: unknown) => deps.logger.warn(faultFields(error), 'A read mark was not stored.'));
  });
};

const showTyping = ({ bus }: GatewayDeps, { conversation }: VisitorPeer, on: boolean): void => {
  if (conversation === null || isBlocked(conversation)) return;
  const { id, shopId } = conversation;
  bus.publish({ type: 'conversation.typing', shopId, conversationId: id, by: null, on });
};

/**
 * Author, shop and conversation come from key and token. Rule: SE-1.
 * @param queued called when the next frame may start
 */
export const onVisitorFrame = (
  deps: VisitorFrameDeps,
  peer: VisitorPeer,
  frame: VisitorClientFrame,
  queued: () => void,
): Promise<void> =>
  // Pending closures are copied by the garbage collector.
  frame.t === 'message.send' && peer.connection.isGreeted
    ? sendMessage(deps, peer, frame, queued)
    : onOtherFrame(deps, peer, frame);

const onOtherFrame = async (
  deps: VisitorFrameDeps,
  peer: VisitorPeer,
  frame: VisitorClientFrame,
): Promise<void> => {
  if (frame.t === 'session.hello') return hello(deps, peer, frame);
  if (!peer.connection.isGreeted) return peer.connection.close('tokenInvalid');
  switch (frame.t) {
    case 'events.resume':
      return resumeEvents(deps, peer, frame);
    case 'message.read':
      return markRead(deps, peer, frame);
    case 'typing.set':
      return showTyping(deps, peer, frame.on);
  }
};

/** Rereads, as another device may extend it; one ended by the visitor stays, for erasure. Rule: EP-3. */
const leavePastEnd = async (deps: GatewayDeps, peer: VisitorPeer): Promise<void> => {
  const { conversation } = peer;
  if (conversation === null || conversation.tokenHash === null) return;
  if (isOpenedByToken(conversation, deps.now())) return;
  const { id, shopId, tokenHash } = conversation;
  const [current] = await deps.visitorDesk.currentConversations(scopeOfShops([shopId]), [id]);
  if (!peer.connection.isOpen || peer.conversation?.id !== id) return;
  if (current?.tokenHash === tokenHash && isOpenedByToken(current, deps.now())) {
    peer.conversation = { ...peer.conversation, tokenExpiresAt: current.tokenExpiresAt };
    return;
  }
  leaveConversation(deps, peer);
  peer.conversation = null;
};

/** Answers pings at once; false for other frames. */
export const answerVisitorPing = (
  deps: GatewayDeps,
  peer: VisitorPeer,
  frame: VisitorClientFrame,
): boolean => {
  if (frame.t !== 'session.ping') return false;
  leavePastEnd(deps, peer).catch((error: unknown) =>
    deps.logger.warn(faultFields(error), 'A visitor stays in a chat past its end until the next ping.'),
  );
  const last = peer.conversation?.lastSeq ?? 0;
  peer.connection.send({ t: 'session.pong', n: frame.n, now: deps.now().toISOString(), last });
  return true;
};
