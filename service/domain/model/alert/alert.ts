import type {
  AlertKind,
  AlertResult,
  ConversationId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';

/**
 * That a person was told of a visitor who waits: once for each wait, person and kind. It stands in the store before
 * anything is sent, so that nothing is sent twice, and answers "I never heard of it".
 */
export type Alert = {
  /** Keyed hash of conversation, wait, person and kind: the same alert is the same row. */
  readonly id: `alr_${string}`;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  /** Null once the account is gone. */
  readonly staffId: StaffId | null;
  readonly kind: AlertKind;
  /** The wait that it is about. */
  readonly waitingSince: Date;
  readonly at: Date;
  readonly result: AlertResult;
  /** The end of the conversation as it was then. */
  readonly expiresAt: Date;
};

export type AlertStore = {
  /** False when it is there already. */
  insert(scope: ShopScope, alert: Alert): Promise<boolean>;
  setResult(scope: ShopScope, id: Alert['id'], result: AlertResult): Promise<void>;
  /** About any of these, oldest first. */
  listByConversations(scope: ShopScope, ids: readonly ConversationId[]): Promise<readonly Alert[]>;
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Rule: RE-1. */
  removeExpired(scope: ShopScope, now: Date): Promise<number>;
  /** Takes a person who left out of all of them, in every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
};
