import assert from 'node:assert/strict';
import { registerEnd } from '../../../../service/domain/subject-rights/subject-request.ts';
import type { SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'zaneta@example.net';

const withPage = async () => {
  const scene = makeDomainScene();
  const { useCases, stores, ports, clock } = scene;
  const shop = await scene.openShop();
  const ask = async (kind: SubjectRequestKind) => {
    await useCases.askFromPage(await shop.now(), shop.scope, { kind, email: EMAIL, locale: 'pl' });
    const link = (await shop.mails()).at(-1)?.content.link ?? '';
    await useCases.sendMails();
    return link.slice(link.indexOf('#') + 1);
  };
  const read = async () => {
    const key = await ports.vault.subjectKey(shop.scope, 'email', EMAIL);
    return (await stores.subjectRequests.findBySubject(shop.scope, key)).at(-1) ?? null;
  };
  const request = async () => (await read()) ?? assert.fail('the request is gone');
  const sweepAfter = async (days: number) => {
    clock.forward(days * DAY_MS);
    await useCases.sweepExpired();
  };
  return { ...scene, shop, ask, read, request, sweepAfter };
};

describe('the end of a request in the register', () => {
  it('comes three years after a confirmed request was received, not on its due date [RT-5]', async () => {
    const { useCases, ask, request, sweepAfter } = await withPage();
    await useCases.confirm(await ask('rectification'));
    const { receivedAt, expiresAt } = await request();
    assert.deepEqual(expiresAt, registerEnd(receivedAt));
    await sweepAfter(32);
    assert.equal((await request()).state, 'in_progress');
  });

  it('is the same when staff verified the person, and after an extension [RT-5]', async () => {
    const { useCases, shop, ask, request, sweepAfter } = await withPage();
    await ask('rectification');
    const known = await useCases.identifyPerson(shop.scope, await request(), 'phone_call', 'stf_ada');
    assert.deepEqual(known.expiresAt, registerEnd(known.receivedAt));
    const extended = await useCases.extendRequest(shop.scope, known, 'complexity', 'stf_ada');
    assert.deepEqual(extended.expiresAt, registerEnd(known.receivedAt));
    await sweepAfter(100);
    assert.equal((await request()).state, 'in_progress');
  });

  it('removes an open request after three years [RT-5, RE-1]', async () => {
    const { useCases, ask, read, request, sweepAfter } = await withPage();
    await useCases.confirm(await ask('rectification'));
    await sweepAfter(40);
    assert.equal((await request()).state, 'in_progress');
    await sweepAfter(3 * 366);
    assert.equal(await read(), null);
  });

  it('comes after 48 hours when nobody confirmed the address [RE-1]', async () => {
    const { ask, read, sweepAfter } = await withPage();
    await ask('rectification');
    await sweepAfter(2);
    assert.equal(await read(), null);
  });

  it('is no later for such a request while another one hides the data of its person, which stays itself [RE-1, RT-3]', async () => {
    const { useCases, stores, shop, ask, sweepAfter } = await withPage();
    await shop.sendForm({ values: { email: EMAIL, message: 'Rozmiar 42?' } });
    const restriction = await useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'restriction', channel: 'console', locale: 'pl', identity: 'order' },
      subject: (await useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL })).subject,
      actor: 'staff:stf_ada',
    });
    const { request } = await useCases.restrictPerson(shop.scope, restriction, true, 'staff:stf_ada');
    const ended = { closedAt: request.receivedAt, expiresAt: request.receivedAt };
    await useCases.requestDesk.change(shop.scope, request, { state: 'done', ...ended });
    await ask('erasure');
    await sweepAfter(2);
    const [key] = request.subjectKeys;
    const left = await stores.subjectRequests.findBySubject(shop.scope, key ?? '');
    assert.deepEqual(
      left.map(({ id }) => id),
      [request.id],
    );
  });
});

describe('an extension', () => {
  it('is possible until the end of the day on which the request is due, and refused afterwards [RT-5]', async () => {
    const { useCases, shop, clock, ask, request } = await withPage();
    await useCases.confirm(await ask('rectification'));
    const open = await request();
    const extend = async () => useCases.extendRequest(shop.scope, open, 'complexity', 'stf_ada');
    const endOfDay = new Date(open.dueAt).setUTCHours(24, 0, 0, 0);
    clock.forward(endOfDay - clock.now().getTime());
    await assertRefused(extend, 'conflict');
    assert.deepEqual(await request(), open);
    clock.forward(-1);
    assert.equal((await extend()).extension, 'complexity');
  });
});
