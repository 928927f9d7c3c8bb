import assert from 'node:assert/strict';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const EMAIL = 'anna@example.net';
const DAY_MS = 24 * 3_600_000;

const BY = 'staff:stf_ada';

/**
 * A chat and a form held for a claim, so they outlive Anna's erasure.
 * @param isRestricted she had asked before for restriction
 */
const erasedWhileHeld = async (isRestricted = false) => {
  const scene = makeDomainScene();
  const { clock, stores, ports, useCases } = scene;
  const shop = await scene.openShop();
  const { scope, id: shopId } = shop;
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const at = clock.now();
  const key = await ports.vault.subjectKey(scope, 'email', EMAIL);
  const chat = aConversation({ shopId, openedAt: at, lastAt: at, subjectKeys: [key] });
  await stores.conversations.open(scope, chat);
  await stores.conversations.append(scope, anEvent(chat, { body: aText('It is broken.'), at }));
  const { lead } = await shop.sendForm({ values: { email: EMAIL, message: 'It is broken.' } });
  await useCases.holdConversation(owner, chat.id, 'claim');
  await useCases.holdLead(owner, lead.id, 'claim');
  const found = await useCases.findPerson(await shop.now(), scope, { email: EMAIL });
  const subject = { ...found.subject, refs: [chat.id] };
  const register = (kind: 'restriction' | 'erasure') =>
    useCases.requestDesk.register(scope, {
      ...{ kind, channel: 'console', locale: 'en', identity: 'order', subject, actor: BY },
    });
  if (isRestricted) await useCases.restrictPerson(scope, await register('restriction'), true, BY);
  const done = await (await useCases.runErasure.start(scope, await register('erasure'), BY)).ended;
  const hidden = async () => {
    const now = await stores.conversations.find(scope, chat.id);
    return [
      now?.restrictedAt ?? null,
      now?.eraseAskedAt ?? null,
      now?.tokenHash ?? null,
      (await stores.leads.get(scope, lead.id))?.withdrawnAt ?? null,
    ];
  };
  return { scene, shop, owner, chat, lead, at, done, hidden };
};

describe('what is held when its person is erased', () => {
  it('is hidden from everyday work, and the answer says why it is kept [RT-2, RT-3]', async () => {
    const { scene, shop, chat, at, done, hidden } = await erasedWhileHeld();
    assert.deepEqual(await hidden(), [at, at, null, at]);
    const held = done.retained.filter(({ reason }) => reason === 'hold');
    assert.deepEqual(
      held.map(({ count }) => count),
      [2],
    );
    assert.equal((await scene.stores.conversations.find(shop.scope, chat.id))?.status, 'closed');
    assert.deepEqual(
      (await shop.ledger()).map(({ action }) => action),
      ['granted'],
    );
  });

  it('goes when the hold is lifted, without a restart: the chat at once, the form with the next run [RT-2]', async () => {
    const { scene, shop, owner, chat, lead } = await erasedWhileHeld();
    scene.clock.forward(2 * DAY_MS);
    await scene.useCases.sweepExpired();
    assert.notEqual(await scene.stores.conversations.find(shop.scope, chat.id), null);
    assert.notEqual(await scene.stores.leads.get(shop.scope, lead.id), null);
    await scene.useCases.holdConversation(owner, chat.id, null);
    assert.equal(await scene.stores.conversations.find(shop.scope, chat.id), null);
    await scene.useCases.holdLead(owner, lead.id, null);
    await scene.useCases.sweepExpired();
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
  });

  it('is said to be deleted by the service when the hold is lifted: the visitor pressed nothing [PR-6]', async () => {
    const { scene, shop, owner, chat } = await erasedWhileHeld();
    await scene.useCases.holdConversation(owner, chat.id, null);
    const acts = await scene.stores.audit.range(shop.scope, 1, 99);
    assert.deepEqual(
      acts.filter(({ action }) => action === 'conversation.erase').map(({ actor }) => actor),
      ['system'],
    );
  });

  it('goes in the same way where a restriction hid it before, and is shown to nobody until then [RT-2, RT-3]', async () => {
    const { scene, shop, owner, chat, lead } = await erasedWhileHeld(true);
    await scene.useCases.holdConversation(owner, chat.id, null);
    assert.equal(await scene.stores.conversations.find(shop.scope, chat.id), null);
    const show = () => scene.useCases.showLead(owner, lead.id);
    await assertRefused(show, 'not_found');
    await scene.useCases.holdLead(owner, lead.id, null);
    await assertRefused(show, 'not_found');
    await scene.useCases.sweepExpired();
    assert.equal(await scene.stores.leads.get(shop.scope, lead.id), null);
  });

  it('is hidden again where a restored backup has forgotten it [RT-8]', async () => {
    const { scene, shop, chat, lead, at, hidden } = await erasedWhileHeld();
    await scene.stores.conversations.setMarks(shop.scope, chat.id, {
      restrictedAt: null,
      eraseAskedAt: null,
    });
    await scene.stores.leads.setConsent(shop.scope, lead.id, { withdrawnAt: null });
    scene.clock.forward(DAY_MS);
    await scene.useCases.replayErasures();
    assert.deepEqual(await hidden(), [at, at, null, at]);
  });
});
