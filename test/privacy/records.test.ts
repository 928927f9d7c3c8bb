import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Mailer } from '../../service/domain/model/mail/mailer.ts';
import { noPushSender } from '../../service/outbound/push/push-sender.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { takingMailer } from '../support/fakes/fake-mailer.ts';
import { bindContracts } from '../support/scenes/bind-contracts.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

type Section = { code: string; facts: { label: string; values: string[] }[] };

describe('records of processing', () => {
  let service: TestService;
  let operator: Merchant;
  let owner: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService();
    // The first owner is the operator.
    operator = await makeMerchant(service);
    owner = await makeMerchant(service);
    await pushPolicy(service, owner);
    token = await signIn(service, owner.email);
  });
  after(() => service.stop());
  const record = async (locale = 'en') => {
    const reply = await call(service, 'GET', `/v1/staff/shops/${owner.shop.id}/record?locale=${locale}`, {
      token,
    });
    assert.equal(reply.status, 200, reply.text);
    return { text: reply.text, sections: reply.body.sections as Section[] };
  };
  const patch = async (body: unknown) => {
    const reply = await call(service, 'PATCH', `/v1/staff/shops/${owner.shop.id}`, { token, body });
    assert.equal(reply.status, 200, reply.text);
  };
  it('name the push services as recipients outside the EEA where pushes are on, for both roles [PR-4]', async () => {
    const push = { ...noPushSender, hosts: ['fcm.googleapis.com', '*.notify.windows.com'] };
    const pushing = await startTestService({ overrides: { push } });
    const { email, shop } = await makeMerchant(pushing);
    const by = await signIn(pushing, email);
    for (const locale of LOCALES) {
      for (const path of [`shops/${shop.id}/record`, 'record']) {
        const { text } = await call(pushing, 'GET', `/v1/staff/${path}?locale=${locale}`, { token: by });
        assert.match(text, /fcm\.googleapis\.com, notify\.windows\.com/, `${path} ${locale}`);
        assert.doesNotMatch(text, /\{\w+\}/);
      }
      assert.doesNotMatch((await record(locale)).text, /googleapis/);
    }
    await pushing.stop();
  });

  const codes = async () => (await record()).sections.map(({ code }) => code);

  it('name controller, purposes, bases, people, data, recipients, transfers, periods and measures [PR-4]', async () => {
    for (const locale of LOCALES) {
      const { sections, text } = await record(locale);
      const found = sections.map(({ code }) => code);
      for (const code of [
        'controller',
        'chat',
        'form',
        'proofs',
        'rights',
        'accounts',
        'log',
        'recipients',
        'measures',
      ]) {
        assert.ok(found.includes(code), `${locale}: ${code}`);
      }
      assert.match(text, /Sklep Testowy sp. z o.o./);
      assert.doesNotMatch(text, /\{\w+\}/, `${locale}: a gap is left`);
      for (const { code, facts } of sections) {
        for (const { label, values } of facts)
          assert.ok(values.length > 0, `${locale} ${code}: ${label} is empty`);
      }
    }
  });

  it('change when a feature is switched on or off, a period set, an agency let in [PR-4]', async () => {
    assert.ok(!(await codes()).includes('marketing'));
    await patch({ marketing: { email: true } });
    assert.ok((await codes()).includes('marketing'));
    await patch({ marketing: { email: false } });
    assert.ok(!(await codes()).includes('marketing'));

    await patch({ visitorList: { isOn: true, invitations: [] } });
    assert.ok((await codes()).includes('visits'));
    await patch({ visitorList: { isOn: false, invitations: [] } });
    assert.ok(!(await codes()).includes('visits'));

    assert.match((await record()).text, /phone number/);
    await patch({ fields: { name: 'optional', email: 'required', phone: 'off' } });
    assert.doesNotMatch((await record()).text, /phone number/);

    await patch({ leadRetentionDays: 77, auditRetentionMonths: 9 });
    assert.match((await record()).text, /77 days after the last contact/);
    assert.match((await record()).text, /9 months/);

    const basisOf = async () =>
      JSON.stringify((await record()).sections.find(({ code }) => code === 'form')?.facts ?? []);
    assert.match(await basisOf(), /consent/);
    await patch({ leadBasis: 'request' });
    assert.doesNotMatch(await basisOf(), /consent/);

    const agency = await service.useCases.createOwner({
      email: 'agencja.rejestr@example.com',
      name: 'A',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja Rejestrowa',
    });
    await call(service, 'POST', `/v1/staff/shops/${owner.shop.id}/grants`, {
      token,
      body: { agencyCode: agency.organisation.code, role: 'consultant' },
    });
    assert.doesNotMatch((await record()).text, /Agencja Rejestrowa/, 'not before its contract');
    await bindContracts(service, owner.shop.id);
    assert.match((await record()).text, /Agencja Rejestrowa/);
  });

  it('name what the shop server adds about a customer, and only while it is connected [PR-4]', async () => {
    const scope = scopeOfShop(owner.shop.id);
    const { adapterSecrets } = (await service.stores.shops.get(scope)) ?? assert.fail();
    assert.ok(adapterSecrets.length > 0);
    assert.match((await record()).text, /latest orders/);
    await service.stores.shops.update(scope, { adapterSecrets: [] });
    assert.doesNotMatch((await record()).text, /latest orders/);
    await service.stores.shops.update(scope, { adapterSecrets });
  });

  it('show the form as gone when it is hidden without a policy [PR-4]', async () => {
    await pushPolicy(service, owner, { state: 'absent', url: null, text: null });
    await patch({ whenNoPolicy: 'hide' });
    assert.ok(!(await codes()).includes('form'));
    await patch({ whenNoPolicy: 'auto' });
    assert.ok((await codes()).includes('form'));
    await pushPolicy(service, owner);
  });

  it('give the operator each controller with contact, and no content of any [PR-4, SE-3]', async () => {
    const running = await signIn(service, operator.email);
    for (const locale of LOCALES) {
      const { body, text } = await call(service, 'GET', `/v1/staff/record?locale=${locale}`, {
        token: running,
      });
      assert.equal(body.kind, 'processor');
      const found = body.sections.map((section: Section) => section.code);
      assert.ok(
        found.includes(`controllers.${owner.shop.id}`) && found.includes(`controllers.${operator.shop.id}`),
      );
      for (const code of ['processor', 'categories', 'subProcessors', 'measures'])
        assert.ok(found.includes(code));
      assert.doesNotMatch(text, /\{\w+\}/);
    }
    assert.equal((await call(service, 'GET', '/v1/staff/record?locale=pl', { token })).status, 403);
  });
});

