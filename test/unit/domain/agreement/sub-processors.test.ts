import assert from 'node:assert/strict';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { AGREEMENT_COMPANY } from '../../../support/builders/agreement-company.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { aCompany } from '../../../support/builders/staff-builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeRefusingMailer } from '../../../support/fakes/fake-mailer.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 86_400_000;
const CHMURA = {
  ...{ name: 'Chmura', address: 'ul. Serwerowa 1', contact: 'x@chmura.example', country: 'PL' },
  ...{ service: 'hosting', data: 'wszystkie', transferTool: '' },
};

const made = async () => {
  const { over, cutAfter } = makeDyingStores();
  const { mailer, refuse } = makeRefusingMailer();
  const scene = makeDomainScene({ deployment: 'operator-hosted', between: over, overrides: { mailer } });
  const { useCases, stores, clock } = scene;
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const bound = anAgreementDocument({
    ...{ shopId: shop.id, state: 'active', activeAt: clock.now() },
  });
  await stores.agreementDocuments.insert(shop.scope, bound);
  await stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: bound.id }));
  const announce = async (days = 31) => {
    const since = new Date(clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
    const list = await useCases.addSubProcessor(operator, { ...CHMURA, since });
    return list.entries.at(-1)?.id ?? assert.fail();
  };
  return {
    ...{ scene, shop, owner, operator, cutAfter, announce, refuse },
    moveContact: async (contactEmail: string) =>
      useCases.changeCompany(owner, (await shop.now()).organisationId, aCompany({ contactEmail })),
    waiting: async () =>
      (await shop.mails())
        .flatMap(({ id, kind, content }) => (kind === 'sub_processor_notice' ? [{ id, to: content.to }] : []))
        .toSorted((a, b) => (a.to < b.to ? -1 : 1)),
    upcoming: async () => (await useCases.agreementOverview(owner, shop.id)).upcoming,
    notices: async () => (await useCases.agreementLines(operator)).flatMap(({ notices }) => notices),
    sentActs: async () =>
      (await shop.acts()).filter(({ action }) => action === 'sub_processor.notice_sent').length,
  };
};

describe('a notice of a new sub-processor', () => {
  it('counts as sent once a mail server took it, and the 14 days for an objection run from then [PR-3]', async () => {
    const { scene, shop, owner, announce, refuse, upcoming, notices, sentActs } = await made();
    refuse(new MailError('no_connection'));
    const id = await announce();
    await scene.useCases.sendMails();
    scene.clock.forward(2 * DAY_MS);
    assert.deepEqual(
      (await upcoming()).map(({ noticeSentAt, objectUntil }) => [noticeSentAt, objectUntil]),
      [[null, null]],
    );
    assert.deepEqual(
      (await notices()).map(({ name, state, sentAt, isLate }) => [name, state, sentAt, isLate]),
      [['Chmura', 'queued', null, true]],
    );
    assert.equal(await sentActs(), 0);
    refuse(null);
    const sentAt = scene.clock.now();
    await scene.useCases.sendMails();
    const until = new Date(sentAt.getTime() + 14 * DAY_MS);
    assert.deepEqual(
      (await upcoming()).map(({ noticeSentAt, objectUntil }) => [noticeSentAt, objectUntil]),
      [[sentAt, until]],
    );
    assert.deepEqual(
      (await notices()).map(({ state, sentAt }) => [state, sentAt]),
      [['sent', sentAt]],
    );
    assert.equal(await sentActs(), 1);
    scene.clock.forward(14 * DAY_MS);
    await scene.useCases.objectToSubProcessor(owner, shop.id, id, 'Nie chcemy');
  });

  it('costs the operator’s list no more reads of the company where more of them wait', async () => {
    const { scene, announce, refuse, notices } = await made();
    refuse(new MailError('no_connection'));
    const { organisations } = scene.stores;
    const { get } = organisations;
    let reads = 0;
    organisations.get = (id) => {
      reads += 1;
      return get(id);
    };
    const list = async () => {
      reads = 0;
      const waiting = (await notices()).length;
      return { waiting, reads };
    };
    await announce();
    const one = await list();
    assert.ok(one.reads > 0);
    await announce();
    await announce();
    assert.deepEqual(await list(), { waiting: 3, reads: one.reads });
  });

  it('is queued again when no mail server took it within the three days of a mail [PR-3]', async () => {
    const { scene, shop, announce, refuse, notices } = await made();
    refuse(new MailError('address_refused', true));
    await announce(40);
    await scene.useCases.sendMails();
    assert.deepEqual(
      (await notices()).map(({ state, isLate }) => [state, isLate]),
      [['failed', false]],
    );
    assert.equal((await scene.useCases.announceAgreements()).notices, 0, 'it still lies in the outbox');
    scene.clock.forward(3 * DAY_MS + 1);
    await scene.stores.mails.removeExpired(SERVICE_SCOPE, scene.clock.now());
    assert.equal((await scene.useCases.announceAgreements()).notices, 1);
    refuse(null);
    await scene.useCases.sendMails();
    assert.deepEqual(
      (await notices()).map(({ state }) => state),
      ['sent'],
    );
    for (let round = 0; round < 3; round += 1) {
      assert.equal((await scene.useCases.announceAgreements()).notices, 0, 'nor once more');
      scene.clock.forward(4 * DAY_MS);
      await scene.stores.mails.removeExpired(SERVICE_SCOPE, scene.clock.now());
    }
    assert.equal((await scene.stores.agreements.get(shop.scope))?.subProcessorTold, 1);
  });

  it('whose process died while it was sent is recorded by the next one [PR-3]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { scene, announce, cutAfter, notices, sentActs } = await made();
      await announce();
      const isWhole = await cutAfter(calls, () => scene.useCases.sendMails());
      scene.clock.forward(10 * 60_000);
      await scene.useCases.sendMails();
      const states = (await notices()).map(({ state }) => state);
      assert.deepEqual(states, ['sent'], `cut after ${calls} calls`);
      assert.ok((await sentActs()) >= 1, `cut after ${calls} calls`);
      if (isWhole) break;
    }
  });
});

