import assert from 'node:assert/strict';
import { MailError, type Mailer } from '../../../../service/domain/model/mail/mailer.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { aConversation, anAgreement } from '../../../support/builders/builders.ts';
import { aCompany } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { takingMailer } from '../../../support/fakes/fake-mailer.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const HOUR_MS = 3_600_000;
const FACTS = { natures: ['confidentiality'], what: 'x', consequences: 'x', measures: 'x' } as const;

const atOperator = async (mailer: Mailer = takingMailer) => {
  const scene = makeDomainScene({ deployment: 'operator-hosted', overrides: { mailer } });
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const at = scene.clock.now();
  const open = () =>
    scene.useCases.openBreach(operator, {
      ...{ shopId: null, shopIds: null, reach: 'stored', from: at, to: at, foundAt: at },
      ...{ kinds: ['leads'], ...FACTS },
    });
  const bind = async (contactEmail: string) => {
    const draft = anAgreementDocument({ shopId: shop.id, state: 'active', activeAt: at });
    const company = { ...draft.variables.company, ...aCompany({ contactEmail }) };
    const document = { ...draft, variables: { ...draft.variables, company } };
    await scene.stores.agreementDocuments.insert(shop.scope, document);
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: document.id }));
  };
  const mailed = async () =>
    (await shop.mails()).filter(({ kind }) => kind === 'breach_notice').map(({ content }) => content.to);
  return { scene, shop, operator, at, open, bind, mailed };
};

