import assert from 'node:assert/strict';
import { NO_MARKETING } from '../../../../service/domain/model/shop/shop.ts';
import type {
  IdentityProof,
  RefusalReason,
  SubjectRequestKind,
} from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { whole } from '../../../support/whole.ts';

const EMAIL = 'zaneta@example.net';
const PHONE = '+48600700800';

const withPerson = async () => {
  const scene = makeDomainScene();
  const { useCases, stores, ports } = scene;
  const shop = await scene.openShop({
    fields: { name: 'optional', email: 'optional', phone: 'optional' },
    marketing: { ...NO_MARKETING, email: true, phone: true },
  });
  const { form } = await useCases.openForm(await shop.now(), shop.scope, 'pl');
  const { receiptSecret } = await shop.sendForm({
    values: { email: EMAIL, phone: PHONE, message: 'Dzień dobry' },
    marketing: { noticeId: form?.marketing?.notice.id ?? assert.fail(), channels: ['phone'] },
  });
  const register = async (
    kind: SubjectRequestKind,
    identity: IdentityProof | null = 'order',
    person: { email: string; phone?: string } = { email: EMAIL, phone: PHONE },
  ) =>
    useCases.requestDesk.register(shop.scope, {
      kind,
      channel: 'console',
      locale: 'pl',
      subject: (await useCases.findPerson(await shop.now(), shop.scope, person)).subject,
      identity,
      actor: 'stf_ada',
    });
  const key = await ports.vault.subjectKey(shop.scope, 'phone', PHONE);
  const offers = async () => ({
    state: (await stores.subscriptions.find(shop.scope, 'phone', key))?.state ?? null,
    isSuppressed: await stores.suppressions.has(shop.scope, 'phone', key),
  });
  return { ...scene, shop, receiptSecret, register, offers };
};

describe('an answer that its person has fetched', () => {
  it('holds nothing any more that was erased meanwhile, wherever that was [RT-1, RT-2]', async () => {
    const { useCases, shop, receiptSecret, register } = await withPerson();
    const { url } = await useCases.answerRequest(
      await shop.now(),
      shop.scope,
      await register('access'),
      'stf_ada',
    );
    const fetched = async () =>
      JSON.stringify((await useCases.fetchAnswer(url.slice(url.indexOf('#') + 1), whole))?.answer);
    assert.match(await fetched(), /Dzień dobry/);
    await useCases.withdrawLead(receiptSecret);
    assert.doesNotMatch(await fetched(), /Dzień dobry/);
  });
});

describe('a refusal', () => {
  it('says that nothing is held only where that is true [RT-5]', async () => {
    const { useCases, shop, register } = await withPerson();
    const refuse = async (email: string) =>
      useCases.refuseRequest(
        shop.scope,
        await register('access', 'order', { email }),
        'nothing_held',
        'stf_ada',
      );
    await assertRefused(refuse(EMAIL), 'invalid_request', ['reason']);
    assert.equal((await refuse('nobody@example.net')).state, 'refused');
  });

  it('says so also to a person who has just shown the address by a link: that link and its mail are no data [RT-5]', async () => {
    const { useCases, shop, register } = await withPerson();
    const wanted = await register('access', null, { email: 'nobody@example.net' });
    await useCases.sendIdentityMail(await shop.now(), shop.scope, wanted, 'stf_ada');
    const link = { shopId: shop.id, ref: wanted.id, locale: 'pl' } as const;
    await useCases.subjectRequestHandler.confirm(link as never);
    const request = await useCases.requestDesk.read(shop.scope, wanted.id);
    assert.equal(request.identity, 'email');
    const refused = await useCases.refuseRequest(shop.scope, request, 'nothing_held', 'stf_ada');
    assert.equal(refused.state, 'refused');
  });

  it('counts what another request has mailed to the person [RT-5]', async () => {
    const { useCases, shop, register } = await withPerson();
    const person = { email: 'nobody@example.net' };
    const other = await register('access', null, person);
    await useCases.sendIdentityMail(await shop.now(), shop.scope, other, 'stf_ada');
    const request = await register('erasure', 'order', person);
    const refuse = useCases.refuseRequest(shop.scope, request, 'nothing_held', 'stf_ada');
    await assertRefused(refuse, 'invalid_request', ['reason']);
  });

  it('ends the link to an answer that was given before, and the mail that waits with it [RT-1, RT-6]', async () => {
    const { useCases, shop, register } = await withPerson();
    const wanted = await register('access');
    const answered = await useCases.answerRequest(await shop.now(), shop.scope, wanted, 'stf_ada');
    const secret = answered.url.slice(answered.url.indexOf('#') + 1);
    await useCases.fetchAnswer(secret, whole);
    const refused = await useCases.refuseRequest(shop.scope, answered.request, 'not_identified', 'stf_ada');
    assert.deepEqual([refused.answerHash, refused.answerUntil], [null, null]);
    await assertRefused(useCases.fetchAnswer(secret, whole), 'not_found');
    assert.deepEqual(
      (await shop.mails()).filter(({ ref }) => ref === refused.id),
      [],
    );
  });
});

