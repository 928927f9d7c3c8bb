import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { whole } from '../../../support/whole.ts';

const EMAIL = 'zaneta@example.net';
const DAY_MS = 24 * 3_600_000;
const person = { email: EMAIL, subs: [], locale: 'pl' } as const;

const notInTime = async <T>(_: Promise<T>): Promise<T | null> => null;

const largeShop = async () => {
  let gate: Promise<unknown> = Promise.resolve();
  let collected = 0;
  let isRegisterAway = false;
  const between = ({ conversations, subjectRequests, ...stores }: Stores): Partial<Stores> => ({
    ...stores,
    subjectRequests: {
      ...subjectRequests,
      async insert(scope, request) {
        if (isRegisterAway) throw new Error('the register is away');
        return subjectRequests.insert(scope, request);
      },
    },
    conversations: {
      ...conversations,
      async ids(scope) {
        collected += 1;
        await gate;
        return conversations.ids(scope);
      },
    },
  });
  const scene = makeDomainScene({ between });
  const shop = await scene.openShop();
  await shop.sendForm({ values: { email: EMAIL, message: 'Dzień dobry' } });
  const requests = async () => {
    const { subjectRequests } = scene.stores;
    const shops = scopeOfShops([shop.id]);
    return [...(await subjectRequests.open(shops)), ...(await subjectRequests.closed(shops, null, 10))];
  };
  const hold = (): (() => void) => {
    let letGo = () => {};
    gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return letGo;
  };
  const setRegister = (isAway: boolean): void => {
    isRegisterAway = isAway;
  };
  return { ...scene, shop, requests, hold, setRegister, times: () => collected };
};

describe('the export for a shop server, where collecting takes longer than a call', () => {
  it('is a failure until it is ready and is not registered; then the first page is handed out [RT-1]', async () => {
    const { useCases, shop, requests, hold, times } = await largeShop();
    const page = async (inTime: typeof whole, one = 1) =>
      useCases.adapterExport(await shop.now(), shop.scope, person, one, inTime);
    const letGo = hold();
    await assertRefused(page(notInTime), 'unavailable');
    await assertRefused(page(notInTime), 'unavailable');
    await assertRefused(page(notInTime, 2), 'unavailable');
    assert.deepEqual(await requests(), []);
    letGo();
    const { groups, done } = await page(whole);
    assert.ok(groups.some(({ groupId }) => groupId === 'zgoda_leads'));
    assert.deepEqual([done, times()], [true, 1], 'collected once');
    const [request] = await requests();
    assert.deepEqual([request?.state, request?.steps.at(-1)?.act], ['done', 'exported']);
  });

  it('is collected anew for a first page after the one that was handed out [RT-1]', async () => {
    const { useCases, shop, times } = await largeShop();
    const page = async (inTime: typeof whole) =>
      useCases.adapterExport(await shop.now(), shop.scope, person, 1, inTime);
    await page(whole);
    await page(whole);
    assert.equal(times(), 2);
  });

  it('is registered with the first page that is handed out, whichever it is, and once [RT-1, RT-5]', async () => {
    const { useCases, clock, shop, requests } = await largeShop();
    for (let form = 0; form < 101; form += 1)
      await shop.sendForm({ values: { email: EMAIL, message: 'Hej' } });
    const page = async (one: number) =>
      useCases.adapterExport(await shop.now(), shop.scope, person, one, whole);
    assert.equal((await page(1)).done, false, 'there are more than one page holds');
    const acts = async () => (await requests()).map(({ steps }) => steps.at(-1)?.act);
    assert.deepEqual(await acts(), ['exported']);
    assert.equal((await page(2)).groups.length > 0, true);
    assert.deepEqual(await acts(), ['exported'], 'the second page belongs to it');
    clock.forward(5 * 60_000);
    await page(2);
    assert.deepEqual(await acts(), ['exported', 'exported'], 'a later page alone is a reading too');
  });

  it('hands out no page that it could not register, neither the first nor a later one [RT-1, RT-5]', async () => {
    const { useCases, shop, requests, setRegister } = await largeShop();
    const page = async (one: number) =>
      useCases.adapterExport(await shop.now(), shop.scope, person, one, whole);
    setRegister(true);
    await assert.rejects(page(1), /register is away/);
    await assert.rejects(page(2), /register is away/);
    setRegister(false);
    await page(2);
    assert.deepEqual(
      (await requests()).map(({ steps }) => steps.at(-1)?.act),
      ['exported'],
    );
  });
});