describe('the notice of a breach', () => {
  it('goes to the controller and to the address that the agreement names [SE-4]', async () => {
    const { scene, shop, operator, open, bind, mailed } = await atOperator();
    await bind('umowy@sklep.example');
    const { breach } = await open();
    await scene.useCases.notifyBreach(operator, breach.id);
    const { email } = (await shop.now()).controller;
    assert.deepEqual((await mailed()).toSorted(), [email, 'umowy@sklep.example'].toSorted());
    await scene.useCases.notifyBreach(operator, breach.id);
    assert.equal((await mailed()).length, 2);
  });

  it('goes once where both are the same address, however it is written [SE-4]', async () => {
    const { scene, shop, operator, open, bind, mailed } = await atOperator();
    const { email } = (await shop.now()).controller;
    await bind(email.toUpperCase());
    const { breach } = await open();
    await scene.useCases.notifyBreach(operator, breach.id);
    assert.deepEqual(await mailed(), [email]);
  });

  it('counts as given when the mail server took it, and not before [SE-4]', async () => {
    const { scene, operator, open } = await atOperator();
    const { breach } = await open();
    const queued = await scene.useCases.notifyBreach(operator, breach.id);
    const told = ({ breach: { state }, notices }: typeof queued) => [
      state,
      notices[0]?.letter,
      notices[0]?.notifiedAt,
    ];
    assert.deepEqual(told(queued), ['open', 'queued', null]);
    scene.clock.forward(HOUR_MS);
    await scene.useCases.sendMails();
    const [sent] = await scene.useCases.listBreaches(operator);
    assert.ok(sent);
    assert.deepEqual(told(sent), ['notified', 'sent', scene.clock.now()]);
  });

  it('that could not be delivered is shown, and pressing again sends it [SE-4]', async () => {
    let isRefused = true;
    const { scene, shop, operator, open, bind } = await atOperator({
      ...takingMailer,
      send: async (mail) => {
        if (isRefused && mail.to === 'umowy@sklep.example') throw new MailError('address_refused', true);
        return takingMailer.send(mail);
      },
    });
    await bind('umowy@sklep.example');
    const { breach } = await open();
    const letter = async () => (await scene.useCases.listBreaches(operator))[0]?.notices[0]?.letter;
    assert.equal(await letter(), 'none');
    await scene.useCases.notifyBreach(operator, breach.id);
    await scene.useCases.sendMails();
    assert.equal(await letter(), 'failed');
    isRefused = false;
    await scene.useCases.notifyBreach(operator, breach.id);
    await scene.useCases.sendMails();
    assert.equal(await letter(), 'sent');
    const acts = (await shop.acts()).filter((one) => 'action' in one && one.action === 'breach.notify');
    assert.equal(acts.length, 2);
  });

  it('that nobody could be sent leaves the shop untold [SE-4]', async () => {
    const { scene, shop, operator, open } = await atOperator({
      ...takingMailer,
      send: async () => {
        throw new MailError('address_refused', true);
      },
    });
    const { breach } = await open();
    await scene.useCases.notifyBreach(operator, breach.id);
    await scene.useCases.sendMails();
    const [entry] = await scene.useCases.listBreaches(operator);
    assert.deepEqual([entry?.breach.state, entry?.notices[0]?.notifiedAt], ['open', null]);
    assert.deepEqual((await scene.stores.breaches.noticesFor(shop.scope))[0]?.notifiedAt, null);
  });

  it('is read in the console while the letter waits; that counts as given, unless the operator reads it [SE-4]', async () => {
    const { scene, shop, operator, at, open } = await atOperator();
    const { breach } = await open();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const readBy = (access: typeof owner) => scene.useCases.listShopBreaches(access, shop.id);
    assert.deepEqual(await readBy(owner), [], 'not reported yet');
    await scene.useCases.notifyBreach(operator, breach.id);
    assert.equal((await readBy(operator))[0]?.notices[0]?.notifiedAt, null);
    assert.deepEqual((await readBy(owner))[0]?.notices[0]?.notifiedAt, at);
    const [entry] = await scene.useCases.listBreaches(operator);
    assert.deepEqual([entry?.breach.state, entry?.notices[0]?.letter], ['notified', 'queued']);
  });

  for (const moment of ['before the others are told', 'after that'])
    it(`does not wait for a shop that has left ${moment} [SE-4]`, async () => {
      const { scene, shop, operator, at, open } = await atOperator();
      const left = await scene.openShop();
      const { breach, notices } = await open();
      assert.equal(notices.length, 2);
      const leave = () => scene.stores.shopArchive.remove(left.scope, new Date(at.getTime() + HOUR_MS));
      const notice = async () =>
        (await scene.stores.breaches.noticesFor(shop.scope)).find(({ breachId }) => breachId === breach.id);
      const told = async () => scene.useCases.recordBreachTold(shop.scope, (await notice())?.id ?? '');
      const state = async () => (await scene.useCases.listBreaches(operator))[0]?.breach.state;
      if (moment === 'after that') {
        await told();
        assert.equal(await state(), 'open', 'one of two was told');
        await leave();
        await scene.useCases.notifyBreach(operator, breach.id);
      } else {
        await leave();
        await scene.useCases.notifyBreach(operator, breach.id);
        assert.equal(await state(), 'open', 'nobody was told');
        await told();
      }
      assert.equal(await state(), 'notified');
    });

  it('reads a few rows behind each letter, however many shops it goes to [SE-4]', async () => {
    let read = 0;
    const counted =
      <Call extends readonly unknown[], Rows>(method: (...given: Call) => Promise<Rows>) =>
      async (...given: Call): Promise<Rows> => {
        const rows = await method(...given);
        read += Array.isArray(rows) ? rows.length : 1;
        return rows;
      };
    const scene = makeDomainScene({
      deployment: 'operator-hosted',
      between: ({ shops, breaches }) => ({
        shops: { ...shops, listByIds: counted(shops.listByIds) },
        breaches: { ...breaches, noticesOf: counted(breaches.noticesOf), untold: counted(breaches.untold) },
      }),
    });
    for (let count = 0; count < 60; count += 1) await scene.openShop();
    const owner = await accessTo(scene, [[await scene.openShop(), 'owner']]);
    const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
    const at = scene.clock.now();
    const { breach } = await scene.useCases.openBreach(operator, {
      ...{ shopId: null, shopIds: null, reach: 'stored', from: at, to: at, foundAt: at },
      ...{ kinds: ['leads'], ...FACTS },
    });
    await scene.useCases.notifyBreach(operator, breach.id);
    read = 0;
    await scene.useCases.sendMails();
    assert.ok(read <= 61 * 20, `${read} rows`);
    assert.equal((await scene.useCases.listBreaches(operator))[0]?.breach.state, 'notified');
  });

  it('is refused without a mail server: nobody would get it [SE-4]', async () => {
    const { scene, operator, open } = await atOperator({ ...takingMailer, isSet: false });
    const { breach } = await open();
    await assertRefused(scene.useCases.notifyBreach(operator, breach.id), 'no_mail_server');
  });

  it('is refused once the entry is closed, which stays closed [SE-4]', async () => {
    const { scene, operator, open, mailed } = await atOperator();
    const { breach } = await open();
    await scene.useCases.closeBreach(operator, breach.id);
    await assertRefused(scene.useCases.notifyBreach(operator, breach.id), 'conflict');
    assert.deepEqual(await mailed(), []);
    const [entry] = await scene.useCases.listBreaches(operator);
    assert.equal(entry?.breach.state, 'closed');
  });
});

describe('the list of people of a breach', () => {
  it('names a chat that began before and went on into the time of the breach [SE-4]', async () => {
    const { scene, shop, at } = await atOperator();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const hoursOn = (hours: number) => new Date(at.getTime() + hours * HOUR_MS);
    const times = [
      [-3, -2],
      [-3, 1],
      [1, 3],
      [3, 4],
    ] as const;
    for (const [openedIn, lastIn] of times) {
      const chat = aConversation({ shopId: shop.id, openedAt: hoursOn(openedIn), lastAt: hoursOn(lastIn) });
      await scene.stores.conversations.open(shop.scope, chat);
    }
    const { breach } = await scene.useCases.openBreach(owner, {
      ...{ shopId: shop.id, shopIds: null, kinds: ['conversations'], reach: 'received', ...FACTS },
      ...{ from: at, to: hoursOn(2), foundAt: hoursOn(2) },
    });
    let list = '';
    for await (const line of await scene.useCases.affectedPeople(owner, shop.id, breach.id)) list += line;
    assert.equal(list.match(/cnv_/g)?.length, 2);
  });
});