describe('register of breaches', () => {
  let service: TestService;
  let operator: Merchant;
  let first: Merchant;
  let second: Merchant;
  let running: string;
  const opening = (changes: Record<string, unknown> = {}) => ({
    shopId: null,
    shopIds: null,
    kinds: ['leads', 'conversations'],
    natures: ['confidentiality'],
    reach: 'stored',
    from: '2020-01-01T00:00:00.000Z',
    to: new Date(Date.now() + 60_000).toISOString(),
    foundAt: new Date().toISOString(),
    what: 'A backup could be read without a password.',
    consequences: 'Unwanted messages.',
    measures: 'Access was closed; keys were changed.',
    ...changes,
  });
  const open = (by: string, changes: Record<string, unknown> = {}) =>
    call(service, 'POST', '/v1/staff/breaches', { token: by, body: opening(changes) });
  const letters: string[] = [];
  const mailer: Mailer = {
    ...takingMailer,
    async send(mail) {
      letters.push(mail.text);
      return takingMailer.send(mail);
    },
  };
  const mailsTo = (shopId: string) =>
    letters.filter((text) => text.includes(`/shops/${shopId}/records`)).length;
  const isTold = async (id: string): Promise<void> => {
    for (;;) {
      await service.useCases.sendMails();
      const notices = await service.stores.breaches.noticesOf(SERVICE_SCOPE, id as never);
      if (notices.every(({ notifiedAt }) => notifiedAt !== null)) return;
    }
  };
  before(async () => {
    service = await startTestService({ overrides: { mailer } });
    operator = await makeMerchant(service);
    first = await makeMerchant(service);
    second = await makeMerchant(service);
    running = await signIn(service, operator.email);
    for (const [merchant, name] of [
      [first, 'Pierwsza Osoba'],
      [second, 'Druga Osoba'],
    ] as const) {
      await pushPolicy(service, merchant);
      const session = await openSession(service, merchant.shop);
      await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session, { name }) });
      const staff = await connectStaff(service, merchant.email);
      const visitor = await connectVisitor(service, merchant.shop);
      visitor.send({ t: 'message.send', ref: crypto.randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      await visitor.next('message.ack');
      await visitor.close();
      await staff.close();
    }
  });
  after(() => service.stop());

  it('shows the operator shops and the whole text, no person, and tells nobody when it is recorded [SE-4]', async () => {
    const { body, status, text } = await open(running);
    assert.equal(status, 201, text);
    assert.equal(body.notices.length, 3);
    for (const locale of LOCALES) {
      const draft = await call(service, 'GET', `/v1/staff/breaches/${body.id}/draft?locale=${locale}`, {
        token: running,
      });
      assert.equal(draft.body.texts.length, 3);
      for (const one of draft.body.texts) assert.doesNotMatch(one, /\{\w+\}/, 'a gap is left');
      assert.match(draft.body.texts[0], /A backup could be read/);
    }
    await service.useCases.sendMails();
    assert.equal(mailsTo(first.shop.id), 0);
    assert.doesNotMatch(text, /Pierwsza Osoba|zaneta/, 'the operator sees shops, not people');
  });

  it('tells each controller once, starts both clocks, and shows the shop what Art. 33(3) asks for [SE-4]', async () => {
    const { body } = await open(running, { shopIds: [first.shop.id] });
    assert.equal(Date.parse(body.tellBy) - Date.parse(body.foundAt), 24 * 3_600_000);
    const owner = await signIn(service, first.email);
    const register = `/v1/staff/shops/${first.shop.id}/breaches`;
    assert.deepEqual((await call(service, 'GET', register, { token: owner })).body.breaches, []);
    for (let time = 0; time < 2; time += 1) {
      await call(service, 'POST', `/v1/staff/breaches/${body.id}/notify`, { token: running, body: {} });
    }
    await isTold(body.id);
    assert.deepEqual([mailsTo(first.shop.id), mailsTo(second.shop.id)], [1, 0]);
    const [entry] = (await call(service, 'GET', register, { token: owner })).body.breaches;
    const [notice] = entry.notices;
    assert.equal(Date.parse(notice.authorityBy) - Date.parse(notice.notifiedAt), 72 * 3_600_000);
    const texts = await call(service, 'GET', `${register}/${body.id}/texts?locale=en`, { token: owner });
    for (const part of ['confidentiality', 'Unwanted messages', 'Access was closed', 'list of people']) {
      assert.ok(texts.body.controller.includes(part) && texts.body.authority.includes(part), part);
    }
    assert.match(texts.body.persons, /What you can do/);
  });

  it('gives the list of people to the shop alone, and never to operator or other shops [SE-4, SE-3]', async () => {
    const { body } = await open(running, { shopIds: [first.shop.id, second.shop.id] });
    await call(service, 'POST', `/v1/staff/breaches/${body.id}/notify`, { token: running, body: {} });
    await isTold(body.id);
    const people = (shopId: string, by: string) =>
      call(service, 'GET', `/v1/staff/shops/${shopId}/breaches/${body.id}/people`, { token: by });
    const owner = await signIn(service, first.email);
    const own = await people(first.shop.id, owner);
    assert.match(own.text, /Pierwsza Osoba,zaneta\.kowalska@example\.net/);
    assert.ok(!own.text.includes('Druga Osoba'));
    assert.equal((await people(second.shop.id, owner)).status, 404);
    assert.equal((await people(first.shop.id, running)).status, 404, 'the operator is not the controller');
    const row = (
      await service.useCases.listActs(
        (await service.useCases.resolveAccess(first.ownerId)) ?? assert.fail(),
        { shopId: first.shop.id, limit: 5 },
      )
    ).rows.find((act) => act.action === 'breach.list');
    assert.equal(row?.actor, first.ownerId, 'taking the list is written down');
  });

  it('lets a shop enter its own, and nobody open one over shops of others [SE-4]', async () => {
    const owner = await signIn(service, first.email);
    assert.equal((await open(owner)).status, 403);
    assert.equal((await open(owner, { shopId: second.shop.id })).status, 404);
    const own = await open(owner, {
      shopId: first.shop.id,
      reach: 'received',
      from: '2020-01-01T00:00:00.000Z',
      to: '2020-02-01T00:00:00.000Z',
    });
    assert.equal(own.status, 201, own.text);
    assert.equal(
      (
        await open(owner, {
          shopId: first.shop.id,
          from: '2026-02-01T00:00:00.000Z',
          to: '2026-01-01T00:00:00.000Z',
        })
      ).status,
      422,
    );
    const close = () =>
      call(service, 'POST', `/v1/staff/breaches/${own.body.id}/close`, { token: owner, body: {} });
    // Art. 33(5): the register must say why the authority was notified, or was not.
    const unjudged = await close();
    assert.deepEqual([unjudged.status, unjudged.body.code], [409, 'conflict'], unjudged.text);
    assert.match(unjudged.text, /[Jj]udge the risk/);
    const register = `/v1/staff/shops/${first.shop.id}/breaches`;
    const judged = { risk: 'unlikely', reason: 'Nothing came in.' };
    const said = await call(service, 'POST', `${register}/${own.body.id}/assessment`, {
      token: owner,
      body: judged,
    });
    assert.ok(said.status < 300, said.text);
    const closed = await close();
    assert.equal(closed.body.state, 'closed');
    const [kept] = (await call(service, 'GET', register, { token: owner })).body.breaches.filter(
      (one: { id: string }) => one.id === own.body.id,
    );
    assert.deepEqual([kept.state, kept.notices[0].assessments.length], ['closed', 1]);
    assert.equal(
      (await call(service, 'POST', `/v1/staff/breaches/${own.body.id}/close`, { token: running, body: {} }))
        .status,
      404,
    );
  });

  it('counts the 72 hours of a shop from its own discovery, whenever the breach is recorded [SE-4]', async () => {
    const owner = await signIn(service, first.email);
    const foundAt = new Date(Date.now() - 50 * 3_600_000);
    const { body } = await open(owner, { shopId: first.shop.id, foundAt: foundAt.toISOString() });
    assert.equal(Date.parse(body.notices[0].authorityBy) - foundAt.getTime(), 72 * 3_600_000);
    const texts = await call(
      service,
      'GET',
      `/v1/staff/shops/${first.shop.id}/breaches/${body.id}/texts?locale=en`,
      { token: owner },
    );
    const [, aware] =
      /Became aware: (.+?) at (?<time>[\d:]+) UTC/.exec(texts.body.authority) ?? assert.fail();
    assert.equal(
      aware,
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(foundAt),
    );
    // An empty field for a data-protection officer does not mean that there is none.
    for (const text of [texts.body.authority, texts.body.persons])
      assert.match(text, /Data-protection officer: to be completed by the controller if one is appointed/);
    const early = await open(owner, { shopId: first.shop.id, foundAt: '2019-12-31T00:00:00.000Z' });
    assert.deepEqual([early.status, Object.keys(early.body.fields ?? {})], [422, ['foundAt']]);
  });

  it('keeps the register for five years, and no person in it [SE-4, RE-1]', async () => {
    const { body } = await open(running);
    const breach = await service.stores.breaches.get(SERVICE_SCOPE, body.id);
    assert.equal(breach?.expiresAt.getUTCFullYear(), (breach?.openedAt.getUTCFullYear() ?? 0) + 5);
    const notices = await service.stores.breaches.noticesOf(SERVICE_SCOPE, body.id);
    assert.doesNotMatch(JSON.stringify([breach, notices]), /Osoba|@example|led_|cnv_/);
    assert.equal(await service.stores.breaches.removeExpired(SERVICE_SCOPE, new Date(Date.now() + 1_000)), 0);
    const after = new Date();
    after.setUTCFullYear(after.getUTCFullYear() + 6);
    assert.ok((await service.stores.breaches.removeExpired(SERVICE_SCOPE, after)) > 0);
    assert.equal(await service.stores.breaches.get(SERVICE_SCOPE, body.id), null);
  });
});
