import type { ConversationId, ShopId } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/** The visitor's way back to a conversation: to read, take along or erase it. Holds no personal data. Rule: RT-7. */
export type ChatReceipt = {
  /** SHA-256 of the secret. */
  readonly secretHash: string;
  readonly shopId: ShopId;
  readonly conversationId: ConversationId;
  readonly createdAt: Date;
  /** When the link was sent to an address, once; the address itself is not kept. */
  readonly mailedAt: Date | null;
  /** Looked at then: it goes when the conversation is gone, else it moves with its end. */
  readonly expiresAt: Date;
};

export type ChatReceiptStore = {
  /** Keeps the first one of a secret. */
  insert(scope: ShopScope, receipt: ChatReceipt): Promise<void>;
  /** The secret is the credential; the scope comes from what it finds. */
  findBySecret(secretHash: string): Promise<ChatReceipt | null>;
  /** Notes that it was sent by mail; false when it was before. */
  claimMail(scope: ShopScope, secretHash: string, at: Date): Promise<boolean>;
  setExpiry(scope: ShopScope, secretHash: string, expiresAt: Date): Promise<void>;
  remove(scope: ShopScope, secretHash: string): Promise<boolean>;
  /** All of a shop, with those of conversations that are gone among them; at most `limit`, by secret from behind `after`. */
  list(scope: ShopScope, after: string, limit: number): Promise<readonly ChatReceipt[]>;
};

/** The secret follows from the conversation, so that asking again gives the same link. */
export const chatReceiptSecretOf = (digest: Pick<Digest, 'keyed'>, id: ConversationId): string =>
  digest.keyed('chat_receipt', id);
/** The page reads from the mark that it is a conversation. */
export const chatReceiptUrl = (origin: string, secret: string): string => `${origin}/receipt/#c.${secret}`;
