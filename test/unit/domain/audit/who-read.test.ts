import assert from 'node:assert/strict';
import { answerJson } from '../../../../service/domain/subject-rights/build-answer.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { aGrant, aMembership, anOrganisation, aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { ALL_LEADS } from '../../../support/scenes/all-leads.ts';
import { whole } from '../../../support/whole.ts';

const EMAIL = 'zaneta@example.net';
const HOUR_MS = 3_600_000;

const withReadings = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const before = await accessTo(scene, [[shop, 'consultant']]);
  await scene.useCases.showLeads(before, ALL_LEADS);
  scene.clock.forward(2 * HOUR_MS);
  const { lead, receiptSecret } = await shop.sendForm({ values: { email: EMAIL, message: 'Dzień dobry' } });
  const other = await shop.sendForm({ values: { email: 'b@example.net', message: 'Dzień dobry' } });
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const { stores, useCases } = scene;
  const agency = anOrganisation({ kind: 'agency', name: 'Agencja Lipa' });
  const agent = aStaff({ name: 'Jan Agencki' });
  await stores.organisations.insert(agency);
  await stores.staff.insert(agent);
  await stores.memberships.insert(
    aMembership({ staffId: agent.id, organisationId: agency.id, role: 'manager' }),
  );
  await stores.grants.insert(shop.scope, aGrant({ shopId: shop.id, agencyId: agency.id }));
  const agencyAccess = await useCases.resolveAccess(agent.id);
  assert.ok(agencyAccess);
  await useCases.showLeads(owner, ALL_LEADS);
  await useCases.showLead(owner, lead.id);
  await useCases.showLead(agencyAccess, lead.id);
  await useCases.showLeadEvidence(owner, lead.id);
  await useCases.showLead(owner, other.lead.id);
  scene.clock.forward(2 * HOUR_MS);
  await useCases.showLeads(owner, ALL_LEADS);
  return { scene, shop, lead, receiptSecret, owner };
};

