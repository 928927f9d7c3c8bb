import assert from 'node:assert/strict';
import type { Rectification } from '../../../../service/domain/model/erasure/subject-source.ts';
import type { PersonQuery } from '../../../../service/domain/subject-rights/find-person.ts';
import type { SubjectRequest } from '../../../../service/domain/subject-rights/subject-request.ts';
import type { StaffId, SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const EARLIER = 'jan.kowaslki@example.net';
const EMAIL = 'jan.kowalski@example.net';
const BY = 'staff:stf_ada';

const withRecords = async () => {
  const scene = makeDomainScene();
  const { useCases, stores } = scene;
  const shop = await scene.openShop();
  const { lead } = await shop.sendForm({ values: { email: EARLIER, message: 'Czy są rozmiary 42?' } });
  const chat = aConversation({ shopId: shop.id });
  await stores.conversations.open(shop.scope, chat);
  const register = async (kind: SubjectRequestKind, query: PersonQuery = { email: EARLIER }) =>
    useCases.requestDesk.register(shop.scope, {
      ...{ kind, channel: 'console', locale: 'en', identity: 'order', actor: BY },
      subject: (await useCases.findPerson(await shop.now(), shop.scope, query)).subject,
    });
  const restrict = (request: SubjectRequest, isOn: boolean) =>
    useCases.restrictPerson(shop.scope, request, isOn, BY);
  const rectify = (request: SubjectRequest, change: Rectification) =>
    useCases.rectifyPerson(shop.scope, request, change, BY);
  const correctEmail = (request: SubjectRequest) => rectify(request, { field: 'email', value: EMAIL });
  const complete = (request: SubjectRequest) => useCases.completeRequest(shop.scope, request, BY);
  const isShownAsRestricted = async (request: SubjectRequest) =>
    (await useCases.showRequest('stf_ada' as StaffId, await shop.now(), shop.scope, request)).isRestricted;
  const leadNow = async () => (await stores.leads.get(shop.scope, lead.id)) ?? assert.fail('it is gone');
  const chatNow = async () =>
    (await stores.conversations.find(shop.scope, chat.id)) ?? assert.fail('it is gone');
  const read = (request: SubjectRequest) => stores.subjectRequests.get(shop.scope, request.id);
  return {
    ...{ scene, shop, lead, chat, register, restrict, rectify, correctEmail, complete },
    ...{ isShownAsRestricted, leadNow, chatNow, read },
  };
};

describe('what a request has corrected', () => {
  it('is freed by the same request that restricted it [RT-3, RT-4]', async () => {
    const { register, restrict, correctEmail, leadNow, isShownAsRestricted } = await withRecords();
    const { request: restricted } = await restrict(await register('rectification'), true);
    const { request: corrected } = await correctEmail(restricted);
    assert.equal(await isShownAsRestricted(corrected), true);
    const { request, count } = await restrict(corrected, false);
    assert.deepEqual([(await leadNow()).restrictedAt, count], [null, 1]);
    assert.equal(await isShownAsRestricted(request), false);
  });

  it('is freed by the request that restricted it, where another one corrected it [RT-3, RT-4]', async () => {
    const { register, restrict, correctEmail, leadNow, isShownAsRestricted } = await withRecords();
    const { request: first } = await restrict(await register('restriction'), true);
    const { request: second } = await correctEmail(await register('rectification'));
    assert.deepEqual([await isShownAsRestricted(first), await isShownAsRestricted(second)], [true, true]);
    await restrict(first, false);
    assert.equal((await leadNow()).restrictedAt, null);
    assert.deepEqual([await isShownAsRestricted(first), await isShownAsRestricted(second)], [false, false]);
  });

  it('can be freed by the request that corrected it, too [RT-3, RT-4]', async () => {
    const { register, restrict, correctEmail, leadNow } = await withRecords();
    await restrict(await register('restriction'), true);
    const { request } = await correctEmail(await register('rectification'));
    await restrict(request, false);
    assert.equal((await leadNow()).restrictedAt, null);
  });

  it('can be corrected again: another field, and a typing mistake of the shop [RT-4]', async () => {
    const { scene, shop, register, rectify, leadNow } = await withRecords();
    let request = await register('rectification');
    for (const change of [
      { field: 'email', value: 'jan.kowalsky@example.net' },
      { field: 'phone', value: '+48 600 700 800' },
      { field: 'email', value: EMAIL },
    ] as const) {
      const corrected = await rectify(request, change);
      assert.equal(corrected.count, 1);
      request = corrected.request;
    }
    const { sealed } = await leadNow();
    assert.equal(await scene.ports.vault.open(shop.scope, sealed.email ?? ''), EMAIL);
    assert.equal(await scene.ports.vault.open(shop.scope, sealed.phone ?? ''), '+48 600 700 800');
  });

  it('is found again after the correction was cut short [RT-4]', async () => {
    const { scene, shop, lead, register, correctEmail, read } = await withRecords();
    const request = await register('rectification');
    const source = scene.useCases.subjectSources.find(({ name }) => name === 'leads');
    const names = await scene.stores.subjectRequests.change(shop.scope, request.id, request.version, {
      refs: [lead.id],
    });
    const subject = await scene.useCases.requestDesk.subjectOf(shop.scope, request);
    await source?.rectify?.(shop.scope, subject, { field: 'email', value: EMAIL }, BY);
    assert.equal((await correctEmail(names ?? assert.fail())).count, 1);
    assert.equal((await read(request))?.steps.at(-1)?.act, 'rectified');
  });
});

describe('what reaches nothing', () => {
  it('is refused, and the register does not say that it was done [RT-3, RT-4]', async () => {
    const { register, restrict, correctEmail, read } = await withRecords();
    const request = await register('rectification', { email: 'nobody@example.net' });
    for (const act of [
      () => restrict(request, true),
      () => restrict(request, false),
      () => correctEmail(request),
    ]) {
      const refusal = await assertRefused(act, 'conflict');
      assert.deepEqual(refusal.details, { reached: 0 });
    }
    assert.deepEqual(await read(request), request);
  });
});

describe('a request that is closed', () => {
  it('still lifts what it restricted, also a chat without an address [RT-3]', async () => {
    const { chat, register, restrict, complete, isShownAsRestricted, chatNow } = await withRecords();
    const { request } = await restrict(await register('restriction', { conversationId: chat.id }), true);
    const closed = await complete(request);
    assert.deepEqual([closed.state, closed.refs], ['done', []]);
    assert.equal(await isShownAsRestricted(closed), true);
    const { request: lifted } = await restrict(closed, false);
    assert.equal((await chatNow()).restrictedAt, null);
    assert.deepEqual([lifted.state, lifted.restrictedRefs, lifted.steps.at(-1)?.act], ['done', [], 'lifted']);
    assert.equal(await isShownAsRestricted(lifted), false);
    await assertRefused(restrict(lifted, false), 'conflict');
  });

  it('restricts nothing more, and lifts nothing that another one restricted [RT-3]', async () => {
    const { register, restrict, complete, isShownAsRestricted, leadNow } = await withRecords();
    await restrict(await register('restriction'), true);
    const other = await complete(await register('access'));
    assert.equal(await isShownAsRestricted(other), false);
    await assertRefused(restrict(other, false), 'conflict');
    await assertRefused(restrict(other, true), 'conflict');
    assert.notEqual((await leadNow()).restrictedAt, null);
  });

  it('stays in the register for as long as something that it restricted is hidden [RT-3, RE-1]', async () => {
    const { scene, chat, register, restrict, complete, chatNow, read } = await withRecords();
    const { request } = await restrict(await register('restriction', { conversationId: chat.id }), true);
    const closed = await complete(request);
    scene.clock.forward(4 * 366 * DAY_MS);
    await scene.useCases.sweepExpired();
    assert.notEqual((await chatNow()).restrictedAt, null);
    await restrict((await read(closed)) ?? assert.fail('nothing leads to the chat any more'), false);
    await scene.useCases.sweepExpired();
    assert.equal(await read(closed), null);
  });

  it('keeps no id of what it erased [RT-2]', async () => {
    const { scene, shop, register, restrict } = await withRecords();
    const { request } = await restrict(await register('erasure'), true);
    assert.equal(request.restrictedRefs?.length, 1);
    const { ended } = await scene.useCases.runErasure.start(shop.scope, request, BY);
    assert.deepEqual((await ended).restrictedRefs, []);
  });
});
