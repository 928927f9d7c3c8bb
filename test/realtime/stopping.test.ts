import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../service/desks/stores.ts';
import { itInOneProcess } from '../support/cluster/one-process.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import { connectFrames } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('a service that is stopped', () => {
  let service: TestService;
  let merchant: Merchant;
  let drain: () => Promise<void>;
  let append: () => Promise<void>;

  beforeEach(async () => {
    drain = append = async () => {};
    const dress = ({ conversations, ...stores }: Stores): Stores => ({
      ...stores,
      conversations: {
        ...conversations,
        async drain(...given) {
          await drain();
          return conversations.drain(...given);
        },
        async append(...given) {
          await append();
          return conversations.append(...given);
        },
      },
    });
    service = await startTestService({ dress });
    merchant = await makeMerchant(service);
  });
  afterEach(() => service.stop());

  it('says good-bye, and waits for nobody who has vanished', async () => {
    const here = await connectVisitor(service, merchant.shop);
    const vanished = await connectVisitor(service, merchant.shop);
    vanished.socket.pause();
    await service.stop();
    assert.deepEqual([(await here.next('session.bye')).code, (await here.closed).code], [4503, 4503]);
    vanished.socket.terminate();
  });

  itInOneProcess(
    'keeps its port open until all is written: alive, not ready, and new work is refused in words',
    async () => {
      const { isDraining, goOn } = hold();
      const stopped = service.stop();
      await isDraining;
      assert.equal((await call(service, 'GET', '/healthz')).status, 200);
      for (const path of ['/readyz', `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`]) {
        const { status, body, headers } = await call(service, 'GET', path);
        assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'unavailable', '2']);
      }
      const path = `/v1/visitor/socket?s=${merchant.shop.key}`;
      await assert.rejects(connectFrames(service.origin, path), { status: 503 });
      goOn();
      await stopped;
      await assert.rejects(call(service, 'GET', '/healthz'));
    },
  );

  it('answers what was under way, on sockets and over HTTP', async () => {
    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    let goOn = (): void => {};
    let waiting = 0;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    append = () => {
      waiting += 1;
      return held;
    };
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'jeden', boot: newBoot() });
    const overHttp = call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: merchant.shop.key, locale: 'pl', ref: randomUUID(), text: 'dwa', boot: newBoot() },
    });
    while (waiting < 2) await new Promise(setImmediate);
    const stopped = service.stop();
    goOn();
    assert.equal((await visitor.next('message.ack')).seq, 1);
    assert.equal((await overHttp).status, 201);
    await stopped;
    await staff.closed;
  });

  const hold = () => {
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const isDraining = new Promise<void>((reached) => {
      drain = () => {
        reached();
        return held;
      };
    });
    return { isDraining, goOn };
  };
});
