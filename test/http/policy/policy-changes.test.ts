import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  POLICY_TEXT,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 24 * 3_600_000;
const NEW_TEXT = `${POLICY_TEXT} Od dziś dane przekazujemy także firmie kurierskiej.`;

describe('change of the policy page', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  const token = () => signIn(service, merchant.email);
  const path = (rest = '') => `/v1/staff/shops/${merchant.shop.id}/changes${rest}`;
  const changes = async () => (await call(service, 'GET', path(), { token: await token() })).body;
  const send = async (extra: Record<string, unknown> = {}) => {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, extra),
    });
    assert.equal(sent.status, 201, sent.text);
    return String(sent.body.receiptSecret);
  };
  const decide = async (choice: string) => {
    const [change] = (await changes()).changes;
    return call(service, 'POST', path(`/${change.id}/decision`), { token: await token(), body: { choice } });
  };
  const carriedOut = async () => {
    for (;;) {
      const [change] = (await changes()).changes;
      if (change.isDone) return change;
    }
  };
  const mails = async () => {
    const scope = scopeOfShop(merchant.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'email', 'zaneta.kowalska@example.net');
    const found = await service.stores.mails.findBySubject(scope, key);
    const changed = found.filter((mail) => mail.kind === 'policy_changed');
    return Promise.all(
      changed.map(async (mail) => JSON.parse(await service.ports.vault.open(scope, mail.sealed))),
    );
  };
  const receipt = async (secret: string) =>
    (await call(service, 'POST', '/v1/visitor/receipt', { body: { secret } })).body;

  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });

  it('is recorded with both texts and with what stands under the old one; old consents stand [D5]', async () => {
    await send();
    await send();
    assert.deepEqual((await changes()).changes, [], 'the first page is no change');
    clock.forward(60_000);
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    await pushPolicy(service, merchant, { text: NEW_TEXT, revision: '3' });
    const { changes: found, entries, mayDecide } = await changes();
    const own = found;
    assert.equal(
      own.length,
      1,
      'once, however often it is pushed, for all languages that the page speaks for',
    );
    assert.equal(mayDecide, true);
    assert.equal(own[0].choice, null);
    const detail = (await call(service, 'GET', path(`/${own[0].id}`), { token: await token() })).body;
    assert.ok(detail.after.includes('firmie kurierskiej') && !detail.before.includes('firmie kurierskiej'));
    assert.deepEqual(detail.standing, { leads: 2, cards: 0, subscriptions: 0 });
    const newest = entries.find((entry: { locale: string }) => entry.locale === 'pl');
    assert.deepEqual(newest.aspects, ['policy_text']);
    const [lead] = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 5);
    const events = await service.stores.consents.byRef(scopeOfShop(merchant.shop.id), lead?.id ?? '');
    assert.deepEqual(
      events.map((event) => event.action),
      ['granted'],
    );
    const me = (await call(service, 'GET', '/v1/staff/me', { token: await token() })).body;
    assert.ok(me.shops[0].undecidedChanges > 0);
  });

  it('lets nobody of the shop consent anew for the visitor: outbox and export hide the link, also without a mail server', async () => {
    const secret = await send();
    clock.forward(60_000);
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    assert.equal((await decide('ask_again')).status, 200);
    await carriedOut();
    assert.ok((await mails())[0].text.includes(secret), 'the visitor gets it');
    const outbox = `/v1/staff/shops/${merchant.shop.id}/mails`;
    const { body } = await call(service, 'GET', outbox, { token: await token() });
    const mail = body.mails.find(({ kind }: { kind: string }) => kind === 'policy_changed');
    const read = await call(service, 'GET', `${outbox}/${mail.id}`, { token: await token() });
    assert.equal(read.status, 200, read.text);
    assert.ok(!read.text.includes(secret), read.text);
    const taken = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/export`, {
      token: await token(),
      body: { password: PASSWORD },
    });
    assert.ok(taken.body.mails.some(({ id }: { id: string }) => id === mail.id));
    assert.ok(!taken.text.includes(secret), 'nor in the export of the shop');
  });

  it('is seen also when the page was away in between, and settings show in the same timeline [D5]', async () => {
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft' });
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    assert.equal((await changes()).changes.length, 1);
    const patched = await call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, {
      token: await token(),
      body: { fields: { name: 'off', email: 'required', phone: 'off' } },
    });
    assert.equal(patched.status, 200, patched.text);
    const { entries } = await changes();
    const [newest] = entries.filter((entry: { locale: string }) => entry.locale === 'pl');
    assert.ok(newest.aspects.includes('fields'), JSON.stringify(newest));
  });

  it('called harmless: kept with who and when, written down, nobody is bothered [PR-6]', async () => {
    const secret = await send();
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    const decided = await decide('harmless');
    assert.equal(decided.status, 200, decided.text);
    assert.equal(decided.body.decidedBy, merchant.ownerId);
    assert.equal(decided.body.isDone, true);
    assert.equal((await decide('inform')).status, 409, 'decided once');
    assert.deepEqual(await mails(), []);
    assert.equal((await receipt(secret)).renewal, null);
    const acts = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 100);
    const act = acts.find((row) => row.action === 'policy.decide');
    assert.equal(act?.details.choice, 'harmless');
    assert.match(String(act?.details.before), /^[0-9a-f]{64}$/);
    assert.notEqual(act?.details.before, act?.details.after);
  });

  it('called inform: everybody with an address gets a link and no data; the receipt says it [SE-6]', async () => {
    const secret = await send();
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    await send({ message: 'Pod nową treścią' });
    assert.equal((await decide('inform')).body.leads, 1);
    assert.equal((await carriedOut()).reached, 1);
    const [mail, ...others] = await mails();
    assert.equal(others.length, 0, 'only those under the old text');
    assert.match(mail.text, /zmienił swoją politykę prywatności/);
    assert.ok(mail.text.includes(`/receipt/#${secret}`));
    assert.doesNotMatch(mail.text, /herbata|Kowalska|zaneta/);
    const view = await receipt(secret);
    assert.equal(view.renewal, null);
    assert.equal(view.policyChanged.title, 'Polityka prywatności');
    assert.equal(view.state, 'active');
  });

  it('called ask again: the consent is superseded, and an empty box under the new words renews it [CO-1, CO-2, D5]', async () => {
    const secret = await send();
    clock.forward(60_000);
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    await decide('ask_again');
    assert.equal((await carriedOut()).reached, 1);
    const scope = scopeOfShop(merchant.shop.id);
    const list = () => service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 5);
    const [lead] = await list();
    assert.ok(lead);
    assert.ok(lead.expiresAt.getTime() <= clock.now().getTime() + 30 * DAY_MS, 'it waits 30 days at most');
    const seen = (await call(service, 'GET', `/v1/staff/leads/${lead.id}`, { token: await token() })).body;
    assert.equal(seen.isAskedAgain, true);
    assert.match((await mails())[0].text, /czy nadal zgadzasz się/);
    const { renewal } = await receipt(secret);
    assert.ok(renewal.consent.length > 0);
    const renew = (body: Record<string, unknown>) =>
      call(service, 'POST', '/v1/visitor/receipt/renew', { body: { secret, ...body } });
    assert.equal((await renew({ noticeId: renewal.id })).body.code, 'consent_required');
    assert.equal((await renew({ noticeId: lead.noticeId, consent: true })).body.code, 'notice_stale');
    const renewed = await renew({ noticeId: renewal.id, consent: true });
    assert.equal(renewed.status, 200, renewed.text);
    assert.equal(renewed.body.renewal, null);
    const [after] = await list();
    assert.equal(after?.noticeId, renewal.id);
    assert.notEqual(after?.consentEventId, lead.consentEventId);
    assert.equal(after?.expiresAt.getTime(), clock.now().getTime() + 180 * DAY_MS);
    const proof = (
      await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token: await token() })
    ).body;
    assert.equal(proof.verdict.valid, true, JSON.stringify(proof.verdict));
    assert.equal(proof.evidence.events[0].via, 'receipt');
    const old = (
      await call(
        service,
        'GET',
        `/v1/staff/shops/${merchant.shop.id}/consents/${lead.consentEventId}/evidence`,
        { token: await token() },
      )
    ).body;
    assert.deepEqual(
      old.evidence.events.map((event: { action: string }) => event.action),
      ['granted', 'superseded'],
    );
    assert.equal(old.verdict.valid, true);
    assert.equal(
      (await renew({ noticeId: renewal.id, consent: true })).status,
      409,
      'nothing is asked any more',
    );
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    assert.deepEqual(await list(), []);
    assert.deepEqual(await service.stores.consents.byRef(scope, lead.id), [], 'no event names it any more');
  });

  it('goes on with a decision that was cut short, and asks nobody twice', async () => {
    await send();
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    const scope = scopeOfShop(merchant.shop.id);
    const change = (await service.stores.policyChanges.list(scope))[0];
    assert.ok(change);
    await service.useCases.decideChange(scope, merchant.ownerId, change.id, 'ask_again');
    assert.equal(await service.useCases.resumeChanges(scope), 0, 'a fresh one is under way');
    clock.forward(6 * 60_000);
    assert.equal(await service.useCases.resumeChanges(scope), 1);
    await service.useCases.carryOutChange(scope, change.id);
    const { seq } = await service.stores.consents.head(scope);
    const entries = await service.stores.consents.range(scope, 1, seq);
    assert.equal(
      entries.filter((entry) => entry.kind === 'event' && entry.event.action === 'superseded').length,
      1,
    );
    assert.equal((await mails()).length, 1);
  });

  it('is seen by whoever may see proofs, decided by whoever may change settings [SE-3]', async () => {
    await pushPolicy(service, merchant, { text: NEW_TEXT });
    const stranger = await signIn(service, (await makeMerchant(service)).email);
    assert.equal((await call(service, 'GET', path(), { token: stranger })).status, 404);
    const [change] = (await changes()).changes;
    const foreign = await call(service, 'POST', path(`/${change.id}/decision`), {
      token: stranger,
      body: { choice: 'harmless' },
    });
    assert.equal(foreign.status, 404);
  });
});
