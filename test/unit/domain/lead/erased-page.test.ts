import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const CANARY = 'jan.kowalski@osoba.example';
const PAGE = `https://sklep.example/konto/${CANARY}/44051401359`;
const DAY_MS = 24 * 3_600_000;

const sent = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ leadBasis: 'consent' });
  const { lead, receiptSecret } = await shop.sendForm({ page: PAGE });
  assert.ok(lead.consentEventId);
  const proof = async () => {
    assert.ok(lead.consentEventId);
    return scene.useCases.consentEvidence(shop.scope, lead.consentEventId);
  };
  return { scene, shop, lead, receiptSecret, proof };
};
const entries = async (shop: SceneShop): Promise<string> => JSON.stringify(await shop.ledger());

describe('a page whose address names a person', () => {
  it('is in the proof while the lead is, and its commitment is what was signed [D5]', async () => {
    const { scene, shop, lead, proof } = await sent();
    assert.ok((await entries(shop)).includes(CANARY));
    const { text, verdict } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    assert.ok(text.includes(CANARY) && verdict.valid);
    assert.equal((await proof()).verdict.standing?.state, 'stands');
  });

  const ENDS: readonly [
    how: string,
    end: (place: Awaited<ReturnType<typeof sent>>) => Promise<unknown>,
    state: string,
  ][] = [
    ['the withdrawal', ({ scene, receiptSecret }) => scene.useCases.withdrawLead(receiptSecret), 'withdrawn'],
    [
      'the erasure of the person',
      async ({ scene, shop, lead }) => {
        const subject = { subjectKeys: lead.subjectKeys, refs: [], email: null, phone: null };
        for (const source of scene.useCases.subjectSources)
          await source.erase(shop.scope, subject, scene.clock.now(), 'system');
      },
      'erased',
    ],
    [
      'the end of the lead’s time',
      ({ scene }) => {
        scene.clock.forward(181 * DAY_MS);
        return scene.useCases.sweepExpired();
      },
      'erased',
    ],
  ];
  for (const [how, end, state] of ENDS) {
    it(`is gone from ledger and proof after ${how}, and the proof is valid [RT-2, RE-1, CO-7]`, async () => {
      const place = await sent();
      await end(place);
      assert.ok(!(await entries(place.shop)).includes(CANARY));
      const { text, verdict } = await place.proof();
      assert.ok(!text.includes(CANARY) && !text.includes('44051401359'));
      assert.deepEqual([verdict.valid, verdict.standing?.state], [true, state]);
    });
  }
});
