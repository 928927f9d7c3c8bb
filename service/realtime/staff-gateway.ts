import { ackView, eventView } from '../domain/conversation/conversation-views.ts';
import { DomainError, notFound } from '../domain/model/base/domain-error.ts';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import type { Appended, ConversationStore } from '../domain/model/conversation/conversation-store.ts';
import { type Access, scopeWith } from '../domain/model/staff/resolve-access.ts';
import type { StaffStore } from '../domain/model/staff/staff-store.ts';
import { decodeStaffFrame } from '../protocol/frames/frame-codec.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import { type ConversationId, LIMITS } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import { readPaced } from '../telemetry/paced-reading.ts';
import { makeCoalescer } from './coalesce.ts';
import { Connection, type Line } from './connection.ts';
import type { StaffPeer } from './peers.ts';
import type { GatewayDeps } from './visitor-gateway.ts';

type StaffGatewayDeps = GatewayDeps & {
  presence: PresenceBoard;
  staff: Pick<StaffStore, 'get'>;
  conversations: Pick<ConversationStore, 'movedSince'>;
};

const READ_EVERY_MS = 2_000;
/** Late commits and clock steps are covered by looking back this far. */
const CURSOR_OVERLAP_MS = 5_000;
/** A pong waits this long for the database; clients give up a line after 4 to 8 s without one. */
const LOOK_MS = 2_000;

const actOf = ({ ref, after }: { ref: string; after?: string | undefined }) => ({
  ref,
  after: after ?? null,
});

