import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HOUR_MS = 3_600_000;

describe('contact form over HTTP', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  const send = (body: unknown) => call(service, 'POST', '/v1/visitor/leads', { body });
  const stored = async (of = merchant) => {
    const leads = await service.stores.leads.list(scopeOfShops([of.shop.id]), new Date(8e14), 100);
    const { seq } = await service.stores.consents.head(scopeOfShop(of.shop.id));
    return { leads: leads.length, consents: seq };
  };

  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
  });

  it('keeps a lead with shop, notice, consent event, basis and expiry [D5]', async () => {
    assert.equal((await pushPolicy(service, merchant)).status, 200);
    const session = await openSession(service, merchant.shop);
    assert.equal(session.body.mode, 'form');
    const reply = await send(leadBody(merchant.shop, session));
    assert.equal(reply.status, 201, reply.text);
    const [lead] = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 10);
    assert.ok(lead);
    assert.equal(lead.shopId, merchant.shop.id);
    assert.equal(lead.noticeId, session.body.form.notice.id);
    assert.equal(lead.basis, 'consent');
    assert.match(lead.consentEventId ?? '', /^cse_/);
    assert.equal(lead.expiresAt.getTime() - lead.createdAt.getTime(), 180 * 24 * HOUR_MS);
    assert.equal(lead.pagePath, 'https://shop.example.com/herbata');
    assert.deepEqual(await stored(), { leads: 1, consents: 1 });
  });

  it('stores no personal field in clear [SE-5]', async () => {
    await pushPolicy(service, merchant);
    await send(leadBody(merchant.shop, await openSession(service, merchant.shop)));
    const rows = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 10);
    assert.doesNotMatch(JSON.stringify(rows), /Kowalska|zaneta|600 700|herbata jest/);
  });

  it('refuses a form without the tick and stores nothing [CO-2]', async () => {
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    for (const consent of [false, undefined]) {
      const reply = await send(leadBody(merchant.shop, session, { consent }));
      assert.equal(reply.status, 422);
      assert.equal(reply.body.code, 'consent_required');
    }
    assert.deepEqual(await stored(), { leads: 0, consents: 0 });
  });

  it('shows box and consent text only while the policy page is published [D3]', async () => {
    for (const state of ['absent', 'unpublished', 'placeholder', 'foreign', 'unreachable'] as const) {
      await pushPolicy(service, merchant, { state, reason: 'draft' });
      const { body } = await openSession(service, merchant.shop);
      assert.equal(body.form.notice.consent, null, state);
      assert.equal(body.form.notice.basis, 'request', state);
    }
    await pushPolicy(service, merchant);
    const { body } = await openSession(service, merchant.shop);
    assert.equal(body.form.notice.basis, 'consent');
    const link = body.form.notice.consent.find((part: { href?: string }) =>
      part.href?.startsWith('https://'),
    );
    assert.equal(link.text, 'Polityka prywatności');
  });

  it('refuses the old notice at once when the page is unpublished, and keeps the new one as a request [CO-4, D3, CO-8]', async () => {
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft' });
    const refused = await send(leadBody(merchant.shop, session));
    assert.equal(refused.status, 409);
    assert.equal(refused.body.code, 'notice_stale');
    assert.deepEqual(await stored(), { leads: 0, consents: 0 });
    const form = refused.body.details.form;
    assert.equal(form.notice.consent, null);
    const kept = await send(
      leadBody(merchant.shop, session, { noticeId: form.notice.id, formToken: form.formToken }),
    );
    assert.equal(kept.status, 201, kept.text);
    const [lead] = await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 10);
    assert.equal(lead?.basis, 'request');
    assert.equal(lead?.consentEventId, null);
    assert.deepEqual(await stored(), { leads: 1, consents: 1 });
    const [entry] = await service.stores.consents.range(scopeOfShop(merchant.shop.id), 1, 1);
    assert.equal(entry?.kind === 'event' && entry.event.action, 'informed', 'that the notice was shown');
  });

  it('accepts a superseded notice for 24 hours when only the text of the page changed [CO-4]', async () => {
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await pushPolicy(service, merchant, { text: `${'Nowa treść polityki prywatności sklepu. '.repeat(30)}` });
    clock.forward(90 * 60_000);
    const early = await send(leadBody(merchant.shop, session));
    assert.equal(early.status, 201, early.text);
    clock.forward(22 * HOUR_MS);
    const fresh = await openSession(service, merchant.shop);
    const at23 = await send(
      leadBody(merchant.shop, fresh, {
        noticeId: session.body.form.notice.id,
        formToken: fresh.body.form.formToken,
      }),
    );
    assert.equal(at23.status, 201);
    clock.forward(2 * HOUR_MS);
    const later = await openSession(service, merchant.shop);
    const at25 = await send(
      leadBody(merchant.shop, later, {
        noticeId: session.body.form.notice.id,
        formToken: later.body.form.formToken,
      }),
    );
    assert.equal(at25.status, 409);
    assert.equal(at25.body.code, 'notice_stale');
  });

  it('closes the form under "hide" while there is no published page', async () => {
    const hidden = await makeMerchant(service, { whenNoPolicy: 'hide' });
    await pushPolicy(service, hidden);
    const session = await openSession(service, hidden.shop);
    await pushPolicy(service, hidden, { state: 'unpublished', reason: 'trashed' });
    const after = await openSession(service, hidden.shop);
    assert.equal(after.body.mode, 'closed');
    assert.equal(after.body.reason, 'form_closed');
    assert.equal(after.body.form, null);
    const reply = await send(leadBody(hidden.shop, session));
    assert.equal(reply.status, 403);
    assert.equal(reply.body.code, 'form_closed');
    assert.deepEqual(await stored(hidden), { leads: 0, consents: 0 });
  });

  it('stores the same form once and answers a repeat with the first receipt', async () => {
    await pushPolicy(service, merchant);
    const body = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const first = await send(body);
    const again = await send(body);
    assert.deepEqual(again.body, first.body);
    assert.deepEqual(await stored(), { leads: 1, consents: 1 });
  });

  it('keeps one lead and one lasting consent when the same form arrives many times at once', async () => {
    await pushPolicy(service, merchant);
    const body = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(body)));
    assert.deepEqual([...new Set(replies.map((reply) => reply.body.reference))].length, 1);
    const scope = scopeOfShop(merchant.shop.id);
    const { leads, consents } = await stored();
    assert.equal(leads, 1);
    const entries = await service.stores.consents.range(scope, 1, consents);
    const lasting = entries.filter((entry) => entry.kind === 'event' && entry.event.proofExpiresAt === null);
    assert.equal(lasting.length, 1, 'the others end with the next retention run');
  });

  it('refuses a form token used for another form', async () => {
    await pushPolicy(service, merchant);
    const body = leadBody(merchant.shop, await openSession(service, merchant.shop));
    assert.equal((await send(body)).status, 201);
    const reused = await send({ ...body, ref: randomUUID() });
    assert.equal(reused.status, 409);
    assert.equal(reused.body.code, 'form_expired');
  });

  it("refuses another shop's notice and form token [SE-1]", async () => {
    const other = await makeMerchant(service);
    await pushPolicy(service, merchant);
    await pushPolicy(service, other);
    const foreign = await openSession(service, other.shop);
    const own = await openSession(service, merchant.shop);
    const notice = await send(leadBody(merchant.shop, own, { noticeId: foreign.body.form.notice.id }));
    assert.equal(notice.body.code, 'notice_stale');
    const token = await send(leadBody(merchant.shop, own, { formToken: foreign.body.form.formToken }));
    assert.equal(token.body.code, 'form_expired');
  });

  it('collects nothing until the owner has confirmed who the controller is [TR-2]', async () => {
    const unready = await makeMerchant(service, { confirmedAt: null });
    const { body } = await openSession(service, unready.shop);
    assert.equal(body.mode, 'closed');
    assert.equal(body.reason, 'setup_incomplete');
    assert.equal(body.shop.contactEmail, 'sklep@example.com');
    await pushPolicy(service, merchant);
    const filled = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const refused = await send({ ...filled, shop: unready.shop.key });
    assert.equal(refused.body.code, 'setup_incomplete');
    assert.equal((await service.stores.consents.head(scopeOfShop(unready.shop.id))).seq, 0);
  });

  it('accepts a lead with only an e-mail address and a message [TR-5]', async () => {
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const reply = await send(leadBody(merchant.shop, session, { name: undefined, phone: undefined }));
    assert.equal(reply.status, 201, reply.text);
  });

  it('says beside each field what is wrong', async () => {
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const reply = await send(
      leadBody(merchant.shop, session, { email: 'not an address', phone: 'abc', message: ' ' }),
    );
    assert.equal(reply.status, 422);
    assert.deepEqual(Object.keys(reply.body.fields).sort(), ['email', 'message', 'phone']);
  });

  it('withdraws with the receipt alone: lead gone, event written, proof still valid [CO-6, CO-7]', async () => {
    await pushPolicy(service, merchant);
    const sent = await send(leadBody(merchant.shop, await openSession(service, merchant.shop)));
    const secret = sent.body.receiptSecret;
    const shown = await call(service, 'POST', '/v1/visitor/receipt', { body: { secret } });
    assert.equal(shown.body.state, 'active');
    assert.match(JSON.stringify(shown.body.shown), /Wyrażam zgodę/);
    const withdrawn = await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    assert.equal(withdrawn.status, 200, withdrawn.text);
    assert.equal(withdrawn.body.state, 'withdrawn');
    assert.deepEqual(await stored(), { leads: 0, consents: 2 });
    const [granted, second] = await service.stores.consents.range(scopeOfShop(merchant.shop.id), 1, 2);
    assert.ok(granted?.kind === 'event' && second?.kind === 'event');
    assert.equal(granted.event.ref.value, null);
    assert.equal(second.event.action, 'withdrawn');
    assert.equal(second.event.ofEvent, granted.event.id);
    const twice = await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    assert.equal(twice.body.state, 'withdrawn');
    assert.deepEqual(await stored(), { leads: 0, consents: 2 });
  });

  it('refuses leads without an agreement when somebody else runs the service [D7]', async () => {
    const hosted = await startTestService({
      env: { ZGODA_DEPLOYMENT: 'operator-hosted', ZGODA_OPERATOR_NAME: 'Operator S.A.' },
    });
    try {
      const shopOwner = await makeMerchant(hosted);
      await pushPolicy(hosted, shopOwner);
      assert.equal((await openSession(hosted, shopOwner.shop)).body.reason, 'dpa_required');
      const body = {
        ...leadBody(merchant.shop, await openSession(service, merchant.shop)),
        shop: shopOwner.shop.key,
      };
      const refused = await call(hosted, 'POST', '/v1/visitor/leads', { body });
      assert.equal(refused.status, 403);
      assert.equal(refused.body.code, 'dpa_required');
      assert.equal((await hosted.stores.consents.head(scopeOfShop(shopOwner.shop.id))).seq, 0);
      await hosted.stores.agreements.put(
        scopeOfShop(shopOwner.shop.id),
        anAgreement({ shopId: shopOwner.shop.id }),
      );
      const session = await openSession(hosted, shopOwner.shop);
      assert.match(JSON.stringify(session.body.form.notice.paragraphs), /Operator S\.A\./);
      const kept = await call(hosted, 'POST', '/v1/visitor/leads', {
        body: leadBody(shopOwner.shop, session),
      });
      assert.equal(kept.status, 201, kept.text);
    } finally {
      await hosted.stop();
    }
  });
});