describe('a sub-processor that is announced again since the answer was lost', () => {
  const REF = '3f0c1f4e-0d2a-4f35-9a63-6a1b4f5a1c01';
  const wish = (since: string) => ({ ...CHMURA, since, ref: REF });

  it('is named once, whatever became of the notices, and each shop is told once [PR-3]', async () => {
    const { scene, shop, operator } = await made();
    const { useCases, stores, clock } = scene;
    const since = new Date(clock.now().getTime() + 31 * DAY_MS).toISOString().slice(0, 10);
    const { all } = stores.agreements;
    let reads = 0;
    stores.agreements.all = async (...given) => {
      reads += 1;
      if (reads === 2) throw new DomainError('unavailable', 'The database does not answer at the moment.');
      return all(...given);
    };
    const first = await useCases.addSubProcessor(operator, wish(since));
    assert.equal(reads, 2);
    clock.forward(2 * DAY_MS);
    const again = await useCases.addSubProcessor(operator, wish(since));
    assert.deepEqual(again, first);
    assert.equal(again.entries.length, 1);
    assert.deepEqual((await stores.subProcessors.versions()).length, 1);
    await useCases.announceAgreements();
    await useCases.announceAgreements();
    const told = (await shop.mails()).filter(({ kind }) => kind === 'sub_processor_notice');
    assert.equal(told.length, 1);
  });

  it('is named once by two calls at the same moment [PR-3]', async () => {
    const { scene, operator } = await made();
    const { useCases, stores, clock } = scene;
    const since = new Date(clock.now().getTime() + 31 * DAY_MS).toISOString().slice(0, 10);
    const lists = await Promise.all([
      useCases.addSubProcessor(operator, wish(since)),
      useCases.addSubProcessor(operator, wish(since)),
    ]);
    assert.deepEqual(lists[0], lists[1]);
    assert.equal((await stores.subProcessors.current())?.entries.length, 1);
  });

  it('keeps nobody waiting for the notices', async () => {
    const { scene, operator } = await made();
    const { agreements } = scene.stores;
    const since = new Date(scene.clock.now().getTime() + 31 * DAY_MS).toISOString().slice(0, 10);
    const { all } = agreements;
    let reads = 0;
    agreements.all = (...given) => {
      reads += 1;
      return reads === 2 ? new Promise(() => undefined) : all(...given);
    };
    const list = await scene.useCases.addSubProcessor(operator, wish(since), async () => null);
    assert.deepEqual([reads, list.entries.length], [2, 1]);
  });

  it('is another one under another ref', async () => {
    const { scene, operator } = await made();
    const since = new Date(scene.clock.now().getTime() + 31 * DAY_MS).toISOString().slice(0, 10);
    await scene.useCases.addSubProcessor(operator, wish(since));
    const ref = '3f0c1f4e-0d2a-4f35-9a63-6a1b4f5a1c02';
    const list = await scene.useCases.addSubProcessor(operator, { ...wish(since), ref });
    assert.equal(list.entries.length, 2);
  });
});