describe('who read about a person', () => {
  it('is told reading by reading, by role and company; lists are taken together [RT-1, PR-6]', async () => {
    const { scene, shop, lead } = await withReadings();
    const readings = await scene.useCases.whoRead(shop.scope, [lead.id], lead.createdAt);
    assert.deepEqual(
      readings.map(({ act, times, role, isAgency }) => ({ act, times, role, isAgency })),
      [
        { act: 'lead.list', times: 2, role: 'owner', isAgency: false },
        { act: 'lead.read', times: 1, role: 'owner', isAgency: false },
        { act: 'lead.read', times: 1, role: 'manager', isAgency: true },
        { act: 'lead.evidence', times: 1, role: 'owner', isAgency: false },
      ],
    );
    assert.equal(readings[2]?.company, 'Agencja Lipa');
  });

  it('is told of a list that was read again within the hour, when the record had come in between [RT-1, PR-6]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    await shop.sendForm({ values: { email: 'b@example.net', message: 'Dzień dobry' } });
    const read = () => scene.useCases.showLeads(owner, ALL_LEADS);
    await read();
    scene.clock.forward(HOUR_MS / 4);
    const { lead } = await shop.sendForm({ values: { email: EMAIL, message: 'Dzień dobry' } });
    const readings = () => scene.useCases.whoRead(shop.scope, [lead.id], lead.createdAt);
    assert.deepEqual(await readings(), []);
    scene.clock.forward(1);
    await read();
    scene.clock.forward(1);
    await read();
    assert.deepEqual(
      (await readings()).map(({ act, times }) => [act, times]),
      [['lead.list', 1]],
    );
  });

  it('is told so of a list of chats as well [RT-1, PR-6]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const open = async () => {
      const chat = aConversation({ shopId: shop.id, openedAt: scene.clock.now(), lastAt: scene.clock.now() });
      await scene.stores.conversations.open(shop.scope, chat);
      return chat;
    };
    await open();
    await scene.useCases.showInbox(owner, { limit: 20 });
    scene.clock.forward(HOUR_MS / 4);
    const { id, openedAt } = await open();
    scene.clock.forward(1);
    for (const _ of [1, 2]) await scene.useCases.showInbox(owner, { limit: 20 });
    const readings = await scene.useCases.whoRead(shop.scope, [id], openedAt);
    assert.deepEqual(
      readings.map(({ act, times }) => [act, times]),
      [['conversation.list', 1]],
    );
  });

  it('is told of what was taken out as a file, other messages beside the record, and mails that wait [RT-1, PR-6]', async () => {
    const { scene, shop, lead, owner } = await withReadings();
    const { useCases } = scene;
    const readings = () => useCases.whoRead(shop.scope, [lead.id], lead.createdAt);
    const before = (await readings()).length;
    await useCases.exportLeads(owner, shop.id);
    await useCases.showOtherMessages(owner, lead.id);
    const now = scene.clock.now();
    const { breach } = await useCases.openBreach(owner, {
      ...{
        kinds: ['leads'],
        natures: ['confidentiality'],
        reach: 'received',
        shopId: shop.id,
      },
      ...{ shopIds: null, from: lead.createdAt, to: now, foundAt: now },
      ...{ what: 'x', consequences: 'x', measures: 'x' },
    });
    await useCases.affectedPeople(owner, shop.id, breach.id);
    const [subjectKey = ''] = lead.subjectKeys;
    await useCases.queueMail(shop.scope, {
      ...{ kind: 'receipt', locale: 'pl', to: EMAIL, words: { subject: 'x', text: 'x' }, gaps: {} },
      ...{ ref: lead.id, subjectKey },
    });
    const { mails } = await useCases.listOutbox(owner, shop.id);
    for (const { mail } of mails) await useCases.readOutboxMail(owner, shop.id, mail.id);
    assert.deepEqual(
      (await readings()).slice(before).map(({ act, times, role }) => [act, times, role]),
      ['lead.export', 'lead.others', 'breach.list', 'mail.list', 'mail.read'].map((act) => [act, 1, 'owner']),
    );
  });

  it('is not told of lists in which no record of the person stands', async () => {
    const { scene, shop, lead, owner } = await withReadings();
    for (const act of ['conversation.list', 'visit.list', 'subject.find'] as const)
      await scene.useCases.recordReading(owner.staff.id, act, [shop.id]);
    const actsAbout = async (id: string) => {
      const acts = (await scene.useCases.whoRead(shop.scope, [id], lead.createdAt)).map(({ act }) => act);
      return [...new Set(acts)];
    };
    assert.deepEqual(await actsAbout(lead.id), ['lead.list', 'lead.read', 'lead.evidence', 'subject.find']);
    assert.deepEqual(await actsAbout('cnv_another'), ['conversation.list', 'visit.list', 'subject.find']);
  });

  it('stands in the access response, without a name of anybody who read [RT-1]', async () => {
    const { scene, shop } = await withReadings();
    const { requestDesk, showAnswer, findPerson } = scene.useCases;
    const { subject } = await findPerson(await shop.now(), shop.scope, { email: EMAIL });
    const asked = { kind: 'access', channel: 'console', locale: 'pl', identity: 'email' } as const;
    const request = await requestDesk.register(shop.scope, { ...asked, subject, actor: 'visitor' });
    const answer = await showAnswer(await shop.now(), shop.scope, request, 'visitor', whole);
    assert.ok(answer);
    const text = JSON.stringify(answerJson(answer));
    assert.match(text, /Kto czytał Twoje dane/);
    assert.match(text, /kierownik, Agencja Lipa \(agencja\)/);
    assert.doesNotMatch(text, /Jan Agencki/);
    assert.equal(answer.sections.find(({ group }) => group === 'readings')?.items.length, 4);
  });

  it('stands in the copy that the receipt gives [RT-7]', async () => {
    const { scene, receiptSecret } = await withReadings();
    const { receipt, scope } = await scene.useCases.findReceipt(receiptSecret);
    const { json, html } = await scene.useCases.copyLead(receipt, scope, receiptSecret);
    assert.equal((json as { readings: unknown[] }).readings.length, 4);
    assert.match(html, /Kto czytał Twoje dane/);
    assert.match(html, /Agencja Lipa/);
  });

  it('is forgotten with the person [RT-2]', async () => {
    const { scene, shop, lead, receiptSecret } = await withReadings();
    await scene.useCases.withdrawLead(receiptSecret);
    const acts = (await scene.useCases.whoRead(shop.scope, [lead.id], lead.createdAt)).map(({ act }) => act);
    assert.deepEqual(acts, ['lead.list']);
  });

  it('stays known while a lead is held that an erasure names, and is forgotten once it goes [RT-1, RT-2]', async () => {
    const { scene, shop, lead, owner } = await withReadings();
    const { findPerson, holdLead, requestDesk, runErasure } = scene.useCases;
    await holdLead(owner, lead.id, 'claim');
    const actsAbout = async () =>
      (await shop.acts()).filter(({ target }) => target === lead.id).map(({ action }) => action);
    const before = await actsAbout();
    assert.ok(before.includes('lead.read') && before.includes('lead.hold'));
    const erase = async () => {
      const { subject } = await findPerson(await shop.now(), shop.scope, { leadId: lead.id });
      assert.deepEqual(subject.refs, [lead.id]);
      const asked = { kind: 'erasure', channel: 'console', locale: 'pl', identity: 'email' } as const;
      const request = await requestDesk.register(shop.scope, { ...asked, subject, actor: owner.staff.id });
      await (await runErasure.start(shop.scope, request, owner.staff.id)).ended;
    };
    await erase();
    assert.deepEqual(await actsAbout(), before);
    await holdLead(owner, lead.id, null);
    await erase();
    assert.deepEqual(await actsAbout(), []);
  });
});
