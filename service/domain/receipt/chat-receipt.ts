import type { ConversationId, ShopId } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** No personal data. Rule: RT-7. */
export type ChatReceipt = {
  /** SHA-256 of the secret. */
  readonly secretHash: string;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly createdAt: Date;
  /** Time of the one mail; the address is not stored. */
  readonly mailedAt: Date | null;
  /** Removed then with its conversation, else extended. */
  readonly expiresAt: Date;
};

export type ChatReceiptStore = {
  /** The first one wins. */
  insert(scope: ShopScope, receipt: ChatReceipt): Promise<void>;
  /** The secret is the credential; scope comes from the result. */
  findBySecret(secretHash: string): Promise<ChatReceipt | null>;
  /** Marks as mailed; false when already marked. */
  claimMail(scope: ShopScope, secretHash: string, at: Date): Promise<boolean>;
  setExpiry(scope: ShopScope, secretHash: string, expiresAt: Date): Promise<void>;
  remove(scope: ShopScope, secretHash: string): Promise<boolean>;
  /** By secret from after `after`, including deleted conversations. */
  list(scope: ShopScope, after: string, limit: number): Promise<readonly ChatReceipt[]>;
};

/** Derived, so repeats give the same link. */
export const chatReceiptSecretOf = (digest: Pick<Digest, 'keyed'>, id: ConversationId): string =>
  digest.keyed('chat_receipt', id);
/** `c.` marks a conversation. */
export const chatReceiptUrl = (origin: string, secret: string): string => `${origin}/receipt/#c.${secret}`;