describe('the addresses of a notice of a new sub-processor', () => {
  const NAMED = 'biuro@sklep.example';

  it('are the contact that the company has now and the one that its document names [PR-3]', async () => {
    const { scene, shop, announce, moveContact, waiting, notices } = await made();
    await moveContact('nowa@sklep.example');
    await announce();
    const mails = await waiting();
    assert.deepEqual(
      mails.map(({ to }) => to),
      [NAMED, 'nowa@sklep.example'],
    );
    for (const { id, to } of mails) if (to === NAMED) await scene.stores.mails.discard(shop.scope, id);
    await scene.useCases.sendMails();
    assert.deepEqual(
      (await notices()).map(({ state }) => state),
      ['sent'],
      'one that a mail server took is enough',
    );
    assert.equal((await scene.useCases.announceAgreements()).notices, 0);
  });

  it('are one where the company writes the same address in another way [PR-3]', async () => {
    const { announce, moveContact, waiting } = await made();
    await moveContact('Biuro@Sklep.example');
    await announce();
    assert.deepEqual(
      (await waiting()).map(({ to }) => to),
      [NAMED],
    );
  });

  it('have failed only when a mail server refused the mail for each of them [PR-3]', async () => {
    const { scene, shop, announce, moveContact, refuse, waiting, notices } = await made();
    refuse(new MailError('address_refused', true));
    await moveContact('nowa@sklep.example');
    await announce();
    await scene.useCases.sendMails();
    const states = async () => (await notices()).map(({ state }) => state);
    assert.deepEqual(await states(), ['failed']);
    const [{ id } = assert.fail()] = await waiting();
    await scene.stores.mails.retry(shop.scope, id, new Date(scene.clock.now().getTime() + DAY_MS));
    assert.deepEqual(await states(), ['queued']);
  });
});

describe('a new agreement that is accepted while the days for an objection run', () => {
  it('ends them no earlier where it names the sub-processor, and has others told anew [PR-3]', async () => {
    const { scene, shop, owner, operator, announce, upcoming } = await made();
    const named = await announce();
    scene.clock.forward(DAY_MS);
    const sentAt = scene.clock.now();
    await scene.useCases.sendMails();
    const { id } = await scene.useCases.draftAgreement(owner, shop.id, {
      locale: 'en',
      company: AGREEMENT_COMPANY,
    });
    const pdf = Buffer.from('%PDF-1.7 podpisy');
    await scene.useCases.printAgreementForm(owner, shop.id, id);
    await scene.useCases.uploadScan(owner, shop.id, id, pdf);
    scene.clock.forward(DAY_MS);
    const other = await announce();
    await scene.useCases.sendMails();
    await scene.useCases.countersign(operator, shop.id, id, pdf);
    assert.deepEqual(
      (await upcoming()).map((one) => [one.entry.id, one.objectUntil]),
      [
        [named, new Date(sentAt.getTime() + 14 * DAY_MS)],
        [other, null],
      ],
    );
    await scene.useCases.announceAgreements();
    await scene.useCases.sendMails();
    const until = new Date(scene.clock.now().getTime() + 14 * DAY_MS);
    assert.deepEqual((await upcoming())[1]?.objectUntil, until);
  });
});

describe('a sub-processor that was announced while a paper was out for signature', () => {
  it('can be objected to for 14 days from the notice after the paper binds, since its shop hears of it only then [PR-3]', async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const { useCases, stores, clock } = scene;
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
    const drafted = anAgreementDocument({ shopId: shop.id, state: 'received_signed', method: 'written' });
    await stores.agreementDocuments.insert(shop.scope, drafted);
    clock.forward(DAY_MS);
    const since = clock.now().toISOString().slice(0, 10);
    const list = await useCases.addSubProcessor(operator, { ...CHMURA, since });
    const id = list.entries[0]?.id ?? assert.fail();
    clock.forward(20 * DAY_MS);
    const activeAt = clock.now();
    await stores.agreementDocuments.update(shop.scope, drafted.id, 'received_signed', {
      state: 'active',
      activeAt,
    });
    await stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: drafted.id }));
    const upcoming = async () =>
      (await useCases.agreementOverview(owner, shop.id)).upcoming.map(({ entry, objectUntil }) => [
        entry.id,
        objectUntil,
      ]);
    assert.deepEqual(await upcoming(), [[id, null]]);
    clock.forward(3_600_000);
    await useCases.announceAgreements();
    const until = new Date(clock.now().getTime() + 14 * DAY_MS);
    await useCases.sendMails();
    assert.deepEqual(await upcoming(), [[id, until]]);
    clock.forward(14 * DAY_MS);
    await useCases.objectToSubProcessor(owner, shop.id, id, 'Nie chcemy');
    clock.forward(1);
    assert.deepEqual(await upcoming(), []);
  });
});
