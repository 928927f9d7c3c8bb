import { randomBytes, randomUUID } from 'node:crypto';
import { composeDomain } from '../../service/compose/compose-domain.ts';
import { readConfig } from '../../service/config/config.ts';
import type { Stores } from '../../service/desks/stores.ts';
import { type ShopScope, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ContentKey, ContentKeyStore } from '../../service/domain/model/content/content-keys.ts';
import type { ConversationEvent } from '../../service/domain/model/conversation/conversation.ts';
import type { Lead } from '../../service/domain/model/lead/lead.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import {
  conversationRow,
  conversationTables,
  eventRow,
} from '../../service/store/mongo/conversation/conversation-rows.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { sealBody, sealConversation } from '../../service/store/sealed/sealed-conversation.ts';
import { sealLead } from '../../service/store/sealed/sealed-lead-store.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import { makeBenchShop } from './bench-shop.ts';
import type { BenchStage } from './bench-stage.ts';
import { emptyInstallation } from './bench-targets.ts';
import { CONVERSATION_LENGTH, pastConversation, pastEvent } from './stored-events.ts';

/** Conversations and leads that are stored at a time. */
const LOT = 20;
const PAST = new Date(Date.now() - 1_000);
/** In this time the content of all that is due must be gone, in seconds. */
const SECONDS = 10;

const pastLead = (shop: Shop): Lead => ({
  id: randomIds.next('led'),
  shopId: shop.id,
  ref: randomUUID(),
  formNonce: randomBytes(16).toString('hex'),
  noticeId: null,
  consentEventId: null,
  basis: null,
  locale: 'pl',
  sealed: { email: 'anna@shop.example', message: 'Dzień dobry' },
  subjectKeys: [randomBytes(32).toString('base64url')],
  pagePath: 'https://shop.example/',
  state: 'new',
  assigneeId: null,
  history: [],
  answers: [],
  reference: randomIds.reference(),
  createdAt: PAST,
  lastContactAt: PAST,
  promisedDays: 180,
  expiresAt: PAST,
  restrictedAt: null,
  heldAt: null,
  heldReason: null,
  followUp: 'done',
  quarantine: null,
});

/** Notes when the last key was destroyed: from then on nobody can read any of it. */
const watchKeys = (inner: ContentKeyStore): ContentKeyStore & { lastAt(): number } => {
  let lastAt = performance.now();
  return {
    ...inner,
    async remove(scope, ids) {
      const removed = await inner.remove(scope, ids);
      if (removed > 0) lastAt = performance.now();
      return removed;
    },
    lastAt: () => lastAt,
  };
};

type Filled = { conversations: number; leads: number };
type Tables = ReturnType<typeof conversationTables>;
type Bench = { stores: Stores; tables: Tables; shop: Shop; make(id: Lead['id']): Promise<ContentKey> };

/** One lead for each conversation, so that both come to their end at once. */
const fill = async (
  { stores, tables, shop, make }: Bench,
  scope: ShopScope,
  count: number,
): Promise<Filled> => {
  const total = Math.ceil(count / CONVERSATION_LENGTH);
  for (let done = 0; done < total; done += LOT) {
    const lot = Array.from({ length: Math.min(LOT, total - done) });
    const events: ConversationEvent[] = [];
    await Promise.all(
      lot.map(async () => {
        const token = randomIds.secret();
        const past = pastConversation(shop, token, CONVERSATION_LENGTH, false);
        const conversation = { ...past, expiresAt: PAST, tokenExpiresAt: PAST };
        const key = await make(conversation.id as never);
        await tables.conversations.raw.insertMany([conversationRow(sealConversation(key, conversation))]);
        for (let seq = 1; seq <= CONVERSATION_LENGTH; seq += 1) {
          const event = pastEvent(conversation, seq);
          events.push({ ...event, body: sealBody(key, event.body) });
        }
        const lead = pastLead(shop);
        await stores.leads.insert(scope, sealLead(await make(lead.id), lead));
      }),
    );
    for (let from = 0; from < events.length; from += 1_000)
      await tables.events.insertUnordered(events.slice(from, from + 1_000).map(eventRow));
  }
  return { conversations: total, leads: total };
};

/** Conversations and leads whose time is over: until nobody can read them, and until their rows are gone. */
export async function measureRetention(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const env = await emptyInstallation(stage);
  const shop = await makeBenchShop(env);
  const scope = scopeOfShop(shop.id);
  const config = readConfig(env);
  const connection = await openDatabase({ url: config.databaseUrl });
  const opened = storesOver(connection);
  const keys = watchKeys(opened.contentKeyRows);
  const stores = { ...opened, contentKeyRows: keys };
  const { ports, useCases, closePresence } = composeDomain({ config, stores, logger: makeLogger('error') });
  try {
    say(`storing ${number(options.stored)} events …`);
    await stores.contentKeyRows.begin();
    const tables = conversationTables(connection);
    const make = (id: Lead['id']) => ports.contentKeys.make(scope, id);
    const { conversations, leads } = await fill({ stores, tables, shop, make }, scope, options.stored);
    say(`ending ${number(conversations)} conversations and ${number(leads)} leads …`);
    const startedAt = performance.now();
    const removed = await useCases.sweepExpired();
    const rows = (performance.now() - startedAt) / 1_000;
    const content = (keys.lastAt() - startedAt) / 1_000;
    if (removed.conversations !== conversations || removed.leads !== leads)
      throw new Error(`${removed.conversations} conversations and ${removed.leads} leads were removed.`);
    return [
      {
        what: `${number(options.stored)} events and ${number(leads)} leads at their end`,
        measured: `unreadable after ${number(content, 1)} s, rows gone after ${number(rows, 1)} s`,
        goal: `unreadable in ≤ ${SECONDS} s`,
        isMet: content <= SECONDS,
      },
    ];
  } finally {
    closePresence();
    await opened.close();
  }
}
