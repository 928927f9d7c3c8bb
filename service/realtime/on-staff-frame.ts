import { DomainError } from '../domain/model/base/domain-error.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import { shownName } from '../domain/model/staff/staff.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import { type ConversationId, LIMITS } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import { readPaced } from '../telemetry/paced-reading.ts';
import { ackView, eventView } from '../views/conversation-views.ts';
import { sentAct } from '../views/sent-message.ts';
import { isAccessKnown, readUnchanged } from './known-access.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';
import type { ReadMarks } from './read-marks.ts';
import { settle, takePresence } from './settle-peer.ts';
import { tellWhoIsThere } from './tell-who-is-there.ts';

export type StaffFrameDeps = GatewayDeps & { reads: ReadMarks };
type Frame<T extends StaffClientFrame['t']> = Extract<StaffClientFrame, { t: T }>;
type Acknowledged = Parameters<typeof ackView>[1];

const ack = (peer: StaffPeer, ref: string, appended: Acknowledged): void =>
  peer.connection.send({ t: 'message.ack', ...ackView(ref, appended) });

const answering = ({ consoleDesk }: GatewayDeps, access: Access, id: ConversationId) =>
  consoleDesk.findConversation(access, id, 'answer');

/** Closes at token expiry unless renewed. */
const closeAtExpiry = ({ now }: GatewayDeps, peer: StaffPeer, expiresAt: Date): void => {
  if (peer.expiryTimer !== null) clearTimeout(peer.expiryTimer);
  const leftMs = Math.max(0, expiresAt.getTime() - now().getTime());
  peer.expiryTimer = setTimeout(() => peer.connection.close('tokenInvalid'), leftMs).unref();
};

const hello = async (deps: GatewayDeps, peer: StaffPeer, frame: Frame<'session.hello'>): Promise<void> => {
  const authenticate = () => deps.consoleDesk.authenticateStaff(frame.token);
  const found = await readUnchanged(peer, authenticate).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'unauthenticated') return null;
    throw error;
  });
  if (found === null || (peer.access !== null && peer.access.staff.id !== found.access.staff.id)) {
    return peer.connection.close('tokenInvalid');
  }
  if (!peer.connection.isOpen) return;
  peer.sessionId = found.sessionId;
  if (frame.presence !== undefined) takePresence(deps, peer, frame.presence, frame.forMs);
  closeAtExpiry(deps, peer, found.expiresAt);
  settle(deps, peer, found.access);
  peer.connection.greeted();
  const now = deps.now().toISOString();
  const { presence } = peer;
  peer.connection.send({ t: 'session.ready', now, staffId: found.access.staff.id, cursor: now, presence });
  tellWhoIsThere(deps, peer, peer.joined);
};

const sendMessage = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'message.send'>,
): Promise<void> => {
  await deps.rateLimits.take('staffBurst', access.staff.id);
  const { scope } = await answering(deps, access, frame.conversationId);
  const message = { ...sentAct(frame), text: frame.text, seen: frame.seen };
  const { conversationId, ref } = frame;
  ack(peer, ref, await deps.consoleDesk.sendStaffMessage(scope, access.staff, conversationId, message));
};

const take = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'conversation.take'>,
): Promise<void> => {
  const { staff } = access;
  const { conversationId, from } = frame;
  const { scope } = await answering(deps, access, conversationId);
  const act = sentAct(frame);
  const taken = await deps.consoleDesk.assignConversation(scope, staff, conversationId, act, staff, from);
  ack(peer, frame.ref, taken);
};

const assign = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'conversation.assign'>,
): Promise<void> => {
  const { conversation, scope } = await answering(deps, access, frame.conversationId);
  const act = sentAct(frame);
  const appended = await deps.consoleDesk.handOver(scope, access.staff, conversation.id, act, frame);
  ack(peer, frame.ref, appended);
};

