import { deepEqual, equal } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import { type ShopScope, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId, ShopId } from '../../../service/protocol/vocabulary.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { sealStores } from '../../../service/store/sealed/sealed-stores.ts';
import { anEvent, aText } from '../../support/builders/builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, connectStaff, makeMerchant, newBoot } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { onDatabase } from '../on-every-store.ts';

const DAY_MS = 24 * 3_600_000;

onDatabase('a conversation whose time is over for the process that runs retention', (kit) => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let other: Stores;
  let meanwhile: { shopId: ShopId; act(): Promise<unknown> } | null = null;
  before(async () => {
    const shared = { isShared: true, trustMs: 3_600_000 };
    const stores = await openMongoStores(kit.url(), shared);
    const dress = ({ conversations, ...others }: Stores): Stores => ({
      ...others,
      conversations: {
        ...conversations,
        async dueIds(scope, ...asked) {
          const ids = await conversations.dueIds(scope, ...asked);
          if (meanwhile?.shopId === scope.shopId) await meanwhile.act();
          return ids;
        },
      },
    });
    service = await startTestService({ stores, dress, isAlone: true, overrides: { clock } });
    other = sealStores(await openMongoStores(kit.url(), shared), service.ports.contentKeys);
  });
  after(() => Promise.all([service.stop(), other.close()]));

  const past = async (): Promise<{ scope: ShopScope; id: ConversationId }> => {
    const { shop, email } = await makeMerchant(service, { anonymousRetentionDays: 10 });
    const staff = await connectStaff(service, email);
    const body = { shop: shop.key, ref: randomUUID(), text: 'Dzień dobry', boot: newBoot(), locale: 'pl' };
    equal((await call(service, 'POST', '/v1/visitor/messages', { body })).status, 201);
    await staff.close();
    const scope = scopeOfShop(shop.id);
    const [id] = await service.stores.conversations.ids(scope);
    if (id === undefined) throw new Error('There is no conversation.');
    await service.stores.conversations.drain();
    clock.forward(11 * DAY_MS);
    return { scope, id };
  };
  const texts = async (scope: ShopScope, id: ConversationId) =>
    (await other.conversations.eventsAfter(scope, id, 0, 10)).map(
      ({ body }) => body.kind === 'message' && body.text,
    );

  it('keeps what it holds when another process has just written to it [RE-1]', async () => {
    const { scope, id } = await past();
    const found = await other.conversations.find(scope, id);
    if (found === null) throw new Error('It is not there.');
    const event = anEvent(found, { body: aText('Jeszcze jedno'), at: clock.now() });
    meanwhile = { shopId: scope.shopId, act: () => other.conversations.append(scope, event) };
    await service.useCases.sweepExpired();
    deepEqual(await texts(scope, id), ['Dzień dobry', 'Jeszcze jedno']);
  });

  it('keeps what it holds when another process has just put it on hold [RT-3]', async () => {
    const { scope, id } = await past();
    const held = { heldAt: clock.now(), heldReason: 'claim' } as const;
    meanwhile = { shopId: scope.shopId, act: () => other.conversations.setMarks(scope, id, held) };
    await service.useCases.sweepExpired();
    deepEqual(await texts(scope, id), ['Dzień dobry']);
  });

  it('goes when nothing came [RE-1]', async () => {
    const { scope, id } = await past();
    await service.useCases.sweepExpired();
    deepEqual(await service.stores.conversations.ids(scope), []);
    deepEqual(await texts(scope, id), []);
  });
});
