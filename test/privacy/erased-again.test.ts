import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { onDatabase, onEveryStore } from '../contract/on-every-store.ts';
import { restoreBackup, takeBackup } from '../support/database/database-backup.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';
import { makeMemoryErasureJournal } from '../support/memory-stores/rights/erasure-journal.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 24 * 3_600_000;

onEveryStore('a conversation that was erased', (kit) => {
  const clock = makeFakeClock(new Date().toISOString());
  const journal = makeMemoryErasureJournal();
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  const startOn = async (stores: Stores) => {
    service = await startTestService({ stores, overrides: { clock, erasureJournal: journal } });
  };
  const arrive = async (settings = {}) => {
    merchant = await makeMerchant(service, settings);
    staff = await connectStaff(service, merchant.email);
  };
  /** The kit's stores outlive each service of this suite. */
  const kept = (stores: Stores): Stores => ({ ...stores, close: async () => undefined });
  before(async () => {
    await startOn(kept(kit.stores));
    await arrive();
  });
  after(() => service.stop());

  type Copy = { ref: string; boot: string; text: string };
  const copyOf = (text: string): Copy => ({ ref: randomUUID(), boot: newBoot(), text });
  const post = (copy: Copy) =>
    call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: merchant.shop.key, locale: 'pl', ...copy },
    });
  const opened = async (copy: Copy) => {
    const answer = await post(copy);
    assert.equal(answer.status, 201, answer.text);
    return String(answer.body.token);
  };
  const scope = () => scopeOfShop(merchant.shop.id);
  const conversations = () => service.stores.conversations.ids(scope());

  const isRefused = async (copy: Copy) => {
    const before = await conversations();
    const answer = await post(copy);
    assert.equal(answer.status, 409, answer.text);
    assert.equal(answer.body.code, 'conflict');
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ...copy });
    const problem = await visitor.next('problem');
    assert.deepEqual([problem.ref, problem.code], [copy.ref, 'conflict']);
    await visitor.close();
    assert.deepEqual(await conversations(), before);
  };
  const eraseAsVisitor = async (token: string) => {
    const body = { shop: merchant.shop.key };
    assert.equal((await call(service, 'POST', '/v1/visitor/erase', { token, body })).status, 204);
  };
  const eraseAsStaff = async (person: Record<string, string>) => {
    const { token } = staff;
    const body = { shopId: merchant.shop.id, kind: 'erasure', locale: 'pl', identity: 'order', ...person };
    const { body: request } = await call(service, 'POST', '/v1/staff/requests', { token, body });
    const path = `/v1/staff/requests/${request.id}`;
    const { typed } = (await call(service, 'GET', path, { token })).body;
    const ids = typed.map(({ id }: { id: string }) => id);
    await call(service, 'POST', `${path}/include`, { token, body: { ids } });
    assert.equal((await call(service, 'POST', `${path}/erase`, { token, body: {} })).status, 200);
    for (;;) if ((await call(service, 'GET', path, { token })).body.state === 'done') return;
  };

  it('is not opened by a late copy of its first message after the visitor erased it [RT-7]', async () => {
    const copy = copyOf('kanarek pierwszy');
    await eraseAsVisitor(await opened(copy));
    await isRefused(copy);
  });

  it('does not come back with a message whose answer was lost, under a new opening or in a later conversation [RT-7]', async () => {
    const token = await opened(copyOf('dzień dobry'));
    const lost = copyOf('kanarek bez odpowiedzi');
    const { boot: _, ...second } = lost;
    const body = { shop: merchant.shop.key, locale: 'pl', ...second };
    assert.equal((await call(service, 'POST', '/v1/visitor/messages', { token, body })).status, 201);
    await eraseAsVisitor(token);
    await isRefused(lost);
    const later = await opened(copyOf('nowa rozmowa'));
    const again = await call(service, 'POST', '/v1/visitor/messages', { token: later, body });
    assert.deepEqual([again.status, again.body.code], [409, 'conflict']);
  });

  it('takes what the visitor writes anew', async () => {
    const copy = copyOf('kanarek na nowo');
    await eraseAsVisitor(await opened(copy));
    await opened({ ...copy, ref: randomUUID(), boot: newBoot() });
  });

  it('stays gone when the staff erased the person [RT-2]', async () => {
    const copy = copyOf('Piszcie na kanarek@canary.example');
    await opened(copy);
    await eraseAsStaff({ email: 'kanarek@canary.example' });
    await isRefused(copy);
  });

  it('stays gone when its time ended while the visitor still held its token [RE-1]', async () => {
    const other = merchant;
    const otherStaff = staff;
    await arrive({ anonymousRetentionDays: 30 });
    const settings = { rememberDays: 30, purposes: [] };
    const changed = await call(service, 'PUT', `/v1/staff/shops/${merchant.shop.id}/chat-settings`, {
      token: staff.token,
      body: settings,
    });
    assert.equal(changed.status, 200, changed.text);
    const copy = copyOf('kanarek z terminem');
    const token = await opened(copy);
    const remembered = await call(service, 'POST', '/v1/visitor/remember', {
      token,
      body: { shop: merchant.shop.key, on: true },
    });
    assert.equal(remembered.status, 200, remembered.text);
    await service.stores.shops.update(scope(), { anonymousRetentionDays: 7 });
    clock.forward(8 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.deepEqual(await conversations(), []);
    await staff.close();
    staff = await connectStaff(service, merchant.email);
    await isRefused(copy);
    await staff.close();
    await otherStaff.close();
    merchant = other;
    staff = await connectStaff(service, merchant.email);
  });

  it('stays gone over a restart', async () => {
    const copy = copyOf('kanarek po restarcie');
    await eraseAsVisitor(await opened(copy));
    await service.stop();
    await startOn(kept(await kit.openAnother()));
    staff = await connectStaff(service, merchant.email);
    await isRefused(copy);
  });
});