const close = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'conversation.close'>,
): Promise<void> => {
  const { conversationId, seen } = frame;
  const { scope } = await answering(deps, access, conversationId);
  const act = sentAct(frame);
  const closed = await deps.consoleDesk.closeConversation(scope, access.staff, conversationId, act, seen);
  ack(peer, frame.ref, closed);
};

const reopen = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'conversation.reopen'>,
): Promise<void> => {
  const { conversation, scope } = await answering(deps, access, frame.conversationId);
  const act = sentAct(frame);
  ack(peer, frame.ref, await deps.consoleDesk.reopenConversation(scope, access.staff, conversation.id, act));
};

const resumeEvents = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  frame: Frame<'events.resume'>,
): Promise<void> => {
  const { conversationId } = frame;
  const found = await deps.consoleDesk.findConversation(access, conversationId, 'read');
  const limit = frame.limit ?? LIMITS.maxBatchEvents;
  const page = await readPaced(deps.rateLimits, 'staffReading', access.staff.id, () =>
    deps.consoleDesk.showEvents(access, found, frame.last, limit),
  );
  if (page.kind === 'reset') {
    return peer.connection.send({ t: 'events.reset', conversationId, reason: 'cursor_unknown' });
  }
  const events = page.events.map((event) => eventView(event, 'staff'));
  const { more, last } = page;
  peer.connection.send({ t: 'events.batch', conversationId, events, more, last });
};

const markRead = async (
  deps: StaffFrameDeps,
  access: Access,
  frame: Frame<'message.read'>,
): Promise<void> => {
  const { conversation, scope } = await answering(deps, access, frame.conversationId);
  deps.reads.pass(`${conversation.id} ${access.staff.id}`, frame.seq, () => {
    deps.consoleDesk
      .markRead(scope, conversation, access.staff, frame.seq)
      .catch((error: unknown) => deps.logger.warn(faultFields(error), 'A read mark was not stored.'));
  });
};

/** Earlier frames name no reader. Rule: PR-6 */
const look = async (
  deps: GatewayDeps,
  peer: StaffPeer,
  access: Access,
  { conversationId }: Frame<'conversation.look'>,
): Promise<void> => {
  if (conversationId === null) return deps.lookers.look(peer, null);
  const conversation = await deps.consoleDesk.showConversation(access, conversationId);
  if (peer.connection.isOpen) deps.lookers.look(peer, conversation);
};

const showTyping = async (deps: GatewayDeps, access: Access, frame: Frame<'typing.set'>): Promise<void> => {
  const { conversation } = await answering(deps, access, frame.conversationId);
  const { id, shopId } = conversation;
  deps.bus.publish({
    type: 'conversation.typing',
    shopId,
    conversationId: id,
    by: { staffId: access.staff.id, name: shownName(access.staff) },
    on: frame.on,
  });
};

/** Handles a console's frame. Rules: SE-1, SE-3. */
export const onStaffFrame = async (
  deps: StaffFrameDeps,
  peer: StaffPeer,
  frame: StaffClientFrame,
): Promise<void> => {
  if (frame.t === 'session.hello') return hello(deps, peer, frame);
  if (!(await isAccessKnown(peer))) return;
  const { access } = peer;
  if (access === null || !peer.connection.isGreeted) return peer.connection.close('tokenInvalid');
  switch (frame.t) {
    case 'presence.set': {
      const before = peer.presence;
      takePresence(deps, peer, frame.state, frame.forMs);
      return before === peer.presence ? undefined : settle(deps, peer, access);
    }
    case 'message.send':
      return sendMessage(deps, peer, access, frame);
    case 'conversation.take':
      return take(deps, peer, access, frame);
    case 'conversation.assign':
      return assign(deps, peer, access, frame);
    case 'conversation.close':
      return close(deps, peer, access, frame);
    case 'conversation.reopen':
      return reopen(deps, peer, access, frame);
    case 'events.resume':
      return resumeEvents(deps, peer, access, frame);
    case 'message.read':
      return markRead(deps, access, frame);
    case 'conversation.look':
      return look(deps, peer, access, frame);
    case 'typing.set':
      return showTyping(deps, access, frame);
  }
};
