import { randomBytes, randomUUID } from 'node:crypto';
import { composeDomain } from '../../service/compose/compose-domain.ts';
import { readConfig } from '../../service/config/config.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type {
  Conversation,
  ConversationEvent,
} from '../../service/domain/model/conversation/conversation.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { makeDigest } from '../../service/outbound/sha256-digest.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import {
  conversationRow,
  conversationTables,
  eventRow,
} from '../../service/store/mongo/conversation/conversation-rows.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { sealBody, sealConversation } from '../../service/store/sealed/sealed-conversation.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';

const LOT = 1_000;
export const CONVERSATION_LENGTH = 100;
const HOUR_MS = 3_600_000;
const TEXT =
  'Dzień dobry, czy ten czajnik jest jeszcze dostępny w kolorze zielonym i kiedy mógłby do mnie dojść?';

/**
 * Puts events of the past into a shop: one long conversation with a tenth of them, the rest in short ones.
 * @returns token of the long one
 */
export async function storeEvents(env: NodeJS.ProcessEnv, shop: Shop, count: number): Promise<string> {
  const config = readConfig(env);
  const connection = await openDatabase({ url: config.databaseUrl });
  const stores = storesOver(connection);
  const { ports, closePresence } = composeDomain({ config, stores, logger: makeLogger('error') });
  const { conversations, events } = conversationTables(connection);
  const token = randomIds.secret();
  const longOne = Math.max(CONVERSATION_LENGTH, Math.floor(count / 10));
  let lot: ConversationEvent[] = [];
  const flush = async (): Promise<void> => {
    if (lot.length > 0) await events.insertUnordered(lot.map(eventRow));
    lot = [];
  };
  try {
    // As a service does before it serves: a start refuses records on a key store that was never taken up.
    await stores.contentKeyRows.begin();
    for (let stored = 0; stored < count; ) {
      const isLong = stored === 0;
      const length = Math.min(isLong ? longOne : CONVERSATION_LENGTH, count - stored);
      const conversation = pastConversation(shop, isLong ? token : randomIds.secret(), length, isLong);
      const key = await ports.contentKeys.make(scopeOfShop(shop.id), conversation.id);
      await conversations.raw.insertMany([conversationRow(sealConversation(key, conversation))]);
      for (let seq = 1; seq <= length; seq += 1) {
        const event = pastEvent(conversation, seq);
        lot.push({ ...event, body: sealBody(key, event.body) });
        if (lot.length === LOT) await flush();
      }
      stored += length;
    }
    await flush();
  } finally {
    closePresence();
    await stores.close();
  }
  return token;
}

export function pastConversation(shop: Shop, token: string, length: number, isOpen: boolean): Conversation {
  const digest = makeDigest('');
  const now = Date.now();
  return {
    id: randomIds.next('cnv'),
    shopId: shop.id,
    openHash: randomBytes(32).toString('hex'),
    tokenHash: digest.sha256Hex(token),
    tokenExpiresAt: new Date(now + HOUR_MS),
    status: isOpen ? 'open' : 'closed',
    assignedTo: null,
    locale: 'pl',
    page: null,
    openedAt: new Date(now - 2 * HOUR_MS),
    promisedDays: { identified: 90, anonymous: 30 },
    expiresAt: new Date(now + 24 * HOUR_MS),
    heldReason: null,
    subjectKeys: [],
    customer: null,
    product: null,
    restrictedAt: null,
    block: null,
    team: null,
    heldAt: null,
    lastSeq: length,
    lastAt: new Date(now - HOUR_MS),
    unread: 0,
    waitingSince: null,
    readByVisitor: 0,
    readByStaff: 0,
    preview: '',
  };
}

export const pastEvent = (conversation: Conversation, seq: number): ConversationEvent => ({
  id: randomIds.next('evt'),
  shopId: conversation.shopId,
  conversationId: conversation.id,
  seq,
  ref: randomUUID(),
  author: 'visitor',
  staffId: null,
  at: new Date(conversation.openedAt.getTime() + seq),
  body: { kind: 'message', text: TEXT, name: null },
});