onDatabase('a backup from before a conversation', (kit) => {
  it('brings back no copy of what was erased since, by the journal [RT-8]', async () => {
    const overrides = { erasureJournal: makeMemoryErasureJournal() };
    let service = await startTestService({ stores: await kit.openAnother(), overrides });
    const merchant = await makeMerchant(service);
    const body = {
      shop: merchant.shop.key,
      locale: 'pl',
      ref: randomUUID(),
      boot: newBoot(),
      text: 'kanarek po kopii',
    };
    const post = () => call(service, 'POST', '/v1/visitor/messages', { body });
    const backup = await takeBackup(kit.url());
    let staff = await connectStaff(service, merchant.email);
    const { body: first } = await post();
    const shop = { shop: merchant.shop.key };
    const erased = await call(service, 'POST', '/v1/visitor/erase', { token: first.token, body: shop });
    assert.equal(erased.status, 204);
    await staff.close();
    await service.stop();
    await restoreBackup(kit.url(), backup);
    service = await startTestService({ stores: await kit.openAnother(), overrides });
    staff = await connectStaff(service, merchant.email);
    const late = await post();
    assert.deepEqual([late.status, late.body.code], [409, 'conflict']);
    await staff.close();
    await service.stop();
  });
});

describe('a copy that is under way while its conversation is erased', () => {
  it('opens nothing, whoever comes first at the database [RT-7]', async () => {
    const stores = makeMemoryStores();
    let meanwhile: (() => Promise<void>) | null = null;
    const { open } = stores.conversations;
    stores.conversations.open = async (...args) => {
      const act = meanwhile;
      meanwhile = null;
      await act?.();
      return open(...args);
    };
    const { findByOpenHash } = stores.conversations;
    let isBlind = false;
    stores.conversations.findByOpenHash = async (...args) => (isBlind ? null : findByOpenHash(...args));
    const service = await startTestService({ stores });
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const body = {
      shop: merchant.shop.key,
      locale: 'pl',
      ref: randomUUID(),
      boot: newBoot(),
      text: 'kanarek w drodze',
    };
    const post = () => call(service, 'POST', '/v1/visitor/messages', { body });
    const { body: first } = await post();
    isBlind = true;
    meanwhile = async () => {
      const erased = await call(service, 'POST', '/v1/visitor/erase', {
        token: first.token,
        body: { shop: merchant.shop.key },
      });
      assert.equal(erased.status, 204);
    };
    const late = await post();
    assert.deepEqual([late.status, late.body.code], [409, 'conflict']);
    assert.deepEqual(await stores.conversations.ids(scopeOfShop(merchant.shop.id)), []);
    await staff.close();
    await service.stop();
  });
});
