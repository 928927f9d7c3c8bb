import type { Server } from 'node:http';
import type { Config } from '../config/config.ts';
import type { ConsoleDesk } from '../desks/console-desk.ts';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import type { ShareEntries } from '../domain/model/base/shared-entries.ts';
import type { VisitorBoard } from '../domain/model/conversation/visitor-board.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { StaffServerFrame } from '../protocol/frames/staff-frames.ts';
import type { ConversationId, ShopId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { makeCachedShops } from './cached-shops.ts';
import { makeFanOut, tellStaff } from './fan-out.ts';
import { makeHub } from './hub.ts';
import { makeLookers } from './lookers.ts';
import type { StaffPeer, VisitorPeer } from './peers.ts';
import { makeRepair } from './repair.ts';
import { makeStaffGateway } from './staff-gateway.ts';
import { makeTabs } from './tabs.ts';
import { attachUpgrade } from './upgrade.ts';
import { makeVisitorGateway } from './visitor-gateway.ts';
import { makeVisitorsHere } from './visitors-here.ts';

export type RealtimeDeps = {
  config: Config;
  visitorDesk: VisitorDesk['socket'];
  consoleDesk: ConsoleDesk['socket'];
  bus: EventBus;
  presence: PresenceBoard;
  visitors: VisitorBoard;
  now(): Date;
  share: ShareEntries;
  rateLimits: RateLimits;
  addressKey(address: string): string;
  origin: string;
  logger: ServiceLogger;
  meters: Meters;
  /** Messages during an outage are lost. Null: single process. */
  others: { onBack(listener: () => void): () => void } | null;
};

export type Realtime = {
  sockets(): number;
  /** Handles received frames, then closes sockets with 4503. */
  stop(): Promise<void>;
};

/** Shutdown time for received frames, in milliseconds. */
const HANDLE_MS = 3_000;

export const startRealtime = (server: Server, deps: RealtimeDeps): Realtime => {
  let isStopping = false;
  const hub = makeHub<VisitorPeer, StaffPeer>();
  const shops = makeCachedShops(deps.visitorDesk.readShop);
  const { presenceGraceMs: graceMs, limits } = deps.config;
  const tell = (shopId: ShopId, frame: StaffServerFrame) => tellStaff({ hub }, shopId, frame);
  const isConnected = (id: ConversationId) => hub.visitorsOfConversation.members(id).length > 0;
  const { share } = deps;
  const visitorsHere = makeVisitorsHere({
    ...{ isConnected, tell, board: deps.visitors, now: deps.now, graceMs, share },
  });
  const lookers = makeLookers(share, tell);
  const tabs = makeTabs(hub.visitorsOfConversation, share, limits.socketsPerConversation);
  const gatewayDeps = { ...deps, hub, shops, visitorsHere, lookers, tabs, limits };
  const visitors = makeVisitorGateway(gatewayDeps);
  const staff = makeStaffGateway(gatewayDeps);
  const fanOutDeps = { ...gatewayDeps, staffPeers: staff.peers, refreshStaff: staff.refresh };
  const fanOut = makeFanOut(fanOutDeps);
  const unsubscribe = deps.bus.subscribe(fanOut);
  const repair = makeRepair({ ...fanOutDeps, tell: fanOut });
  const repairTimer = deps.others === null ? null : setInterval(repair, deps.config.repairMs).unref();
  const stopRepairing = deps.others?.onBack(() => void repair());
  const upgrade = attachUpgrade(server, {
    ...gatewayDeps,
    findShopByKey: deps.visitorDesk.shopOfKey,
    trustProxy: deps.config.trustProxy,
    acceptVisitor: visitors.accept,
    acceptStaff: staff.accept,
    isStopping: () => isStopping,
  });
  const connections = () => [...visitors.connections(), ...[...staff.peers()].map((peer) => peer.connection)];
  const beat = setInterval(() => {
    for (const connection of connections()) connection.beat();
  }, deps.config.limits.pingMs).unref();

  return {
    sockets: () => connections().length,
    stop: async () => {
      isStopping = true;
      clearInterval(beat);
      if (repairTimer !== null) clearInterval(repairTimer);
      stopRepairing?.();
      visitors.flush();
      staff.flush();
      const handled = Promise.all(connections().map((connection) => connection.idle()));
      await Promise.race([handled, new Promise((resolve) => setTimeout(resolve, HANDLE_MS).unref())]);
      unsubscribe();
      const leaving = connections();
      for (const connection of leaving) connection.bye('draining', 500 + Math.floor(Math.random() * 4_500));
      await Promise.all(leaving.map((connection) => connection.gone()));
      visitorsHere.stop();
      upgrade.close();
    },
  };
};
