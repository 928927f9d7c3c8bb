import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { Rectification } from '../../../../service/domain/model/erasure/subject-source.ts';
import type { PersonQuery } from '../../../../service/domain/subject-rights/find-person.ts';
import type { MarketingChannel, SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { PHONE, withBoxes } from '../../../support/scenes/boxes-scene.ts';

const TYPED = 'ewa@example.net';
const CORRECTED = 'jan@example.net';

const withCorrected = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ leadBasis: 'consent' });
  const { lead } = await shop.sendForm({ values: { email: TYPED, message: 'Czy są rozmiary 42?' } });
  const register = async (kind: SubjectRequestKind, query: PersonQuery) =>
    scene.useCases.requestDesk.register(shop.scope, {
      kind,
      channel: 'console',
      locale: 'en',
      subject: (await scene.useCases.findPerson(await shop.now(), shop.scope, query)).subject,
      identity: 'email',
      actor: 'staff:stf_ada',
    });
  const rectify = async (change: Rectification, query: PersonQuery) =>
    scene.useCases.rectifyPerson(shop.scope, await register('rectification', query), change, 'staff:stf_ada');
  const erase = async (query: PersonQuery) =>
    (await scene.useCases.runErasure.start(shop.scope, await register('erasure', query), 'staff:stf_ada'))
      .ended;
  await rectify({ field: 'email', value: CORRECTED }, { leadId: lead.id });
  const proof = async () => {
    const { verdict } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    const [event] = await shop.ledger();
    return [verdict.valid, verdict.standing?.state, event?.ref.value, event?.endedAt, event?.proofExpiresAt];
  };
  return { scene, shop, lead, erase, proof };
};

describe('the consent of a form whose address was corrected', () => {
  it('keeps its proof when the earlier address is erased, for the form stays under it [RT-2, RT-4, D5]', async () => {
    const { scene, shop, lead, erase, proof } = await withCorrected();
    const before = await proof();
    assert.deepEqual(before, [true, 'stands', lead.id, null, null]);
    const { retained } = await erase({ email: TYPED });
    assert.notEqual(await scene.stores.leads.get(shop.scope, lead.id), null);
    assert.deepEqual(await proof(), before);
    assert.deepEqual(
      retained.map(({ reason }) => reason),
      ['register'],
    );
  });

  it('is in no answer to whoever asks for the earlier address [RT-1, RT-4]', async () => {
    const { scene, shop } = await withCorrected();
    const counted = async (email: string) =>
      (await scene.useCases.findPerson(await shop.now(), shop.scope, { email })).counts.flatMap(
        ({ source, count }) => (source === 'consents' ? [count] : []),
      );
    assert.deepEqual([await counted(TYPED), await counted(CORRECTED)], [[], [1]]);
  });

  it('ends with the form when the corrected address is erased [RT-2, RT-4]', async () => {
    const { scene, shop, lead, erase } = await withCorrected();
    await erase({ email: CORRECTED });
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
    const [event] = await shop.ledger();
    assert.deepEqual([event?.ref.value, event?.endedAt], [null, scene.clock.now()]);
  });
});

describe('the list for offers when an address or number is corrected', () => {
  const corrected = async (change: Rectification, channel: MarketingChannel) => {
    const boxes = await withBoxes();
    const { scene, shop } = boxes;
    await boxes.tick(channel);
    if (channel === 'email') await boxes.confirmBy();
    const [leadId] = await scene.stores.leads.ids(shop.scope);
    assert.ok(leadId);
    const { subject } = await scene.useCases.findPerson(await shop.now(), shop.scope, { leadId });
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'rectification', channel: 'console', locale: 'en', subject, identity: 'phone_call' },
      actor: 'stf_ada',
    });
    const { count } = await scene.useCases.rectifyPerson(shop.scope, request, change, 'stf_ada');
    return { ...boxes, count };
  };

  it('loses the earlier number, whose consent ends: nobody else gets the offers [RT-4, MK-4]', async () => {
    const change = { field: 'phone', value: '+48 600 700 900' } as const;
    const { scene, entry, offers, exportedNumbers, count } = await corrected(change, 'phone');
    assert.deepEqual([await exportedNumbers(), await entry('phone'), count], [[], null, 2]);
    const events = await offers();
    assert.deepEqual(
      events.map(({ action, actor, ref, endedAt }) => [action, actor, ref.value, endedAt]),
      [
        ['granted', 'visitor', null, scene.clock.now()],
        ['withdrawn', 'staff:stf_ada', null, scene.clock.now()],
      ],
    );
  });

  it('loses the earlier e-mail address, also when the field is emptied [RT-4, MK-4]', async () => {
    for (const value of ['jan@example.net', null]) {
      const { entry } = await corrected({ field: 'email', value }, 'email');
      assert.equal(await entry('email'), null);
    }
  });

  it('keeps what another field or another writing of the same number concerns [RT-4]', async () => {
    for (const change of [
      { field: 'phone', value: '600-700-800' },
      { field: 'email', value: 'jan@example.net' },
      { field: 'name', value: 'Anna' },
    ] as const)
      assert.deepEqual(await (await corrected(change, 'phone')).exportedNumbers(), ['+48600700800']);
  });

  it('keeps the same number where it was ticked in the form of somebody else [RT-4]', async () => {
    const { scene, shop, tick, exportedNumbers } = await withBoxes();
    await tick('phone');
    const { lead } = await shop.sendForm({
      values: { email: TYPED, phone: PHONE, message: 'Dzień dobry' },
    });
    const subject = { subjectKeys: [], refs: [lead.id], email: null, phone: null };
    for (const source of scene.useCases.subjectSources)
      await source.rectify?.(shop.scope, subject, { field: 'phone', value: '+48 600 700 900' }, 'stf_ada');
    assert.deepEqual(await exportedNumbers(), ['+48600700800']);
  });
});
