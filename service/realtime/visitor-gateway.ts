import type { Limits } from '../config/limits.ts';
import type { UseCases } from '../desks/use-cases.ts';
import { ackView, eventView } from '../domain/conversation/conversation-views.ts';
import { conversationOver } from '../domain/conversation/resume-conversation.ts';
import type { Stored } from '../domain/conversation/send-message.ts';
import { notFound } from '../domain/model/base/domain-error.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import { type Conversation, isOpenedByToken } from '../domain/model/conversation/conversation.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { decodeVisitorFrame } from '../protocol/frames/frame-codec.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import { LIMITS, type ShopKey } from '../protocol/vocabulary.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import { readPaced } from '../telemetry/paced-reading.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { makeCoalescer } from './coalesce.ts';
import { Connection, type Line } from './connection.ts';
import type { ChatHub, ShopLookup, VisitorPeer } from './peers.ts';

export type GatewayDeps = {
  useCases: UseCases;
  hub: ChatHub;
  bus: EventBus;
  limits: Limits;
  rateLimits: RateLimits;
  logger: ServiceLogger;
  findShop: ShopLookup;
  findShopByKey(key: ShopKey): Promise<Shop | null>;
  now(): Date;
};

const READ_EVERY_MS = 2_000;

/** Widget frames to use cases, and back. Author, shop and conversation come from key and token. Rule: SE-1. */
export const makeVisitorGateway = (deps: GatewayDeps) => {
  const { useCases, hub } = deps;
  const reads = makeCoalescer(READ_EVERY_MS);
  const open = new Set<Connection<VisitorClientFrame>>();

  const joinConversation = (peer: VisitorPeer, conversation: Conversation): void => {
    if (!peer.connection.isOpen) return;
    if (peer.conversation !== null) hub.visitorsOfConversation.leave(peer.conversation.id, peer);
    peer.conversation = conversation;
    hub.visitorsOfConversation.join(conversation.id, peer);
    const tabs = [...hub.visitorsOfConversation.members(conversation.id)];
    for (const other of tabs) {
      if (other !== peer && other.tab === peer.tab) other.connection.close('replaced');
    }
    for (const oldest of tabs.slice(0, Math.max(0, tabs.length - deps.limits.socketsPerConversation))) {
      oldest.connection.close('replaced');
    }
  };

  const shopOf = async (peer: VisitorPeer): Promise<Shop> => {
    const shop = await deps.findShopByKey(peer.shopKey);
    if (shop === null || shop.id !== peer.scope.shopId) throw notFound();
    return shop;
  };

  const hello = async (peer: VisitorPeer, frame: Extract<VisitorClientFrame, { t: 'session.hello' }>) => {
    if (peer.connection.isGreeted) return peer.connection.close('policy');
    peer.locale = frame.locale;
    peer.tab = frame.tab;
    const conversation =
      frame.token === undefined ? null : await useCases.resumeConversation(peer.scope, frame.token);
    if (!peer.connection.isOpen) return;
    if (conversation !== null) joinConversation(peer, conversation);
    hub.visitorsOfShop.join(peer.scope.shopId, peer);
    const { mode, reason } = await useCases.widgetMode(await shopOf(peer), peer.scope, peer.locale);
    peer.mode = { mode, reason };
    peer.connection.greeted();
    peer.connection.send({
      t: 'session.ready',
      now: deps.now().toISOString(),
      mode,
      ...(reason === null ? {} : { reason }),
      last: conversation?.lastSeq ?? 0,
      known: conversation !== null,
      ...(conversation === null ? {} : { tokenExpiresAt: conversation.tokenExpiresAt.toISOString() }),
    });
  };

  const ack = (peer: VisitorPeer, ref: string, stored: Stored): void =>
    peer.connection.send({ t: 'message.ack', ...ackView(ref, stored, stored) });

  const send = async (peer: VisitorPeer, frame: Extract<VisitorClientFrame, { t: 'message.send' }>) => {
    const message = {
      ref: frame.ref,
      after: frame.after ?? null,
      text: frame.text,
      locale: peer.locale,
      page: frame.page ?? null,
      product: frame.product ?? null,
    };
    const { conversation, address } = peer;
    const sender = { conversation, boot: frame.boot ?? null, address };
    const stored = await useCases.receiveMessage(await shopOf(peer), peer.scope, sender, message);
    const isOpening = stored.conversation.id !== conversation?.id;
    if (isOpening) joinConversation(peer, stored.conversation);
    ack(peer, frame.ref, stored);
    // This socket was not in the room when the event was published.
    if (isOpening) peer.connection.send({ t: 'event.new', event: eventView(stored.event, 'visitor') });
  };

  /** The peer's conversation as it is now; an ended token opens nothing. */
  const currentConversation = async (peer: VisitorPeer): Promise<Conversation> => {
    if (peer.conversation === null || !isOpenedByToken(peer.conversation, deps.now()))
      throw conversationOver();
    return peer.conversation;
  };

  const answerPing = (peer: VisitorPeer, frame: VisitorClientFrame): boolean => {
    if (frame.t !== 'session.ping') return false;
    peer.connection.send({
      t: 'session.pong',
      n: frame.n,
      now: deps.now().toISOString(),
      last: peer.conversation?.lastSeq ?? 0,
    });
    return true;
  };

  const onFrame = async (peer: VisitorPeer, frame: VisitorClientFrame): Promise<void> => {
    if (frame.t === 'session.hello') return hello(peer, frame);
    if (!peer.connection.isGreeted) return peer.connection.close('tokenInvalid');
    switch (frame.t) {
      case 'message.send':
        return send(peer, frame);
      case 'events.resume': {
        const conversation = await currentConversation(peer);
        const limit = frame.limit ?? LIMITS.maxBatchEvents;
        const page = await readPaced(deps.rateLimits, 'visitorReading', conversation.id, () =>
          useCases.readEvents(peer.scope, conversation, frame.last, limit),
        );
        if (page.kind === 'reset')
          return peer.connection.send({ t: 'events.reset', reason: 'cursor_unknown' });
        const events = page.events.map((event) => eventView(event, 'visitor'));
        return peer.connection.send({ t: 'events.batch', events, more: page.more, last: page.last });
      }
      case 'message.read': {
        const conversation = await currentConversation(peer);
        reads.run(`v${conversation.id}`, () => {
          useCases
            .markRead(peer.scope, conversation, null, frame.seq)
            .catch((error: unknown) => deps.logger.warn(faultFields(error), 'A read mark was not stored.'));
        });
        return;
      }
      case 'typing.set': {
        if (peer.conversation === null) return;
        const { id, shopId } = peer.conversation;
        return deps.bus.publish({
          type: 'conversation.typing',
          shopId,
          conversationId: id,
          author: 'visitor',
          on: frame.on,
        });
      }
    }
  };

  return {
    /** A socket that passed the upgrade for this shop. */
    accept: (line: Line, shop: Shop, address: string, onGone: () => void): void => {
      const peer: VisitorPeer = {
        connection: new Connection(line, deps.limits, deps.logger, {
          decode: decodeVisitorFrame,
          answerPing: (frame) => answerPing(peer, frame),
          onFrame: (frame) => onFrame(peer, frame),
          onClose: () => {
            hub.visitorsOfShop.leave(peer.scope.shopId, peer);
            if (peer.conversation !== null) hub.visitorsOfConversation.leave(peer.conversation.id, peer);
            onGone();
          },
        }),
        scope: scopeOfShop(shop.id),
        shopKey: shop.key,
        address,
        locale: shop.locale,
        tab: '',
        conversation: null,
        mode: null,
      };
      open.add(peer.connection);
      line.socket.once('close', () => open.delete(peer.connection));
    },
    connections: (): ReadonlySet<Connection<VisitorClientFrame>> => open,
    flush: () => reads.flush(),
  };
};
