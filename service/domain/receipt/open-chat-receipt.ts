import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { type Mailer, requireMailServer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import {
  type ChatReceipt,
  type ChatReceiptStore,
  chatReceiptSecretOf,
  chatReceiptUrl,
} from './chat-receipt.ts';
import { copyWords } from './copy-words.ts';

type ChatReceiptDeps = {
  chatReceipts: ChatReceiptStore;
  conversations: ConversationStore;
  shops: Pick<ShopStore, 'get'>;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
  agreementGate: AgreementGate;
  queueMail: QueueMail;
  mailer: Pick<Mailer, 'isSet'>;
  origin(): string;
};

/** Creates the lasting link to a conversation; idempotent. Rule: RT-7. */
export const makeOpenChatReceipt =
  (deps: Pick<ChatReceiptDeps, 'chatReceipts' | 'digest' | 'clock' | 'origin'>) =>
  async (scope: ShopScope, conversation: Conversation): Promise<string> => {
    const secret = chatReceiptSecretOf(deps.digest, conversation.id);
    await deps.chatReceipts.insert(scope, {
      secretHash: deps.digest.sha256Hex(secret),
      shopId: scope.shopId,
      conversationId: conversation.id,
      createdAt: deps.clock.now(),
      mailedAt: null,
      expiresAt: conversation.expiresAt,
    });
    return chatReceiptUrl(deps.origin(), secret);
  };

export type FoundChat = { receipt: ChatReceipt; conversation: Conversation; shop: Shop; scope: ShopScope };

/**
 * The secret is the credential.
 * @throws DomainError not_found, also for a deleted conversation
 */
export const makeFindChatReceipt =
  (deps: Pick<ChatReceiptDeps, 'chatReceipts' | 'conversations' | 'shops' | 'digest'>) =>
  async (secret: string): Promise<FoundChat> => {
    const receipt = await deps.chatReceipts.findBySecret(deps.digest.sha256Hex(secret));
    if (receipt === null) throw notFound();
    const scope = scopeOfShop(receipt.shopId);
    const [conversation, shop] = await Promise.all([
      deps.conversations.find(scope, receipt.conversationId),
      deps.shops.get(scope),
    ]);
    if (conversation === null || shop === null) throw notFound();
    return { receipt, conversation, shop, scope };
  };

/**
 * Mails the link once; the address is not kept. privacy.md §3.1. Rule: SE-6.
 * @throws DomainError not_found, dpa_required, no_mail_server, conflict when requested before
 */
export const makeMailChatReceipt = (deps: ChatReceiptDeps) => {
  const find = makeFindChatReceipt(deps);
  return async (secret: string, email: string): Promise<void> => {
    const { receipt, conversation, shop, scope } = await find(secret);
    if ((await deps.agreementGate(scope)) === 'missing') {
      throw new DomainError(
        'dpa_required',
        'The shop has no data-processing agreement at the moment, so no e-mail can be sent. Save the address of this page.',
      );
    }
    requireMailServer(deps.mailer);
    const sentBefore = new DomainError('conflict', 'The link was already requested. Check your inbox.');
    if (receipt.mailedAt !== null) throw sentBefore;
    const { isNew } = await deps.queueMail(scope, {
      kind: 'receipt',
      locale: conversation.locale,
      to: email,
      words: copyWords(conversation.locale).mail,
      gaps: { shop: shop.name, link: chatReceiptUrl(deps.origin(), secret) },
      ref: conversation.id,
      subjectKey: await deps.vault.subjectKey(scope, 'email', email),
      onceFor: conversation.id,
    });
    await deps.chatReceipts.claimMail(scope, receipt.secretHash, deps.clock.now());
    if (!isNew) throw sentBefore;
  };
};

const BATCH = 200;
/** Removes links to deleted conversations. Rule: RE-1. */
export const makeSweepChatReceipts =
  (deps: Pick<ChatReceiptDeps, 'chatReceipts' | 'conversations'>) =>
  async (scope: ShopScope, now: Date): Promise<number> => {
    let removed = 0;
    for (let after = ''; ; ) {
      const batch = await deps.chatReceipts.list(scope, after, BATCH);
      for (const { secretHash, conversationId, expiresAt } of batch) {
        const conversation = await deps.conversations.find(scope, conversationId);
        if (conversation === null) {
          if (await deps.chatReceipts.remove(scope, secretHash)) removed += 1;
        } else if (expiresAt <= now) {
          await deps.chatReceipts.setExpiry(scope, secretHash, conversation.expiresAt);
        }
      }
      if (batch.length < BATCH) return removed;
      after = batch.at(-1)?.secretHash ?? after;
    }
  };
