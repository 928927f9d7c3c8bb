import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import type { StaffClientFrame } from '../protocol/frames/staff-frames.ts';
import type { VisitorClientFrame } from '../protocol/frames/visitor-frames.ts';
import type {
  ChatMode,
  ClosedReason,
  Locale,
  PresenceState,
  ShopId,
  ShopKey,
} from '../protocol/vocabulary.ts';
import type { Connection } from './connection.ts';
import type { Hub } from './hub.ts';

/** A widget on the line. Shop from the key checked at the upgrade, conversation from the token; never from a frame. */
export type VisitorPeer = {
  readonly connection: Connection<VisitorClientFrame>;
  readonly scope: ShopScope;
  readonly shopKey: ShopKey;
  /** Key of the address for counters in memory. Rule: MI-1. */
  readonly address: string;
  locale: Locale;
  tab: string;
  conversation: Conversation | null;
  /** Mode told last, so that only changes are told. */
  mode: { mode: ChatMode; reason: ClosedReason | null } | null;
};

/** A console on the line. */
export type StaffPeer = {
  readonly connection: Connection<StaffClientFrame>;
  access: Access | null;
  sessionId: string;
  /** The database is being asked what moved. */
  isLooking: boolean;
  presence: PresenceState;
  joined: readonly ShopId[];
  expiryTimer: NodeJS.Timeout | null;
};

export type ChatHub = Hub<VisitorPeer, StaffPeer>;
export type ShopLookup = (scope: ShopScope) => Promise<Shop | null>;
