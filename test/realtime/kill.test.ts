import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import {
  isQuickRun,
  type OwnDatabase,
  startOwnDatabase,
  withSchemaLock,
} from '../support/database/database.ts';
import { connectStaff, connectVisitor, makeMerchant, newBoot } from '../support/scenes/chat-actors.ts';
import { assertStoredOnce, sendAll } from '../support/scenes/send-through-faults.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('a killed service and a killed database', () => {
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

  it('kill -9 of the service between send and acknowledgement leaves exactly one copy, in order', async () => {
    const env = await serviceEnvironment(url);
    const inside = async () =>
      startTestService({
        stores: await openMongoStores(url),
        env: secretsOf(env),
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
        if (!hasToken) await connectStaff({ origin } as TestService, merchant.email);
      },
    );
    staff.socket.terminate();
    await running.stop();
    running = null;
    const reader = await inside();
    await assertStoredOnce(merchant, reader, texts, acked);
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
    await assertStoredOnce(merchant, service, texts, acked);
    await service.stop();
  });
});

/** The same secrets for a service in this process, which reads the other's sealed data. */
const secretsOf = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => /^ZGODA_(TOKEN|PEPPER|VAULT|EVIDENCE)/.test(name)),
  );
