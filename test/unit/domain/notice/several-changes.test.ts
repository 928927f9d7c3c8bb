import assert from 'node:assert/strict';
import type { PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const hash = (letter: string) => letter.repeat(64);

const shopWithLead = async (leadBasis: 'consent' | 'request' = 'consent') => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ leadBasis });
  const sent = await shop.sendForm();
  const changeTo = async (letter: string) => {
    scene.clock.forward(DAY_MS);
    await shop.showPolicy({ contentSha256: hash(letter) });
  };
  const changeFrom = async (from: string, to: string) => {
    const found = (await scene.stores.policyChanges.list(shop.scope)).find(
      ({ fromSha256, toSha256 }) => fromSha256 === hash(from) && toSha256 === hash(to),
    );
    assert.ok(found, `${from} to ${to}`);
    return found;
  };
  const decide = async (from: string, to: string, choice: PolicyChoice) => {
    scene.clock.forward(1000);
    const { id } = await changeFrom(from, to);
    await scene.useCases.decideChange(shop.scope, 'stf_ada', id, choice);
    await scene.useCases.carryOutChange(shop.scope, id);
    return changeFrom(from, to);
  };
  const actions = async () => (await shop.ledger()).map(({ action }) => action);
  const mails = async () => (await shop.mails()).filter(({ kind }) => kind === 'policy_changed');
  return { scene, shop, sent, changeTo, changeFrom, decide, actions, mails };
};

describe('a policy that changed more than once', () => {
  for (const first of ['harmless', 'inform'] as const)
    it(`asks those again for whom the change before was decided “${first}” [CO-4, D5]`, async () => {
      const { changeTo, decide, actions } = await shopWithLead();
      await changeTo('b');
      await decide('a', 'b', first);
      await changeTo('c');
      const { leads, reached } = await decide('b', 'c', 'ask_again');
      assert.deepEqual([leads, reached, await actions()], [1, 1, ['granted', 'superseded']]);
    });

  it('informs those who were informed of the change before, and their receipt names the newer one', async () => {
    const { scene, sent, changeTo, decide, mails } = await shopWithLead();
    await changeTo('b');
    await decide('a', 'b', 'inform');
    await changeTo('c');
    const { id } = await decide('b', 'c', 'inform');
    assert.equal((await mails()).length, 2);
    const { receipt, scope } = await scene.useCases.findReceipt(sent.receiptSecret);
    assert.equal((await scene.useCases.showReceipt(receipt, scope)).policyChange?.id, id);
  });

  it('shows the people under the first text with each of two changes that nobody decided', async () => {
    const { scene, shop, changeTo, changeFrom } = await shopWithLead();
    await changeTo('b');
    await changeTo('c');
    for (const [from, to] of [
      ['a', 'b'],
      ['b', 'c'],
    ] as const) {
      const { id } = await changeFrom(from, to);
      const { standing } = await scene.useCases.readChange(shop.scope, id);
      assert.equal(standing.leads, 1, `${from} to ${to}`);
    }
  });

  it('asks them, whichever of the two is decided first [CO-4]', async () => {
    const { changeTo, decide, actions } = await shopWithLead();
    await changeTo('b');
    await changeTo('c');
    await decide('b', 'c', 'harmless');
    await decide('a', 'b', 'ask_again');
    assert.deepEqual(await actions(), ['granted', 'superseded']);
  });

  it('asks nobody twice, and tells nobody who is asked that the earlier text still applies', async () => {
    const { changeTo, decide, actions, mails } = await shopWithLead();
    await changeTo('b');
    await decide('a', 'b', 'ask_again');
    await changeTo('c');
    const informed = await decide('b', 'c', 'inform');
    assert.deepEqual([informed.leads, informed.reached], [0, 0]);
    await changeTo('d');
    await decide('c', 'd', 'ask_again');
    assert.deepEqual([await actions(), (await mails()).length], [['granted', 'superseded'], 1]);
  });

  it('sends one mail for a consent that two decisions of the same moment ask for', async () => {
    const { scene, shop, changeTo, changeFrom, mails } = await shopWithLead();
    await changeTo('b');
    await changeTo('c');
    const ids = [(await changeFrom('a', 'b')).id, (await changeFrom('b', 'c')).id];
    for (const id of ids) await scene.useCases.decideChange(shop.scope, 'stf_ada', id, 'ask_again');
    for (const id of ids) await scene.useCases.carryOutChange(shop.scope, id);
    assert.equal((await mails()).length, 1);
  });

  it('informs somebody who sent a request of each change, whatever was decided before [D2]', async () => {
    const { changeTo, decide, mails } = await shopWithLead('request');
    await changeTo('b');
    await decide('a', 'b', 'ask_again');
    await changeTo('c');
    await decide('b', 'c', 'inform');
    assert.equal((await mails()).length, 2);
  });

  it('asks nobody whose text is back', async () => {
    const { changeTo, decide, actions } = await shopWithLead();
    await changeTo('b');
    await changeTo('a');
    const { leads } = await decide('a', 'b', 'ask_again');
    assert.deepEqual([leads, await actions()], [0, ['granted']]);
  });

  it('asks nobody in a language whose page stayed as it was', async () => {
    const { scene, shop, changeFrom, decide, actions } = await shopWithLead();
    const [own] = (await scene.stores.policyBindings.get(shop.scope))?.pages ?? [];
    const binding = await scene.stores.policyBindings.get(shop.scope);
    assert.ok(own && binding);
    for (const letter of ['x', 'y']) {
      scene.clock.forward(DAY_MS);
      const german = { ...own, locale: 'de' as const, isDefault: false, contentSha256: hash(letter) };
      await scene.stores.policyBindings.put(shop.scope, { ...binding, pages: [own, german] });
      await scene.useCases.publishNotices(shop.scope);
    }
    const german = await decide('a', 'x', 'ask_again');
    const next = await decide('x', 'y', 'ask_again');
    assert.deepEqual([german.leads, next.leads, await actions()], [0, 0, ['granted']]);
    assert.equal((await changeFrom('x', 'y')).locale, 'de');
  });
});

describe('a form that still shows the earlier text', () => {
  for (const choice of ['inform', 'ask_again'] as const)
    it(`is stale once the owner decided “${choice}” for the people under it [CO-4]`, async () => {
      const { shop, changeFrom, scene } = await shopWithLead();
      const shown = await shop.fillForm();
      await shop.showPolicy({ contentSha256: hash('b') });
      const { id } = await changeFrom('a', 'b');
      await scene.useCases.decideChange(shop.scope, 'stf_ada', id, choice);
      await assertRefused(shop.send(shown), 'notice_stale');
      assert.equal((await scene.stores.leads.ids(shop.scope)).length, 1);
    });

  it('is taken within 24 hours where the change was harmless [CO-4]', async () => {
    const { shop, changeFrom, scene } = await shopWithLead();
    const shown = await shop.fillForm();
    await shop.showPolicy({ contentSha256: hash('b') });
    const { id } = await changeFrom('a', 'b');
    await scene.useCases.decideChange(shop.scope, 'stf_ada', id, 'harmless');
    assert.equal((await shop.send(shown)).lead.noticeId, shown.noticeId);
  });
});
