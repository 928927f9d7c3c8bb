import assert from 'node:assert/strict';
import type { Stores } from '../../service/desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { onDatabase, onEveryStore } from '../contract/on-every-store.ts';
import { restoreBackup, takeBackup } from '../support/database/database-backup.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';
import { makeMemoryErasureJournal } from '../support/memory-stores/rights/erasure-journal.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { followedUp } from '../support/surroundings/outbox.ts';

const HOUR_MS = 3_600_000;

const makeShop = async (service: TestService): Promise<Merchant> => {
  const merchant = await makeMerchant(service);
  await pushPolicy(service, merchant);
  return merchant;
};
const makeForm = async (service: TestService, { shop }: Merchant, changes = {}) =>
  leadBody(shop, await openSession(service, shop), changes);
const post = (service: TestService, body: Record<string, unknown>) =>
  call(service, 'POST', '/v1/visitor/leads', { body });
const sent = async (service: TestService, body: Record<string, unknown>) => {
  const answer = await post(service, body);
  assert.equal(answer.status, 201, answer.text);
  await followedUp(service);
  return String(answer.body.receiptSecret);
};
const byReceipt = async (service: TestService, act: 'withdraw' | 'erase', secret: string) => {
  const { status } = await call(service, 'POST', `/v1/visitor/receipt/${act}`, { body: { secret } });
  assert.equal(status, act === 'withdraw' ? 200 : 204);
};

const tracesOf = async (service: TestService, { shop }: Merchant) => {
  const scope = scopeOfShop(shop.id);
  await service.useCases.followUpLeads();
  return {
    leads: await service.stores.leads.ids(scope),
    ledger: (await service.stores.consents.head(scope)).seq,
    mails: [
      ...(await service.stores.mails.list(scope, 500)),
      ...(await service.stores.mails.list(SERVICE_SCOPE, 500)),
    ].map(({ id }) => id),
  };
};

const isRefused = async (service: TestService, merchant: Merchant, body: Record<string, unknown>) => {
  const before = await tracesOf(service, merchant);
  const answer = await post(service, body);
  assert.deepEqual([answer.status, answer.body.code], [409, 'conflict'], answer.text);
  assert.ok(answer.body.details.form.formToken);
  assert.deepEqual(await tracesOf(service, merchant), before);
  return answer;
};

onEveryStore('a contact form that was erased', (kit) => {
  const clock = makeFakeClock(new Date().toISOString());
  const journal = makeMemoryErasureJournal();
  let service: TestService;
  let merchant: Merchant;

  const startOn = async (stores: Stores) => {
    const kept = { ...stores, close: async () => undefined };
    service = await startTestService({ stores: kept, overrides: { clock, erasureJournal: journal } });
  };
  before(async () => {
    await startOn(kit.stores);
    merchant = await makeShop(service);
  });
  after(() => service.stop());

  for (const act of ['withdraw', 'erase'] as const) {
    it(`is not taken again from a late copy after ${act} by the receipt [CO-7]`, async () => {
      const form = await makeForm(service, merchant);
      await byReceipt(service, act, await sent(service, form));
      await isRefused(service, merchant, form);
    });
  }

  it('stays gone when the staff erased the person [RT-2]', async () => {
    const email = 'kanarek@canary.example';
    const form = await makeForm(service, merchant, { email });
    await sent(service, form);
    const token = await signIn(service, merchant.email);
    const { body: request } = await call(service, 'POST', '/v1/staff/requests', {
      token,
      body: { shopId: merchant.shop.id, kind: 'erasure', locale: 'pl', identity: 'order', email },
    });
    const path = `/v1/staff/requests/${request.id}`;
    assert.equal((await call(service, 'POST', `${path}/erase`, { token, body: {} })).status, 200);
    while ((await call(service, 'GET', path, { token })).body.state !== 'done');
    await isRefused(service, merchant, form);
  });

  it('stays gone when it is sent again by hand from a page that lay open, with a new form token [CO-7]', async () => {
    const form = await makeForm(service, merchant);
    await byReceipt(service, 'withdraw', await sent(service, form));
    clock.forward(3 * HOUR_MS);
    const { body } = await isRefused(service, merchant, form);
    await isRefused(service, merchant, { ...form, formToken: body.details.form.formToken });
  });

  it('leaves its token used up: another form with it gets a new one, and is taken as a new form', async () => {
    const form = await makeForm(service, merchant);
    await byReceipt(service, 'withdraw', await sent(service, form));
    const anew = { ...form, ref: crypto.randomUUID() };
    const answer = await post(service, anew);
    assert.deepEqual([answer.status, answer.body.code], [409, 'form_expired'], answer.text);
    await sent(service, { ...anew, formToken: answer.body.details.form.formToken });
  });

  it('stays gone over a restart [RT-8]', async () => {
    const form = await makeForm(service, merchant);
    await byReceipt(service, 'withdraw', await sent(service, form));
    await service.stop();
    await startOn(await kit.openAnother());
    await isRefused(service, merchant, form);
  });
});

