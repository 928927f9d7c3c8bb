import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { Limits } from '../config/limits.ts';
import { DomainError } from '../domain/model/base/domain-error.ts';
import {
  type SharedEntries,
  type ShareEntries,
  shareWithNobody,
} from '../domain/model/base/shared-entries.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { LIMITS, type ShopKey, SUBPROTOCOL } from '../protocol/vocabulary.ts';
import { atMostOncePer, faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import type { Line } from './socket-listener.ts';

type Deps = {
  origin: string;
  limits: Limits;
  rateLimits: RateLimits;
  logger: ServiceLogger;
  trustProxy: number;
  addressKey(address: string): string;
  findShopByKey(key: ShopKey): Promise<Shop | null>;
  acceptVisitor(line: Line, shop: Shop, address: string, onGone: () => void): void;
  acceptStaff(line: Line, onGone: () => void): void;
  isStopping(): boolean;
  share: ShareEntries;
};

/** HTTP refusal of a handshake. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
const noSuchAddress = (): Refusal => new Refusal(404, 'Nothing was found at this address.');

/** Milliseconds until a refused socket is destroyed. */
const LINGER_MS = 1_000;

const refuse = (socket: Duplex, { status, message }: Refusal): void => {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(message)}`,
  ];
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.end(`${lines.join('\r\n')}\r\n\r\n${message}`);
};

/** Counts per key over all processes. */
const makePlaces = (max: number, taken: SharedEntries<number>) => ({
  take(key: string): boolean {
    const count = taken.own.get(key) ?? 0;
    if (taken.othersOf(key).reduce((sum, other) => sum + other, count) >= max) return false;
    taken.set(key, count + 1);
    return true;
  },
  free(key: string): void {
    const left = (taken.own.get(key) ?? 1) - 1;
    if (left <= 0) taken.remove(key);
    else taken.set(key, left);
  },
});

const leaveItToOthers = (): void => undefined;

/** Client address after trusted proxies, not stored. Rule: MI-1. */
const addressOf = (request: IncomingMessage, trustProxy: number): string => {
  const direct = request.socket.remoteAddress ?? '';
  if (trustProxy === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-trustProxy) ?? direct;
};

/** Checks rate, path, subprotocol, origin, shop and places. Rules: SE-1, SE-2. */
export const attachUpgrade = (server: Server, deps: Deps): { close(): void } => {
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.maxFrameBytes,
    clientTracking: false,
    closeTimeout: LINGER_MS,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  };
  const sockets = new WebSocketServer(options);
  const warnOfRefusals = atMostOncePer(60_000, (fields) =>
    deps.logger.warn(fields, 'Sockets are refused, because the database does not answer.'),
  );
  const placesByAddress = makePlaces(deps.limits.socketsPerAddress, deps.share('addresses'));
  // Per process, so capacity grows with processes.
  const placesByShop = makePlaces(deps.limits.socketsPerShop, shareWithNobody('addresses'));

  /** Null: console. */
  const readShop = async (request: IncomingMessage): Promise<Shop | null> => {
    if (!URL.canParse(request.url ?? '', 'http://localhost'))
      throw new Refusal(400, 'The address cannot be read.');
    const url = new URL(request.url ?? '', 'http://localhost');
    const isVisitor = url.pathname === '/v1/visitor/socket';
    if (!isVisitor && url.pathname !== '/v1/staff/socket') throw noSuchAddress();
    const offered = String(request.headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) throw new Refusal(400, `Offer the subprotocol ${SUBPROTOCOL}.`);
    if (request.headers.origin !== deps.origin)
      throw new Refusal(403, `Only pages of ${deps.origin} may connect.`);
    if (!isVisitor) return null;
    const key = url.searchParams.get('s') ?? '';
    const shop = /^zgk_[A-Za-z0-9_-]{16,64}$/.test(key) ? await deps.findShopByKey(key as ShopKey) : null;
    if (shop === null) throw noSuchAddress();
    return shop;
  };

  /** @returns an idempotent release */
  const takePlaces = (address: string, shop: Shop | null): (() => void) => {
    if (!placesByAddress.take(address))
      throw new Refusal(429, 'Too many connections are open from this address. Close some of them.');
    const shopId = shop?.id ?? null;
    if (shopId !== null && !placesByShop.take(shopId)) {
      placesByAddress.free(address);
      throw new Refusal(503, 'This shop has reached its limit of connections. Try again later.');
    }
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      placesByAddress.free(address);
      if (shopId !== null) placesByShop.free(shopId);
    };
  };

  const decide = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if (deps.isStopping()) throw new Refusal(503, 'The service is stopping. Try again in a few seconds.');
    const address = deps.addressKey(addressOf(request, deps.trustProxy));
    await deps.rateLimits.take('handshake', address).catch(() => {
      throw new Refusal(429, 'Too many connections were opened from this address. Wait a minute.');
    });
    const shop = await readShop(request);
    // Closed meanwhile: a place would never be freed.
    if (socket.destroyed) return;
    const leave = takePlaces(address, shop);
    socket.on('close', leave);
    sockets.handleUpgrade(request, socket, head, (upgraded) => {
      const line: Line = { socket: upgraded, stream: socket };
      if (shop === null) deps.acceptStaff(line, leave);
      else deps.acceptVisitor(line, shop, address, leave);
    });
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', leaveItToOthers);
    decide(request, socket, head).catch((error: unknown) => {
      if (error instanceof Refusal) return refuse(socket, error);
      if (error instanceof DomainError) warnOfRefusals({ code: error.code });
      else deps.logger.error(faultFields(error), 'An upgrade failed by a fault.');
      refuse(
        socket,
        new Refusal(503, 'The service cannot accept connections now. Try again in a few seconds.'),
      );
    });
  };
  server.on('upgrade', onUpgrade);
  return {
    close: () => {
      server.off('upgrade', onUpgrade);
      sockets.close();
    },
  };
};
