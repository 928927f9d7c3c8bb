import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import type { LeadSummary } from '../../../service/protocol/api/inbox/lead-api.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const LONG = 'Mamy dla Państwa najlepsze pozycjonowanie stron w całej Europie.';

describe('the quarantine of contact forms', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let merchant: Merchant;
  beforeEach(async () => {
    clock = makeFakeClock();
    service = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' }, overrides: { clock } });
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });
  afterEach(() => service.stop());

  const scope = () => scopeOfShop(merchant.shop.id);
  const send = (body: unknown) => call(service, 'POST', '/v1/visitor/leads', { body });
  const staff = async (method: string, path: string, body?: unknown) => {
    const token = await signIn(service, merchant.email);
    return call(service, method, `/v1/staff/${path}`, { token, ...(body === undefined ? {} : { body }) });
  };
  const fill = async (changes: Record<string, unknown> = {}, seconds = 30, of = merchant) => {
    const session = await openSession(service, of.shop);
    clock.forward(seconds * SECOND);
    const reply = await send(leadBody(of.shop, session, changes));
    assert.equal(reply.status, 201, reply.text);
    return reply.body;
  };
  const quarantined = async () => (await staff('GET', 'quarantine')).body.leads;
  const leads = async () => (await staff('GET', 'leads')).body;
  const reasons = async () => (await quarantined()).map(({ suspicions }: LeadSummary) => suspicions);
  const followUp = () => service.useCases.followUpLeads();
  const mails = async () => {
    const rows = await service.stores.mails.list(scope(), 50);
    return Promise.all(
      rows.map(async ({ sealed, kind, nextAttemptAt }) => ({
        ...(JSON.parse(await service.ports.vault.open(scope(), sealed)) as MailContent),
        kind,
        nextAttemptAt,
      })),
    );
  };

  it('holds a form that was sent sooner than a person can fill it in, and says how soon', async () => {
    await fill({}, 2);
    assert.deepEqual(await reasons(), [[{ rule: 'fast', count: 2 }]]);
    assert.deepEqual((await leads()).leads, []);
    assert.equal((await leads()).counts.quarantined, 1);
    await fill({}, 3);
    assert.equal((await leads()).leads.length, 1, 'three seconds are enough');
  });

  it('does not count the time of a token that replaced an expired one under the same form', async () => {
    const session = await openSession(service, merchant.shop);
    clock.forward(3 * 3_600 * SECOND);
    const body = leadBody(merchant.shop, session);
    const expired = await send(body);
    assert.equal(expired.body.code, 'form_expired');
    assert.equal((await send({ ...body, formToken: expired.body.details.form.formToken })).status, 201);
    assert.equal((await leads()).leads.length, 1);
  });

  it('holds a form with the hidden field filled in, link code, or many addresses of other sites', async () => {
    await fill({ website: 'https://spam.example' });
    await fill({ message: 'Zobacz [url=https://spam.example]tutaj[/url]' });
    await fill({ message: 'a https://x.example/1 b http://y.example c www.z.example' });
    await fill({ message: ['a', 'b', 'c'].map((path) => `${merchant.shop.url}${path}`).join(' ') });
    assert.deepEqual(await reasons(), [
      [{ rule: 'links', count: 3 }],
      [{ rule: 'link_code', count: null }],
      [{ rule: 'trap', count: null }],
    ]);
    assert.equal((await leads()).leads.length, 1, 'links to the shop itself are what customers send');
  });

  it('holds the third form with the same text in a day, in whatever shop', async () => {
    const other = await makeMerchant(service);
    await pushPolicy(service, other);
    await fill({ message: LONG });
    await fill({ message: LONG }, 30, other);
    await fill({ message: LONG.toUpperCase() });
    assert.deepEqual(await reasons(), [[{ rule: 'repeated', count: null }]]);
    for (let round = 0; round < 4; round += 1) await fill({ message: 'Proszę o telefon.' });
    assert.equal((await quarantined()).length, 1, 'a short text is written by many people');
  });

  it('gives its sender a working receipt with the proof, and says that somebody will look at it', async () => {
    const { receiptSecret, keptUntil } = await fill({}, 0);
    assert.equal(keptUntil, new Date(clock.now().getTime() + 14 * DAY).toISOString());
    const shown = await call(service, 'POST', '/v1/visitor/receipt', { body: { secret: receiptSecret } });
    assert.equal(shown.status, 200, shown.text);
    assert.equal(shown.body.awaitsLook, true);
    assert.equal((await service.stores.consents.head(scope())).seq, 1);
    const [{ id }] = await quarantined();
    const detail = await staff('GET', `leads/${id}`);
    assert.match(detail.body.consentEventId, /^cse_/);
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret: receiptSecret } });
    assert.deepEqual(await quarantined(), []);
  });

  it('mails once a day that there is something to look through, and nothing about the single form [SE-6]', async () => {
    await fill({}, 0);
    await fill({ website: 'x' });
    await followUp();
    const [mail, ...others] = await mails();
    assert.deepEqual(others, []);
    assert.equal(mail?.kind, 'lead_waiting');
    assert.match(mail?.link ?? '', /#\/quarantine$/);
    assert.equal(mail?.nextAttemptAt.toISOString().slice(11, 16), '08:00');
    assert.ok((mail?.nextAttemptAt ?? 0) > clock.now());
  });

  it('makes it a new lead, kept as the notice said and mailed about, when it is not spam [RE-1, PR-6]', async () => {
    await fill({}, 0);
    await followUp();
    const [{ id }] = await quarantined();
    const early = await staff('POST', `leads/${id}/state`, { state: 'answered' });
    assert.equal(early.status, 409, 'not before it is a lead');
    clock.forward(2 * DAY);
    const released = await staff('POST', `leads/${id}/not-spam`);
    assert.equal(released.status, 200, released.text);
    assert.equal(released.body.suspicions, null);
    assert.equal(Date.parse(released.body.expiresAt) - Date.parse(released.body.createdAt), 180 * DAY);
    await followUp();
    assert.equal((await mails()).length, 2);
    const { leads: listed, counts } = await leads();
    assert.deepEqual([listed.length, listed[0].state, counts.quarantined], [1, 'new', 0]);
    assert.equal((await staff('POST', `leads/${id}/not-spam`)).status, 409);
    const acts = await service.stores.audit.range(scope(), 1, 99);
    const about = acts.map(({ action, target }) => [action, target]);
    for (const action of ['lead.list', 'lead.not_spam'])
      assert.ok(
        about.some(([done, target]) => done === action && [id, merchant.shop.id].includes(String(target))),
        `${action}: ${JSON.stringify(about)}`,
      );
  });

  it('erases it as spam for good: a late copy of the form is not kept again [RT-2, RT-8, SE-3]', async () => {
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session);
    const { receiptSecret } = (await send(body)).body;
    const [{ id }] = await quarantined();
    const consultant = await addMember(service, merchant.organisationId, 'consultant');
    const token = await signIn(service, consultant.email);
    const path = `/v1/staff/leads/${id}`;
    assert.equal((await call(service, 'DELETE', path, { token })).status, 403);
    assert.equal((await staff('DELETE', `leads/${id}`)).status, 204);
    assert.equal(await service.stores.leads.get(scope(), id), null);
    const shown = await call(service, 'POST', '/v1/visitor/receipt', { body: { secret: receiptSecret } });
    assert.equal(shown.status, 404);
    assert.equal((await send(body)).status, 409);
    assert.equal((await staff('DELETE', `leads/${id}`)).status, 404);
  });

  it('is found by no search before somebody has looked', async () => {
    await fill({ website: 'x', message: 'Poproszę o rabarbar' });
    await service.useCases.indexContent();
    const search = async () => (await staff('POST', 'search', { text: 'rabarbar' })).body.results.length;
    assert.equal(await search(), 0);
    const [{ id }] = await quarantined();
    await staff('POST', `leads/${id}/not-spam`);
    assert.equal(await search(), 1);
  });

  it('takes no boxes for offers from a suspected machine, which may have typed in the address of somebody else', async () => {
    const boxes = { email: false, phone: true, texts: { email: {}, phone: {} } };
    await service.stores.shops.update(scope(), { marketing: boxes });
    const { noticeId } = (await openSession(service, merchant.shop)).body.form.marketing;
    await fill({ website: 'x', marketing: { noticeId, channels: ['phone'] } });
    const purposes = async () =>
      (await service.stores.consents.range(scope(), 1, 9)).flatMap((entry) =>
        entry.kind === 'event' ? [entry.event.purpose] : [],
      );
    assert.deepEqual(await purposes(), ['reply']);
    await fill({ marketing: { noticeId, channels: ['phone'] } });
    assert.deepEqual(await purposes(), ['reply', 'reply', 'marketing_phone']);
  });

  it('leaves the chat of its visitor waiting, and does not count the time of a form beside a chat', async () => {
    const owner = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const send1 = {
      t: 'message.send',
      ref: service.ports.ids.ref(),
      text: 'Halo?',
      boot: newBoot(),
    } as const;
    visitor.send(send1);
    const { token } = await visitor.next('message.ack');
    assert.ok(token);
    const beside = async (website?: string) => {
      const body = leadBody(merchant.shop, await openSession(service, merchant.shop), { website });
      return call(service, 'POST', '/v1/visitor/leads', { token, body });
    };
    const isWaiting = async () => {
      await service.stores.conversations.drain();
      const [id] = await service.stores.conversations.ids(scope());
      assert.ok(id);
      return (await service.stores.conversations.find(scope(), id))?.waitingSince !== null;
    };
    assert.equal((await beside('x')).status, 201);
    assert.equal(await isWaiting(), true);
    assert.equal((await beside()).status, 201);
    assert.equal(await isWaiting(), false);
    assert.deepEqual(await reasons(), [[{ rule: 'trap', count: null }]]);
    await visitor.close();
    await owner.close();
  });

  it('erases no ordinary lead that way', async () => {
    await fill();
    const [{ id }] = (await leads()).leads;
    assert.equal((await staff('DELETE', `leads/${id}`)).status, 409);
    assert.equal((await leads()).leads.length, 1);
  });

  it('ends by time: as the shop has set, never later than the notice said [RE-1]', async () => {
    const set = await staff('PATCH', `shops/${merchant.shop.id}`, {
      quarantineDays: 10,
      leadRetentionDays: 7,
    });
    assert.equal(set.status, 200, set.text);
    await fill({}, 0);
    await staff('PATCH', `shops/${merchant.shop.id}`, { leadRetentionDays: 180 });
    const [{ createdAt, expiresAt }] = await quarantined();
    assert.equal(Date.parse(expiresAt) - Date.parse(createdAt), 7 * DAY);
    clock.forward(7 * DAY);
    await service.useCases.sweepExpired();
    assert.deepEqual(await quarantined(), []);
    assert.equal((await leads()).counts.quarantined, 0);
  });

  it('takes nothing for spam once the owner has turned it off', async () => {
    for (const days of [6, 31, 7.5])
      assert.equal((await staff('PATCH', `shops/${merchant.shop.id}`, { quarantineDays: days })).status, 422);
    await staff('PATCH', `shops/${merchant.shop.id}`, { quarantineDays: 0 });
    await fill({ website: 'x' }, 0);
    assert.deepEqual([(await leads()).leads.length, (await leads()).counts.quarantined], [1, 0]);
  });
});