describe('the access response of the public page, where collecting takes longer than a call', () => {
  const confirmed = async () => {
    const scene = await largeShop();
    const { useCases, shop } = scene;
    const { subject } = await useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL });
    const { id } = await useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'access', channel: 'page', locale: 'pl', subject, identity: null, actor: 'visitor' },
    });
    const link = { shopId: shop.id, ref: id, locale: 'pl' } as const;
    const { next } = await useCases.subjectRequestHandler.confirm(link as never);
    const secret = next?.href.split('#')[1] ?? assert.fail();
    const state = async () => (await useCases.requestDesk.read(shop.scope, id)).state;
    return { ...scene, id, secret, state };
  };
  const actsOf = (steps: readonly { act: string; actor: string }[]) =>
    steps.map(({ act, actor }) => `${act} by ${actor}`);

  it('is handed out by a later call, which joins the first [RT-1]', async () => {
    const { useCases, secret, hold, times } = await confirmed();
    const before = times();
    const letGo = hold();
    for (const _ of [1, 2]) assert.equal(await useCases.fetchAnswer(secret, notInTime), null);
    letGo();
    const fetched = await useCases.fetchAnswer(secret, whole);
    assert.match(JSON.stringify(fetched?.answer), /Dzień dobry/);
    assert.equal(times(), before + 1);
  });

  it('counts as given once the person fetched it, not when its mail was taken [RT-1, RT-5]', async () => {
    const { useCases, shop, id, secret, state } = await confirmed();
    await useCases.recordAnswerSent(shop.scope, id);
    assert.equal(await state(), 'in_progress');
    await useCases.fetchAnswer(secret, notInTime);
    assert.equal(await state(), 'in_progress');
    await useCases.fetchAnswer(secret, whole);
    await useCases.fetchAnswer(secret, whole);
    const { steps, closedAt } = await useCases.requestDesk.read(shop.scope, id);
    assert.deepEqual([await state(), closedAt === null], ['done', false]);
    assert.deepEqual(actsOf(steps).slice(-3), [
      'answered by visitor',
      'answer_sent by system',
      'exported by visitor',
    ]);
  });

  it('stays with the shop when nobody fetched it in its seven days [RT-5]', async () => {
    const { useCases, stores, clock, shop, id, state } = await confirmed();
    await useCases.recordAnswerSent(shop.scope, id);
    clock.forward(7 * DAY_MS);
    await useCases.sweepExpired();
    const { answerHash, sealedEmail } = await useCases.requestDesk.read(shop.scope, id);
    assert.deepEqual([await state(), answerHash, sealedEmail === null], ['in_progress', null, false]);
    const due = await stores.subjectRequests.openDueDates(scopeOfShops([shop.id]));
    assert.equal(due.length, 1);
  });

  it('holds nothing that was erased after it was collected [RT-2]', async () => {
    const { useCases, shop, secret } = await confirmed();
    assert.equal(await useCases.fetchAnswer(secret, notInTime), null);
    const { subject } = await useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL });
    const asked = { kind: 'erasure', channel: 'console', locale: 'pl', identity: 'email' } as const;
    const request = await useCases.requestDesk.register(shop.scope, { ...asked, subject, actor: 'stf_ada' });
    await (await useCases.runErasure.start(shop.scope, request, 'stf_ada')).ended;
    const fetched = await useCases.fetchAnswer(secret, whole).catch(() => null);
    assert.doesNotMatch(JSON.stringify(fetched ?? {}), /Dzień dobry/);
  });
});
