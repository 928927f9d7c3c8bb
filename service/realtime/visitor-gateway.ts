import { type ShopScope, scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { decodeVisitorFrame } from '../protocol/frames/frame-codec.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import type { Locale, ProblemCode } from '../protocol/vocabulary.ts';
import { Connection, type ConnectionHandlers } from './connection.ts';
import {
  answerVisitorPing,
  leaveConversation,
  onVisitorFrame,
  type VisitorFrameDeps,
} from './on-visitor-frame.ts';
import type { GatewayDeps, VisitorPeer } from './peers.ts';
import { makeReadMarks } from './read-marks.ts';
import type { Line } from './socket-listener.ts';

/** In milliseconds. */
const READ_EVERY_MS = 2_000;

type Open = Set<Connection<VisitorClientFrame>>;

/** Peer and handlers in one object, to save memory. */
class OpenWidget implements VisitorPeer, ConnectionHandlers<VisitorClientFrame> {
  readonly connection: Connection<VisitorClientFrame>;
  readonly scope: ShopScope;
  readonly address: string;
  readonly decode = decodeVisitorFrame;
  locale: Locale;
  tab = '';
  conversation: Conversation | null = null;
  mode: VisitorPeer['mode'] = null;
  readonly #deps: VisitorFrameDeps;
  readonly #open: Open;
  readonly #freePlace: () => void;

  constructor(
    deps: VisitorFrameDeps,
    open: Open,
    line: Line,
    shop: Shop,
    address: string,
    freePlace: () => void,
  ) {
    this.scope = scopeOfShop(shop.id);
    this.address = address;
    this.locale = shop.locale;
    this.#deps = deps;
    this.#open = open;
    this.#freePlace = freePlace;
    this.connection = new Connection(line, deps.limits, deps.logger, this);
    open.add(this.connection);
  }

  answerPing(frame: VisitorClientFrame): boolean {
    return answerVisitorPing(this.#deps, this, frame);
  }
  onFrame(frame: VisitorClientFrame, queued: () => void): Promise<void> {
    return onVisitorFrame(this.#deps, this, frame, queued);
  }
  onProblem(code: ProblemCode): void {
    this.#deps.meters.refusal('socket', code);
  }
  onClose(): void {
    const { hub, shops } = this.#deps;
    const { shopId } = this.scope;
    hub.visitorsOfShop.leave(shopId, this);
    if (hub.visitorsOfShop.members(shopId).size === 0) shops.drop(shopId);
    leaveConversation(this.#deps, this);
    this.#freePlace();
  }
  onGone(): void {
    this.#open.delete(this.connection);
  }
}

export const makeVisitorGateway = (gatewayDeps: GatewayDeps) => {
  const reads = makeReadMarks(READ_EVERY_MS);
  const deps = { ...gatewayDeps, reads };
  const open: Open = new Set();
  return {
    accept: (line: Line, shop: Shop, address: string, onGone: () => void): void => {
      new OpenWidget(deps, open, line, shop, address, onGone);
    },
    connections: (): ReadonlySet<Connection<VisitorClientFrame>> => open,
    flush: () => reads.flush(),
  };
};
