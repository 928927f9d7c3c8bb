import type { Limits } from '../config/limits.ts';
import type { ConsoleDesk } from '../desks/console-desk.ts';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import type { ChatMode, ClosedReason, Locale, PresenceState, ShopId } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import type { CachedShops } from './cached-shops.ts';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';
import type { Lookers } from './lookers.ts';
import type { Tabs } from './tabs.ts';
import type { VisitorsHere } from './visitors-here.ts';

/** Shop from the key, conversation from the token; never from a frame. */
export type VisitorPeer = {
  readonly connection: Connection<VisitorClientFrame>;
  readonly scope: ShopScope;
  /** Rate limit key. Rule: MI-1. */
  readonly address: string;
  locale: Locale;
  tab: string;
  conversation: Conversation | null;
  /** Last mode sent. */
  mode: { mode: ChatMode; reason: ClosedReason | null; isOnCall: boolean } | null;
};

export type HeldText = { readonly shopId: ShopId; readonly text: string };

/** `access` null: token unchecked. */
export type StaffPeer = {
  readonly connection: Connection<StaffClientFrame>;
  access: Access | null;
  /** Counts changes of rights or session; see `readUnchanged`. */
  changes: number;
  /** Frames held while rights are reread; null: known. */
  rereading: { readonly held: HeldText[]; readonly done: Promise<void> } | null;
  sessionId: string;
  /** A query is running. */
  isLooking: boolean;
  presence: PresenceState;
  idleTimer: NodeJS.Timeout | null;
  joined: readonly ShopId[];
  lookingAt: Pick<Conversation, 'shopId' | 'id'> | null;
  expiryTimer: NodeJS.Timeout | null;
};

export type ChatHub = Hub<VisitorPeer, StaffPeer>;

export type GatewayDeps = {
  visitorDesk: VisitorDesk['socket'];
  consoleDesk: ConsoleDesk['socket'];
  hub: ChatHub;
  shops: CachedShops;
  visitorsHere: VisitorsHere;
  lookers: Lookers;
  tabs: Tabs;
  bus: EventBus;
  presence: PresenceBoard;
  limits: Limits;
  rateLimits: RateLimits;
  logger: ServiceLogger;
  meters: Pick<Meters, 'refusal'>;
  now(): Date;
};
