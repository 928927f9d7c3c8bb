import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { makeErasureJournalFile } from '../../service/outbound/erasure-journal.ts';
import { makeKeyFolder } from '../../service/outbound/vault/key-folder.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import {
  isQuickRun,
  type OwnDatabase,
  startOwnDatabase,
  withSchemaLock,
} from '../support/database/database.ts';
import {
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** The same wrapping keys as the process. */
const keyFolderOf = ({ ZGODA_KEY_FOLDER = '' }: Record<string, string>) => makeKeyFolder(ZGODA_KEY_FOLDER);

/** Sends every text until each is acknowledged, over as many lines as it takes; returns the acknowledged `seq`s. */
const sendAll = async (
  connect: (token: string | undefined) => Promise<FrameClient>,
  texts: readonly string[],
  boot: string,
  disturb: (acked: number, hasToken: boolean) => Promise<void>,
): Promise<Map<string, number>> => {
  const outbox = texts.map((text) => ({ ref: randomUUID(), text }));
  const acked = new Map<string, number>();
  let token: string | undefined;
  let line: FrameClient | null = null;
  while (acked.size < texts.length) {
    try {
      line ??= await connect(token);
      const next = outbox.find((message) => !acked.has(message.ref));
      assert.ok(next);
      line.send({ t: 'message.send', ...next, ...(token === undefined ? { boot } : {}) });
      const disturbing = disturb(acked.size, token !== undefined);
      const current = line;
      const answer = await Promise.race([
        current.next(
          (frame) => (frame.t === 'message.ack' || frame.t === 'problem') && frame.ref === next.ref,
        ),
        current.closed.then(() => null),
      ]);
      await disturbing;
      if (answer?.t === 'message.ack') {
        acked.set(next.ref, answer.seq);
        token ??= answer.token;
      } else line = null;
    } catch {
      // The line broke: the same refs go out again on a new one.
      line = null;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  line?.socket.terminate();
  return acked;
};

describe('a killed service and a killed database', function () {
  this.timeout(120_000);
  let database: OwnDatabase;
  let url: string;
  let running: ServiceProcess | null = null;
  before(async function () {
    if (isQuickRun) return this.skip();
    database = await startOwnDatabase();
    url = database.url('zgoda_kill');
  });
  after(async () => {
    await running?.kill();
    await database?.stop();
  });

  /** Everything that is stored of the one conversation, read by a service of its own after the storm. */
  const judge = async (
    merchant: Merchant,
    service: TestService,
    texts: readonly string[],
    acked: Map<string, number>,
  ) => {
    const [conversation] = await wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(0));
    assert.ok(conversation);
    const events = await service.stores.conversations.eventsAfter(
      scopeOfShop(merchant.shop.id),
      conversation.id,
      0,
      10_000,
    );
    assert.deepEqual(
      events.map((event) => event.seq),
      events.map((_, index) => index + 1),
      'no hole in seq',
    );
    const messages = events.flatMap((event) => (event.body.kind === 'message' ? [event] : []));
    assert.deepEqual(
      messages.map((event) => event.body.kind === 'message' && event.body.text),
      texts,
      'exactly one copy each, in order',
    );
    for (const message of messages) assert.equal(acked.get(message.ref), message.seq);
    assert.equal(conversation.lastSeq, events.length);
  };

  it('kill -9 of the service between send and acknowledgement leaves exactly one copy, in order', async () => {
    const env = await serviceEnvironment(url);
    const inside = async () =>
      startTestService({
        stores: await openMongoStores(url),
        env: secretsOf(env),
        overrides: journalOf(env),
        keyFolder: keyFolderOf(env),
      });
    const seed = await withSchemaLock(inside);
    const merchant = await makeMerchant(seed);
    await seed.stop();
    running = await startServiceProcess(env);
    const { origin } = running;
    const killedAt = new Set<number>();
    const staff = await connectStaff({ origin } as TestService, merchant.email);
    const texts = Array.from({ length: 24 }, (_, index) => `wiadomość ${index + 1}`);
    const acked = await sendAll(
      (token) =>
        connectVisitor({ origin } as TestService, merchant.shop, token === undefined ? {} : { token }),
      texts,
      newBoot(),
      async (count, hasToken) => {
        if (count % 6 !== 3 || killedAt.has(count)) return;
        killedAt.add(count);
        await running?.kill();
        running = await startServiceProcess(env);
        // Somebody must be there for a first message; the rest goes on without.
        if (!hasToken) await connectStaff({ origin } as TestService, merchant.email);
      },
    );
    staff.socket.terminate();
    await running.stop();
    running = null;
    const reader = await inside();
    await judge(merchant, reader, texts, acked);
    await reader.stop();
  });

  it('kill -9 of the database between send and acknowledgement leaves exactly one copy, in order', async () => {
    const service = await startTestService({ stores: await openMongoStores(database.url('zgoda_kill_two')) });
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const killedAt = new Set<number>();
    const texts = Array.from({ length: 24 }, (_, index) => `list ${index + 1}`);
    const acked = await sendAll(
      (token) => connectVisitor(service, merchant.shop, token === undefined ? {} : { token }),
      texts,
      newBoot(),
      async (count) => {
        if (count % 8 !== 5 || killedAt.has(count)) return;
        killedAt.add(count);
        await database.kill();
      },
    );
    staff.socket.terminate();
    await judge(merchant, service, texts, acked);
    await service.stop();
  });
});

/** The same secrets for a service inside the test, so that it reads what the other one sealed. */
const secretsOf = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => /^ZGODA_(TOKEN|PEPPER|VAULT|EVIDENCE)/.test(name)),
  );

/** The same journal of erasures: a start refuses one that its database does not know. */
const journalOf = ({ ZGODA_TOMBSTONE_FILE = '' }: Record<string, string>) => ({
  erasureJournal: makeErasureJournalFile(ZGODA_TOMBSTONE_FILE),
});
