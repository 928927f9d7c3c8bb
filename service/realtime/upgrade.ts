import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Limits } from '../config/limits.ts';
import type { Shop } from '../domain/shop/shop.ts';
import { LIMITS, type ShopId, type ShopKey, SUBPROTOCOL } from '../protocol/vocabulary.ts';
import { faultFields, type ServiceLogger } from '../telemetry/logger.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import type { Line } from './connection.ts';

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
};

class Refusal extends Error {
  readonly status: string;
  constructor(status: string) {
    super(status);
    this.status = status;
  }
}

/** Counts per key and gives back the place. */
const makePlaces = (max: number) => {
  const taken = new Map<string, number>();
  return (key: string): (() => void) | null => {
    const count = taken.get(key) ?? 0;
    if (count >= max) return null;
    taken.set(key, count + 1);
    return () => {
      const left = (taken.get(key) ?? 1) - 1;
      if (left <= 0) taken.delete(key);
      else taken.set(key, left);
    };
  };
};

/** The caller's address behind so many trusted proxies; used in memory, dropped at once. Rule: MI-1. */
const addressOf = (request: IncomingMessage, trustProxy: number): string => {
  const direct = request.socket.remoteAddress ?? '';
  if (trustProxy === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-trustProxy) ?? direct;
};

/** Decides before the handshake: path, subprotocol, origin, shop, rates and places. Rules: SE-1, SE-2. */
export const attachUpgrade = (server: Server, deps: Deps): { close(): void } => {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.maxFrameBytes,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  const placesByAddress = makePlaces(deps.limits.socketsPerAddress);
  const placesByShop = makePlaces(deps.limits.socketsPerShop);

  const decide = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if (deps.isStopping()) throw new Refusal('503 Service Unavailable');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const isVisitor = url.pathname === '/v1/visitor/socket';
    if (!isVisitor && url.pathname !== '/v1/staff/socket') throw new Refusal('404 Not Found');
    const offered = String(request.headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((name) => name.trim());
    if (!offered.includes(SUBPROTOCOL)) throw new Refusal('400 Bad Request');
    if (request.headers.origin !== deps.origin) throw new Refusal('403 Forbidden');
    const address = deps.addressKey(addressOf(request, deps.trustProxy));
    await deps.rateLimits.take('handshake', address).catch(() => {
      throw new Refusal('429 Too Many Requests');
    });
    let shop: Shop | null = null;
    if (isVisitor) {
      const key = url.searchParams.get('s') ?? '';
      shop = /^zgk_[A-Za-z0-9_-]{16,64}$/.test(key) ? await deps.findShopByKey(key as ShopKey) : null;
      if (shop === null) throw new Refusal('404 Not Found');
    }
    const leaveAddress = placesByAddress(address);
    if (leaveAddress === null) throw new Refusal('429 Too Many Requests');
    const shopId: ShopId | null = shop?.id ?? null;
    const leaveShop = shopId === null ? () => {} : placesByShop(shopId);
    if (leaveShop === null) {
      leaveAddress();
      throw new Refusal('503 Service Unavailable');
    }
    let isLeft = false;
    const leave = (): void => {
      if (isLeft) return;
      isLeft = true;
      leaveAddress();
      leaveShop();
    };
    // Gone before the handshake ended.
    socket.once('close', leave);
    sockets.handleUpgrade(request, socket, head, (upgraded) => {
      const line: Line = { socket: upgraded, stream: socket };
      if (shop === null) deps.acceptStaff(line, leave);
      else deps.acceptVisitor(line, shop, address, leave);
    });
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => {});
    decide(request, socket, head).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : '503 Service Unavailable';
      if (!(error instanceof Refusal)) deps.logger.error(faultFields(error), 'An upgrade failed by a fault.');
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
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