/** Console frames to use cases, and back. A staff socket hears all shops of its person. Rules: SE-1, SE-3. */
export const makeStaffGateway = (deps: StaffGatewayDeps) => {
  const { useCases, hub } = deps;
  const reads = makeCoalescer(READ_EVERY_MS);
  const open = new Set<StaffPeer>();

  /** Rooms and presence follow the person's rights as they are now; of a socket that has gone nothing may stay. */
  const settle = (peer: StaffPeer, access: Access): void => {
    if (!peer.connection.isOpen) return;
    for (const shopId of peer.joined) hub.staffOfShop.leave(shopId, peer);
    peer.access = access;
    peer.joined = scopeWith(access, 'read').shopIds;
    for (const shopId of peer.joined) hub.staffOfShop.join(shopId, peer);
    deps.presence.set(peer.connection.id, {
      staffId: access.staff.id,
      name: access.staff.name,
      state: peer.presence,
      shopIds: scopeWith(access, 'answer').shopIds,
    });
  };

  const armExpiry = (peer: StaffPeer, expiresAt: Date): void => {
    if (peer.expiryTimer !== null) clearTimeout(peer.expiryTimer);
    const leftMs = Math.max(0, expiresAt.getTime() - deps.now().getTime());
    peer.expiryTimer = setTimeout(() => peer.connection.close('tokenInvalid'), leftMs).unref();
  };

  const hello = async (peer: StaffPeer, frame: Extract<StaffClientFrame, { t: 'session.hello' }>) => {
    const found = await useCases.authenticateStaff(frame.token).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'unauthenticated') return null;
      throw error;
    });
    if (found === null || (peer.access !== null && peer.access.staff.id !== found.access.staff.id)) {
      return peer.connection.close('tokenInvalid');
    }
    if (!peer.connection.isOpen) return;
    peer.sessionId = found.sessionId;
    if (frame.presence !== undefined) peer.presence = frame.presence;
    armExpiry(peer, found.expiresAt);
    settle(peer, found.access);
    peer.connection.greeted();
    const now = deps.now().toISOString();
    peer.connection.send({
      t: 'session.ready',
      now,
      staffId: found.access.staff.id,
      cursor: now,
      presence: peer.presence,
    });
    for (const shopId of peer.joined) {
      peer.connection.send({ t: 'presence.changed', shopId, here: [...deps.presence.here(shopId)] });
    }
  };

  const ack = (peer: StaffPeer, ref: string, appended: Appended): void =>
    peer.connection.send({ t: 'message.ack', ...ackView(ref, appended) });

  const answering = (access: Access, id: ConversationId) => useCases.findConversation(access, id, 'answer');

  /** Conversations that moved; null when the database does not say so in time, or is still being asked. */
  const lookForMoved = async (peer: StaffPeer, access: Access, since: Date) => {
    if (peer.isLooking) return null;
    peer.isLooking = true;
    const from = new Date(since.getTime() - CURSOR_OVERLAP_MS);
    const looking = deps.conversations.movedSince(scopeWith(access, 'read'), from).finally(() => {
      peer.isLooking = false;
    });
    const timer = new Promise<null>((resolve) => setTimeout(resolve, LOOK_MS, null).unref());
    return Promise.race([looking, timer]).catch((error: unknown) => {
      if (!(error instanceof DomainError))
        deps.logger.warn(faultFields(error), 'A console was not told which conversations moved.');
      return null;
    });
  };
  /** The line is alive whatever the database does; what was not found is looked for again with the next ping. */
  const pong = async (peer: StaffPeer, access: Access, n: number, cursor: string | undefined) => {
    const now = deps.now();
    const since = cursor === undefined ? now : new Date(cursor);
    const moved = await lookForMoved(peer, access, since);
    peer.connection.send({
      t: 'session.pong',
      n,
      now: now.toISOString(),
      cursor: (moved === null ? since : now).toISOString(),
      heads: (moved ?? []).map(({ id, shopId, lastSeq }) => ({ conversationId: id, shopId, last: lastSeq })),
    });
  };
  const answerPing = (peer: StaffPeer, frame: StaffClientFrame): boolean => {
    if (frame.t !== 'session.ping' || peer.access === null) return false;
    void pong(peer, peer.access, frame.n, frame.cursor);
    return true;
  };

  const onFrame = async (peer: StaffPeer, frame: StaffClientFrame): Promise<void> => {
    if (frame.t === 'session.hello') return hello(peer, frame);
    const { access } = peer;
    if (access === null || !peer.connection.isGreeted) return peer.connection.close('tokenInvalid');
    switch (frame.t) {
      case 'presence.set':
        peer.presence = frame.state;
        return settle(peer, access);
      case 'message.send': {
        await deps.rateLimits.take('staffBurst', access.staff.id);
        const { scope } = await answering(access, frame.conversationId);
        const message = { ...actOf(frame), text: frame.text };
        return ack(
          peer,
          frame.ref,
          await useCases.sendStaffMessage(scope, access.staff, frame.conversationId, message),
        );
      }
      case 'conversation.take': {
        const { scope } = await answering(access, frame.conversationId);
        const { staff } = access;
        return ack(
          peer,
          frame.ref,
          await useCases.assignConversation(scope, staff, frame.conversationId, actOf(frame), staff),
        );
      }
      case 'conversation.assign': {
        const { conversation, scope } = await answering(access, frame.conversationId);
        const target = frame.staffId === null ? null : await useCases.resolveAccess(frame.staffId);
        const mayAnswer =
          target === null || scopeWith(target, 'answer').shopIds.includes(conversation.shopId);
        if ((frame.staffId !== null && target === null) || !mayAnswer) throw notFound();
        const to = target?.staff ?? null;
        return ack(
          peer,
          frame.ref,
          await useCases.assignConversation(scope, access.staff, conversation.id, actOf(frame), to),
        );
      }
      case 'conversation.close': {
        const { scope } = await answering(access, frame.conversationId);
        return ack(
          peer,
          frame.ref,
          await useCases.closeConversation(scope, access.staff, frame.conversationId, actOf(frame)),
        );
      }
      case 'events.resume': {
        const { conversationId } = frame;
        const { conversation, scope } = await useCases.findConversation(access, conversationId, 'read');
        const limit = frame.limit ?? LIMITS.maxBatchEvents;
        const page = await readPaced(deps.rateLimits, 'staffReading', access.staff.id, () =>
          useCases.readEvents(scope, conversation, frame.last, limit),
        );
        if (page.kind === 'reset') {
          return peer.connection.send({ t: 'events.reset', conversationId, reason: 'cursor_unknown' });
        }
        const events = page.events.map((event) => eventView(event, 'staff'));
        return peer.connection.send({
          t: 'events.batch',
          conversationId,
          events,
          more: page.more,
          last: page.last,
        });
      }
      case 'message.read': {
        const { conversation, scope } = await answering(access, frame.conversationId);
        reads.run(conversation.id, () => {
          useCases
            .markRead(scope, conversation, access.staff, frame.seq)
            .catch((error: unknown) => deps.logger.warn(faultFields(error), 'A read mark was not stored.'));
        });
        return;
      }
      case 'typing.set': {
        const { conversation } = await answering(access, frame.conversationId);
        return deps.bus.publish({
          type: 'conversation.typing',
          shopId: conversation.shopId,
          conversationId: conversation.id,
          author: 'staff',
          on: frame.on,
        });
      }
    }
  };

  return {
    accept: (line: Line, onGone: () => void): void => {
      const peer: StaffPeer = {
        connection: new Connection(line, deps.limits, deps.logger, {
          decode: decodeStaffFrame,
          answerPing: (frame) => answerPing(peer, frame),
          onFrame: (frame) => onFrame(peer, frame),
          onClose: () => {
            open.delete(peer);
            for (const shopId of peer.joined) hub.staffOfShop.leave(shopId, peer);
            if (peer.expiryTimer !== null) clearTimeout(peer.expiryTimer);
            deps.presence.set(peer.connection.id, null);
            onGone();
          },
        }),
        access: null,
        sessionId: '',
        isLooking: false,
        presence: 'here',
        joined: [],
        expiryTimer: null,
      };
      open.add(peer);
    },
    peers: (): ReadonlySet<StaffPeer> => open,
    /** Rights changed: read them again, or let the socket go. */
    refresh: async (peer: StaffPeer): Promise<void> => {
      if (peer.access === null) return;
      const access = await useCases.resolveAccess(peer.access.staff.id);
      if (access === null) return peer.connection.close('tokenInvalid');
      settle(peer, access);
      peer.connection.send({ t: 'access.changed' });
    },
    flush: () => reads.flush(),
  };
};