describe('an objection', () => {
  const ENDINGS: readonly (RefusalReason | 'done')[] = ['compelling_ground', 'unfounded', 'claims', 'done'];
  for (const ending of ENDINGS) {
    it(`ends the consent to offers when it is closed by “${ending}” [MK-4, RT-2]`, async () => {
      const { useCases, stores, shop, register, offers } = await withPerson();
      assert.deepEqual(await offers(), { state: 'confirmed', isSuppressed: false });
      const request = await register('objection');
      if (ending === 'done') await useCases.completeRequest(shop.scope, request, 'stf_ada');
      else await useCases.refuseRequest(shop.scope, request, ending, 'stf_ada');
      assert.deepEqual(await offers(), { state: null, isSuppressed: true });
      const withdrawn = (await shop.ledger()).find(({ action }) => action === 'withdrawn');
      assert.equal(withdrawn?.actor, 'staff:stf_ada');
      assert.equal((await stores.leads.ids(shop.scope)).length, 1, 'the rest stays');
    });
  }

  for (const ending of ['unfounded', 'done', 'erasure'] as const) {
    it(`keeps out of every import an address that was on no list, when it is closed by “${ending}” [MK-4]`, async () => {
      const scene = await withPerson();
      const { useCases, shop, register } = scene;
      const request = await register('objection', 'order', {
        email: 'stranger@example.net',
        phone: '600 111 222',
      });
      if (ending === 'done') await useCases.completeRequest(shop.scope, request, 'stf_ada');
      else if (ending === 'unfounded') await useCases.refuseRequest(shop.scope, request, ending, 'stf_ada');
      else await (await useCases.runErasure.start(shop.scope, request, 'stf_ada')).ended;
      const owner = await accessTo(scene, [[shop, 'owner']]);
      const addresses = { email: 'Stranger@example.net', phone: '+48 600-111-222' };
      for (const channel of ['email', 'phone'] as const) {
        const file = { channel, csv: `${channel}\n${addresses[channel]}\n`, note: 'a list', dryRun: true };
        const { added, suppressed } = await useCases.importSubscriptions(owner, shop.id, file);
        assert.deepEqual([channel, added, suppressed], [channel, 0, 1]);
      }
    });
  }

  it('ends nothing of somebody who was not identified: the ledger would name what the person may not have asked [RT-6]', async () => {
    const { useCases, shop, register, offers } = await withPerson();
    await useCases.refuseRequest(shop.scope, await register('objection', null), 'not_identified', 'stf_ada');
    assert.deepEqual(await offers(), { state: 'confirmed', isSuppressed: false });
  });

  it('is no request of another kind: its refusal leaves the consent to offers as it is [RT-2]', async () => {
    const { useCases, shop, register, offers } = await withPerson();
    await useCases.refuseRequest(shop.scope, await register('erasure'), 'claims', 'stf_ada');
    assert.deepEqual(await offers(), { state: 'confirmed', isSuppressed: false });
  });
});
