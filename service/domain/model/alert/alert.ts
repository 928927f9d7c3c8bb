import type {
  AlertKind,
  AlertResult,
  ConversationId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';

/** Stored before sending, against duplicates. */
export type Alert = {
  /** Keyed hash of conversation, wait, person and kind. */
  readonly id: `alr_${string}`;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** Null: account deleted. */
  readonly staffId: StaffId | null;
  readonly kind: AlertKind;
  readonly waitingSince: Date;
  readonly at: Date;
  readonly result: AlertResult;
  readonly expiresAt: Date;
};

export type AlertStore = {
  /** False for a duplicate. */
  insert(scope: ShopScope, alert: Alert): Promise<boolean>;
  setResult(scope: ShopScope, id: Alert['id'], result: AlertResult): Promise<void>;
  /** Oldest first. */
  listByConversations(scope: ShopScope, ids: readonly ConversationId[]): Promise<readonly Alert[]>;
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Rule: RE-1. */
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
  /** In all shops. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