onDatabase('a backup from before a contact form went', (kit) => {
  const overrides = { erasureJournal: makeMemoryErasureJournal() };
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService({ stores: await kit.openAnother(), overrides });
  });
  afterEach(() => service.stop());
  const restart = async (backup: Awaited<ReturnType<typeof takeBackup>>) => {
    await service.stop();
    await restoreBackup(kit.url(), backup);
    service = await startTestService({ stores: await kit.openAnother(), overrides });
  };

  it('brings back no copy of one that came and went since, by the journal [RT-8]', async () => {
    const merchant = await makeShop(service);
    const form = await makeForm(service, merchant);
    const backup = await takeBackup(kit.url());
    await byReceipt(service, 'withdraw', await sent(service, form));
    await restart(backup);
    await isRefused(service, merchant, form);
  });

  it('brings back neither the form itself nor a copy of it [RT-8]', async () => {
    const merchant = await makeShop(service);
    const form = await makeForm(service, merchant);
    const secret = await sent(service, form);
    const backup = await takeBackup(kit.url());
    await byReceipt(service, 'withdraw', secret);
    await restart(backup);
    assert.deepEqual((await tracesOf(service, merchant)).leads, []);
    await isRefused(service, merchant, form);
  });
});

describe('a copy of a contact form that is under way while the form is erased', () => {
  let stores: Stores;
  let service: TestService;
  let merchant: Merchant;
  let meanwhile: (() => Promise<void>) | null;
  beforeEach(async () => {
    meanwhile = null;
    stores = makeMemoryStores();
    service = await startTestService({ stores });
    merchant = await makeShop(service);
  });
  afterEach(() => service.stop());
  const first = async () => {
    const act = meanwhile;
    meanwhile = null;
    await act?.();
  };

  it('is not stored when it looked for the form before that was there, and comes to the store after it went [CO-7]', async () => {
    const { insert } = stores.leads;
    stores.leads.insert = async (...args) => {
      await first();
      return insert(...args);
    };
    const form = await makeForm(service, merchant);
    let before: Awaited<ReturnType<typeof tracesOf>> | null = null;
    meanwhile = async () => {
      await byReceipt(service, 'withdraw', await sent(service, form));
      before = await tracesOf(service, merchant);
    };
    const late = await post(service, form);
    assert.deepEqual([late.status, late.body.code], [409, 'conflict'], late.text);
    const scope = scopeOfShop(merchant.shop.id);
    assert.deepEqual(await tracesOf(service, merchant), before);
    assert.deepEqual(
      await stores.consents.openRefs(scope, new Date(8e14)),
      [],
      'no agreement names anything',
    );
  });

  it('writes no consent when the form is removed while its copy is handled [CO-7]', async () => {
    const { findByRef } = stores.leads;
    stores.leads.findByRef = async (...args) => {
      await first();
      return findByRef(...args);
    };
    const form = await makeForm(service, merchant);
    const secret = await sent(service, form);
    let ledger = 0;
    meanwhile = async () => {
      await byReceipt(service, 'withdraw', secret);
      ledger = (await tracesOf(service, merchant)).ledger;
    };
    const late = await post(service, form);
    assert.deepEqual([late.status, late.body.code], [409, 'conflict'], late.text);
    const { leads, ledger: now } = await tracesOf(service, merchant);
    assert.deepEqual([leads, now], [[], ledger]);
  });
});
