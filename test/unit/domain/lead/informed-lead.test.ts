import assert from 'node:assert/strict';
import type { ConsentEvent } from '../../../../service/domain/model/consent/consent.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const asked = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ leadBasis: 'request' });
  const input = await shop.fillForm();
  const kept = await shop.send(input);
  const informed = async (): Promise<ConsentEvent> => {
    const [event, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    assert.ok(event);
    return event;
  };
  return { scene, shop, input, ...kept, informed };
};
const assertNamesNobody = ({ ref, sessionRef, subjectKey, pageOrigin }: ConsentEvent): void =>
  assert.deepEqual(
    [ref.salt, ref.value, sessionRef.salt, sessionRef.value, subjectKey, pageOrigin],
    [null, null, null, null, '', null],
  );

describe('that a notice was shown with a request', () => {
  it('is signed once, with the notice and a commitment, without address, page or consent [TR-1, D2, MI-1]', async () => {
    const { scene, shop, input, lead, informed } = await asked();
    const { action, noticeId, ref, method, control, subjectKey, subjectKind, pageOrigin } = await informed();
    assert.deepEqual([action, noticeId, ref.value], ['informed', input.noticeId, lead.id]);
    assert.deepEqual(
      [method, control, subjectKey, subjectKind, pageOrigin],
      ['button', null, '', 'none', null],
    );
    assert.equal(lead.consentEventId, null);
    await shop.send(input);
    await informed();
    const { verdict } = await scene.useCases.consentEvidence(shop.scope, (await informed()).id);
    assert.deepEqual([verdict.valid, verdict.standing?.state], [true, 'informed']);
  });

  it('is not written for the bare form, which shows none', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ whenNoPolicy: 'bare' });
    await shop.showPolicy(null);
    await shop.sendForm();
    assert.deepEqual(await shop.ledger(), []);
  });

  it('names nobody once the time of the lead is over, and becomes a tombstone after that [RE-1, RE-2]', async () => {
    const { scene, shop, informed } = await asked();
    scene.clock.forward(180 * DAY_MS);
    await scene.useCases.sweepExpired();
    const event = await informed();
    assertNamesNobody(event);
    assert.deepEqual(event.endedAt, scene.clock.now());
    const { verdict } = await scene.useCases.consentEvidence(shop.scope, event.id);
    assert.deepEqual([verdict.valid, verdict.standing?.state], [true, 'erased']);
    scene.clock.forward(366 * DAY_MS);
    await scene.useCases.sweepExpired();
    const entries = await scene.stores.consents.range(shop.scope, 1, 1);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['tombstone'],
    );
  });

  it('is found for an export by the lead, and names nobody after the erasure of the person [RT-1, RT-2]', async () => {
    const { scene, shop, lead, informed } = await asked();
    const subject = { subjectKeys: [...lead.subjectKeys], refs: [], email: null, phone: null };
    const consents = scene.useCases.subjectSources.find(({ name }) => name === 'consents');
    assert.ok(consents);
    assert.equal(await consents.count(shop.scope, subject), 1);
    await consents.erase(shop.scope, subject, scene.clock.now(), 'system');
    assertNamesNobody(await informed());
  });
});
