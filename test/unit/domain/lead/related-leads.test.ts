import assert from 'node:assert/strict';
import { ROLES } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation, aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

describe('other messages of the address of a lead', () => {
  it('are the leads and chats of the same shop with that address or number, none that is hidden [SE-1, RT-3, PR-6]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    const { lead } = await shop.sendForm();
    scene.clock.forward(1_000);
    const again = (await shop.sendForm()).lead;
    const hidden = (await shop.sendForm()).lead;
    await scene.stores.leads.setMarks(shop.scope, hidden.id, { restrictedAt: scene.clock.now() });
    await other.sendForm();
    await shop.sendForm({ values: { email: 'jan@example.net', message: 'Inna osoba' } });
    const { subjectKeys } = lead;
    const [chat, strange] = [
      aConversation({ shopId: shop.id, subjectKeys }),
      aConversation({ shopId: shop.id }),
    ];
    for (const one of [chat, strange]) await scene.stores.conversations.open(shop.scope, one);
    const access = await accessTo(scene, [
      [shop, 'consultant'],
      [other, 'consultant'],
    ]);
    const found = await scene.useCases.showOtherMessages(access, lead.id);
    assert.deepEqual(
      found.leads.map(({ id }) => id),
      [again.id],
    );
    assert.deepEqual(
      found.conversations.map(({ id }) => id),
      [chat.id],
    );
    const acts = (await shop.acts()).filter(({ action }) => action === 'lead.others');
    assert.deepEqual(
      acts.map(({ actor, target }) => [actor, target]),
      [[access.staff.id, lead.id]],
    );
    await assertRefused(scene.useCases.showOtherMessages(access, hidden.id), 'not_found');
    const stranger = await accessTo(scene, [[other, 'owner']]);
    await assertRefused(scene.useCases.showOtherMessages(stranger, lead.id), 'not_found');
  });
});

describe('the leads of a shop as a file', () => {
  it('hold every lead of the shop and no formula, and the log says who took them [PR-6]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    await other.sendForm({ values: { email: 'obcy@example.net', message: 'Nie stąd' } });
    const { lead } = await shop.sendForm({
      values: { email: 'zaneta@example.net', message: '=HYPERLINK("https://evil.example")' },
    });
    const hidden = (await shop.sendForm({ values: { email: 'ukryta@example.net', message: 'x' } })).lead;
    await scene.stores.leads.setMarks(shop.scope, hidden.id, { restrictedAt: scene.clock.now() });
    for (let at = 1; at <= 120; at += 1) {
      const createdAt = new Date(scene.clock.now().getTime() - at * 1_000);
      await scene.stores.leads.insert(shop.scope, aLead({ shopId: shop.id, createdAt, sealed: {} }));
    }
    const bare = aLead({ shopId: shop.id, basis: null, noticeId: null, consentEventId: null, sealed: {} });
    await scene.stores.leads.insert(shop.scope, bare);
    const access = await accessTo(scene, [[shop, 'owner']]);
    const parts: string[] = [];
    for await (const part of await scene.useCases.exportLeads(access, shop.id)) parts.push(part);
    const file = parts.join('');
    assert.equal(file.trim().split('\r\n').length, 1 + 121);
    const row = file.split('\r\n').find((line) => line.startsWith(lead.reference)) ?? '';
    assert.ok(row.includes('"\'=HYPERLINK(""https://evil.example"")"'), row);
    assert.doesNotMatch(file, /ukryta|obcy/);
    assert.ok(!file.includes(bare.reference), 'a lead kept without a notice');
    const [act] = (await shop.acts()).filter(({ action }) => action === 'lead.export');
    assert.deepEqual([act?.actor, act?.outcome], [access.staff.id, 'ok']);
  });

  it('hold no formula either for a spreadsheet that splits a message at semicolons and lines', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    for (const message of ['Dzień dobry;=1+1;x', 'Hej\n=2+2;y'])
      await shop.sendForm({ values: { email: 'zaneta@example.net', message } });
    const access = await accessTo(scene, [[shop, 'owner']]);
    const parts: string[] = [];
    for await (const part of await scene.useCases.exportLeads(access, shop.id)) parts.push(part);
    const file = parts.join('');
    assert.ok(file.includes("Dzień dobry;'=1+1;x") && file.includes("Hej\n'=2+2;y"), file);
    const pieces = file.split(/[;\t\r\n]/);
    assert.deepEqual(
      pieces.filter((piece) => /^[ "]*[=+\-@]/.test(piece)),
      [],
    );
  });

  it('are for the owner alone [SE-3]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    for (const role of ROLES.filter((one) => one !== 'owner'))
      await assertRefused(
        scene.useCases.exportLeads(await accessTo(scene, [[shop, role]]), shop.id),
        'forbidden',
      );
  });
});
