import { eventView, summaryView } from '../domain/conversation/conversation-views.ts';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { DomainEvent } from '../domain/model/events/domain-events.ts';
import { encodeFrame } from '../protocol/frames/frame-codec.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { Locale, ShopId } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import type { StaffPeer, VisitorPeer } from './peers.ts';
import type { GatewayDeps } from './visitor-gateway.ts';

type FanOutDeps = GatewayDeps & {
  presence: PresenceBoard;
  staffPeers(): ReadonlySet<StaffPeer>;
  refreshStaff(peer: StaffPeer): Promise<void>;
};

/** Events of one conversation may come back out of order; the newest state wins. */
const newest = (held: Conversation | null, heard: Conversation): Conversation =>
  held === null || held.lastSeq < heard.lastSeq ? heard : held;

/** Carries what happened to the sockets that may hear it. Each frame is encoded once per audience. */
export const makeFanOut = (deps: FanOutDeps) => {
  const { hub, useCases } = deps;

  const tellStaff = (shopId: ShopId, frame: StaffServerFrame): void => {
    const peers = hub.staffOfShop.members(shopId);
    if (peers.size === 0) return;
    const text = encodeFrame(frame);
    for (const peer of peers) peer.connection.sendText(text);
  };

  /** Consoles let go of it, and read it anew unless it is hidden from them. */
  const showAgain = (conversation: Conversation): void => {
    const { shopId } = conversation;
    tellStaff(shopId, { t: 'conversation.gone', shopId, conversationId: conversation.id });
    if (conversation.restrictedAt !== null) return;
    tellStaff(shopId, { t: 'conversation.new', conversation: summaryView(conversation) });
  };

  /** What each open widget of the shop shows now; told only where it differs from before. */
  const retellMode = async (shopId: ShopId): Promise<void> => {
    const peers = hub.visitorsOfShop.members(shopId);
    if (peers.size === 0) return;
    const scope = scopeOfShop(shopId);
    const shop = await deps.findShop(scope);
    if (shop === null) return;
    const byLocale = new Map<Locale, VisitorPeer[]>();
    for (const peer of peers) byLocale.set(peer.locale, [...(byLocale.get(peer.locale) ?? []), peer]);
    for (const [locale, group] of byLocale) {
      const { mode, reason } = await useCases.widgetMode(shop, scope, locale);
      for (const peer of group) {
        if (peer.mode?.mode === mode && peer.mode.reason === reason) continue;
        peer.mode = { mode, reason };
        peer.connection.send({ t: 'mode.changed', mode, ...(reason === null ? {} : { reason }) });
      }
    }
  };
  const retell = (shopId: ShopId): void => {
    retellMode(shopId).catch((error: unknown) =>
      deps.logger.warn({ shopId, ...faultFields(error) }, 'Open widgets were not told of a change of mode.'),
    );
  };

  const policyChanged = async (shopId: ShopId): Promise<void> => {
    const shop = await deps.findShop(scopeOfShop(shopId));
    if (shop === null) return;
    const { policyState } = await useCases.shopStanding(shop);
    tellStaff(shopId, { t: 'policy.changed', shopId, state: policyState });
  };

  return (event: DomainEvent): void => {
    switch (event.type) {
      case 'conversation.rewritten':
      case 'conversation.hidden':
        return showAgain(event.conversation);
      case 'conversation.caughtUp':
        for (const peer of hub.visitorsOfConversation.members(event.conversation.id)) {
          // The next pong shows the visitor that something is missing.
          peer.conversation = newest(peer.conversation, event.conversation);
        }
        if (event.conversation.restrictedAt !== null) return;
        return tellStaff(event.shopId, {
          t: 'conversation.new',
          conversation: summaryView(event.conversation),
        });
      case 'conversation.opened':
        return tellStaff(event.shopId, {
          t: 'conversation.new',
          conversation: summaryView(event.conversation),
        });
      case 'conversation.event': {
        const { shopId, conversation } = event;
        const visitors = hub.visitorsOfConversation.members(conversation.id);
        if (visitors.size > 0) {
          const text = encodeFrame({ t: 'event.new', event: eventView(event.event, 'visitor') });
          for (const peer of visitors) {
            peer.conversation = newest(peer.conversation, conversation);
            peer.connection.sendText(text);
          }
        }
        if (conversation.restrictedAt !== null) return;
        return tellStaff(shopId, {
          t: 'event.new',
          shopId,
          conversationId: conversation.id,
          event: eventView(event.event, 'staff'),
        });
      }
      case 'conversation.ended':
        for (const peer of hub.visitorsOfConversation.members(event.conversationId)) {
          if (peer.conversation !== null) peer.conversation = { ...peer.conversation, tokenHash: null };
        }
        return;
      case 'conversation.customer':
        return tellStaff(event.shopId, {
          t: 'customer.known',
          shopId: event.shopId,
          conversationId: event.conversationId,
        });
      case 'conversation.page':
        return tellStaff(event.shopId, {
          t: 'visitor.page',
          shopId: event.shopId,
          conversationId: event.conversationId,
          page: event.page,
          product: event.product,
        });
      case 'conversation.erased':
        for (const peer of [...hub.visitorsOfConversation.members(event.conversationId)])
          peer.connection.bye('erased', 0);
        return tellStaff(event.shopId, {
          t: 'conversation.gone',
          shopId: event.shopId,
          conversationId: event.conversationId,
        });
      case 'conversation.typing': {
        if (event.author === 'visitor') {
          return tellStaff(event.shopId, {
            t: 'typing.show',
            conversationId: event.conversationId,
            on: event.on,
          });
        }
        const text = encodeFrame({ t: 'typing.show', on: event.on });
        for (const peer of hub.visitorsOfConversation.members(event.conversationId))
          peer.connection.sendText(text);
        return;
      }
      case 'lead.changed':
        return tellStaff(event.shopId, { t: 'lead.changed', shopId: event.shopId, leadId: event.leadId });
      case 'store.tested':
        return tellStaff(event.shopId, { t: 'store.tested', shopId: event.shopId });
      case 'notice.changed': {
        const text = encodeFrame({ t: 'notice.changed' });
        for (const peer of hub.visitorsOfShop.members(event.shopId)) peer.connection.sendText(text);
        retell(event.shopId);
        policyChanged(event.shopId).catch((error: unknown) =>
          deps.logger.warn(faultFields(error), 'Consoles were not told of a policy state.'),
        );
        return;
      }
      case 'presence.changed':
        tellStaff(event.shopId, {
          t: 'presence.changed',
          shopId: event.shopId,
          here: [...deps.presence.here(event.shopId)],
        });
        return retell(event.shopId);
      case 'access.changed':
        for (const peer of deps.staffPeers()) {
          if (peer.access?.staff.id !== event.staffId) continue;
          deps
            .refreshStaff(peer)
            .catch((error: unknown) =>
              deps.logger.warn(faultFields(error), 'Rights of a socket were not renewed.'),
            );
        }
        return;
      case 'session.revoked':
        for (const peer of deps.staffPeers()) {
          if (peer.sessionId === event.sessionId) peer.connection.close('tokenInvalid');
        }
        return;
    }
  };
};
