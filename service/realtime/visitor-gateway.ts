import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { decodeVisitorFrame } from '../protocol/frames/frame-codec.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import { makeCoalescer } from './coalesce.ts';
import { Connection, type Line } from './connection.ts';
import { answerVisitorPing, leaveConversation, onVisitorFrame } from './on-visitor-frame.ts';
import type { GatewayDeps, VisitorPeer } from './peers.ts';

/** Read marks of one conversation are stored at most this often, in milliseconds. */
const READ_EVERY_MS = 2_000;

/** The sockets of widgets. */
export const makeVisitorGateway = (gatewayDeps: GatewayDeps) => {
  const { hub, shops, limits, logger, meters } = gatewayDeps;
  const reads = makeCoalescer(READ_EVERY_MS);
  const deps = { ...gatewayDeps, reads };
  const open = new Set<Connection<VisitorClientFrame>>();
  return {
    /** A socket that passed the upgrade for this shop. */
    accept: (line: Line, shop: Shop, address: string, onGone: () => void): void => {
      const peer: VisitorPeer = {
        connection: new Connection(line, limits, logger, {
          decode: decodeVisitorFrame,
          answerPing: (frame) => answerVisitorPing(deps, peer, frame),
          onFrame: (frame, queued) => onVisitorFrame(deps, peer, frame, queued),
          onProblem: (code) => meters.refusal('socket', code),
          onClose: () => {
            hub.visitorsOfShop.leave(shop.id, peer);
            if (hub.visitorsOfShop.members(shop.id).size === 0) shops.drop(shop.id);
            leaveConversation(deps, peer);
            onGone();
          },
        }),
        scope: scopeOfShop(shop.id),
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
