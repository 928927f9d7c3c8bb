import assert from 'node:assert/strict';
import type { PartsOfTests } from '../../../service/compose/compose-domain.ts';
import { aCompany, aStaff } from '../../support/builders/staff-builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { brokenMailer, takingMailer } from '../../support/fakes/fake-mailer.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { marketingScene } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const MINUTE = 60_000;

describe('nobody floods a mailbox through the service', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let outbox: ReturnType<typeof watchOutbox>;
  let service: TestService;
  const start = async (factor: string, overrides: PartsOfTests = {}) => {
    clock = makeFakeClock();
    outbox = watchOutbox();
    const env = { ZGODA_LIMIT_FACTOR: factor };
    service = await startTestService({ stores: outbox.stores, overrides: { clock, ...overrides }, env });
  };
  afterEach(() => service.stop());

  const inviter = async (): Promise<(email: string) => ReturnType<typeof call>> => {
    const owner: Merchant = await makeMerchant(service);
    const token = await signIn(service, owner.email);
    return (email) =>
      call(service, 'POST', `/v1/staff/organisations/${owner.organisationId}/invitations`, {
        token,
        body: { email, role: 'consultant', shopIds: null },
      });
  };
  const mailsTo = async (address: string) =>
    (await outbox.readMails(service)).filter(({ to }) => to === address).length;

  it('one invitation goes to a mailbox in five minutes, whoever invites', async () => {
    await start('1000');
    const [first, second] = [await inviter(), await inviter()];
    const address = 'ewa@example.com';
    const replies = await Promise.all([first(address), first(address), second(address)]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 429, 429]);
    const refused = replies.find(({ status }) => status === 429);
    assert.equal(refused?.body.code, 'rate_limited');
    assert.ok(Number(refused?.headers.get('retry-after')) > 0);
    assert.equal(await mailsTo(address), 1);
    clock.forward(5 * MINUTE + 1);
    assert.equal((await second(address)).status, 201);
  });

  it('twenty resends of an invitation send it once, by withdrawing and inviting anew too', async () => {
    await start('1000');
    const agency = await service.useCases.createOwner({
      email: 'szef@agencja.example',
      name: 'Szef',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja',
    });
    const token = await signIn(service, 'szef@agencja.example');
    const base = `/v1/staff/organisations/${agency.organisation.id}`;
    const post = (path: string, body: unknown) => call(service, 'POST', path, { token, body });
    const made = await post(`${base}/clients`, {
      company: aCompany({ contactEmail: 'klient@example.org' }),
      shopName: 'Sklep Klienta',
      url: 'https://klient.example',
      locale: 'pl',
    });
    assert.equal(made.status, 201, made.text);
    const resend = () => post(`${base}/clients/${made.body.id}/invitation`, {});
    const replies = await Promise.all(Array.from({ length: 20 }, resend));
    assert.ok(replies.every(({ status }) => status === 429));
    assert.equal(await mailsTo('klient@example.org'), 1);

    const body = { email: 'ewa@example.com', role: 'consultant', shopIds: null };
    const statuses: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const reply = await post(`${base}/invitations`, body);
      statuses.push(reply.status);
      const { body: people } = await call(service, 'GET', `${base}/people`, { token });
      for (const { id } of people.invitations)
        await call(service, 'DELETE', `${base}/invitations/${id}`, { token });
    }
    assert.deepEqual(statuses, [201, ...Array.from({ length: 19 }, () => 429)]);
  });

  it('a company sends a hundred mails a day to addresses that its people type', async () => {
    await start('1');
    const owner = await makeMerchant(service);
    const path = `/v1/staff/organisations/${owner.organisationId}/invitations`;
    const statuses: number[] = [];
    for (let person = 0; person < 3; person += 1) {
      const { email } = await addMember(service, owner.organisationId, 'manager');
      const token = await signIn(service, email);
      for (let count = 0; count < 40; count += 1) {
        const body = { email: aStaff().email, role: 'consultant', shopIds: null };
        statuses.push((await call(service, 'POST', path, { token, body })).status);
      }
    }
    assert.equal(statuses.filter((status) => status === 201).length, 100);
  });

  it('a request about data asks the person once in five minutes whether the address is theirs', async () => {
    await start('1000', { mailer: brokenMailer });
    const owner = await makeMerchant(service);
    const token = await signIn(service, owner.email);
    const address = 'ktos@example.org';
    const ask = async () => {
      const body = { shopId: owner.shop.id, kind: 'access', locale: 'pl', email: address };
      const made = await call(service, 'POST', '/v1/staff/requests', { token, body });
      assert.equal(made.status, 201, made.text);
      return String(made.body.id);
    };
    const [first, second] = [await ask(), await ask()];
    const mail = (id: string) =>
      call(service, 'POST', `/v1/staff/requests/${id}/identity-mail`, { token, body: {} });
    assert.equal((await mail(first)).status, 200);
    const more = await Promise.all([mail(first), mail(second), mail(first), mail(second)]);
    assert.deepEqual(
      more.map(({ status }) => status),
      [429, 429, 429, 429],
    );
    assert.equal(await mailsTo(address), 1);
    clock.forward(5 * MINUTE + 1);
    assert.equal((await mail(second)).status, 200);
  });

  it('requests about data count as mails to addresses that somebody typed', async () => {
    await start('1', { mailer: brokenMailer });
    const owner = await makeMerchant(service);
    const token = await signIn(service, owner.email);
    const statuses: number[] = [];
    for (let count = 0; count < 52; count += 1) {
      const email = aStaff().email;
      const body = { shopId: owner.shop.id, kind: 'access', locale: 'pl', email };
      const made = await call(service, 'POST', '/v1/staff/requests', { token, body });
      const path = `/v1/staff/requests/${made.body.id}/identity-mail`;
      statuses.push((await call(service, 'POST', path, { token, body: {} })).status);
    }
    assert.equal(statuses.filter((status) => status === 200).length, 50);
  });

  it('a person sends fifty mails a day to addresses that they type', async () => {
    await start('1');
    const invite = await inviter();
    const statuses: number[] = [];
    for (let count = 0; count < 52; count += 1) statuses.push((await invite(aStaff().email)).status);
    assert.equal(statuses.filter((status) => status === 201).length, 50);
    assert.deepEqual(statuses.slice(50), [429, 429]);
  });

  it('a contact form that is sent again asks nobody but the address that it was sent with, and once', async () => {
    await start('1000', { mailer: takingMailer });
    const scene = marketingScene(service);
    const merchant = await scene.shopWithBoxes();
    const { reply, body } = await scene.send(merchant, ['email']);
    assert.equal(reply.status, 201, reply.text);
    const again = (values: Record<string, unknown>) =>
      call(service, 'POST', '/v1/visitor/leads', { body: { ...body, ...values } });
    for (let count = 0; count < 3; count += 1) assert.equal((await again({})).status, 201);
    for (const email of ['victim@example.org', 'other@example.org']) {
      assert.equal((await again({ email })).status, 201);
      assert.equal(await mailsTo(email), 0);
    }
    const asked = (await outbox.readMails(service)).filter(({ kind }) => kind === 'optin_confirmation');
    assert.equal(asked.length, 1);
    clock.forward(15 * MINUTE + 1);
    await again({});
    const later = (await outbox.readMails(service)).filter(({ kind }) => kind === 'optin_confirmation');
    assert.equal(later.length, 2, 'the first one may be lost');
    assert.equal(new Set(later.map(({ to }) => to)).size, 1);
  });
});
