import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { consentHash } from '../../../service/domain/model/consent/consent-hash.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import { AGREEMENT_COMPANY } from '../../support/builders/agreement-company.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { secretIn } from '../../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const acceptOnScreen = async (service: TestService, merchant: Merchant, token: string) => {
  const { body: document } = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/agreement`, {
    token,
    body: { locale: 'pl', company: AGREEMENT_COMPANY },
  });
  const path = `/v1/staff/shops/${merchant.shop.id}/agreement/${document.id}/accept`;
  const accepted = await call(service, 'POST', path, {
    token,
    body: { accepted: true, sha256: document.sha256 },
  });
  return { document, accepted };
};

describe('a link by which a person consents or agrees', () => {
  let sink: SmtpSink;
  let service: TestService;
  let scene: ReturnType<typeof marketingScene>;
  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env } });
    scene = marketingScene(service, sink);
  });
  beforeEach(() => {
    sink.refuseWith = { code: 451, text: 'later' };
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  /** The secret as read by an attacker with the keys and the database. */
  const waitingSecret = async ({ shop }: Merchant, kind: string): Promise<string> => {
    const scope = scopeOfShop(shop.id);
    const mail = (await service.stores.mails.list(scope, 9)).find((one) => one.kind === kind);
    assert.ok(mail);
    return secretIn(JSON.parse(await service.ports.vault.open(scope, mail.sealed)) as MailContent);
  };
  const press = (secret: string) => call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
  const assertRefused = async (secret: string) => {
    const look = await call(service, 'POST', '/v1/confirmations/look', { body: { secret } });
    for (const reply of [look, await press(secret)]) {
      assert.deepEqual([reply.status, reply.body.code], [409, 'not_delivered'], reply.text);
    }
  };
  const staffReads = async ({ shop, email }: Merchant): Promise<string> => {
    const token = await signIn(service, email);
    const path = `/v1/staff/shops/${shop.id}/mails`;
    const { body } = await call(service, 'GET', path, { token });
    const texts = await Promise.all(
      body.mails.map(({ id }: { id: string }) => call(service, 'GET', `${path}/${id}`, { token })),
    );
    return texts.map(({ text }) => text).join('');
  };
  const repair = async ({ shop }: Merchant) => {
    sink.refuseWith = null;
    const scope = scopeOfShop(shop.id);
    const list = async () =>
      (await service.stores.mails.list(scope, 9)).filter(({ confirmationHash }) => confirmationHash !== null);
    const now = service.ports.clock.now();
    for (let waiting = await list(); waiting.length > 0; waiting = await list()) {
      for (const { id } of waiting) await service.stores.mails.retry(scope, id, now);
      await service.useCases.sendMails();
    }
  };

  it('makes no double opt-in before a mail server took the mail; staff cannot press it [MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    const { reply } = await scene.send(merchant, ['email']);
    assert.equal(reply.status, 201, reply.text);
    const secret = await waitingSecret(merchant, 'optin_confirmation');
    assert.ok(!(await staffReads(merchant)).includes(secret));
    await assertRefused(secret);
    const actions = (await scene.eventsOf(merchant)).map(({ action }) => action);
    assert.ok(!actions.includes('confirmed'));
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));

    await repair(merchant);
    assert.equal(await mailedSecret(service, sink, scope, EMAIL), secret);
    assert.equal((await press(secret)).status, 200);
    const row = await service.stores.subscriptions.find(
      scope,
      'email',
      await scene.keyOf(merchant, 'email', EMAIL),
    );
    assert.match(row?.delivery?.response ?? '', /^250 /);
    assert.ok(row?.delivery && row.confirmedAt && row.delivery.sentAt <= row.confirmedAt);
    assert.match(await scene.exportOf(merchant), new RegExp(`${EMAIL},email,[^,]+,[^,]+,double,`));

    const token = await signIn(service, merchant.email);
    const path = `/v1/staff/shops/${merchant.shop.id}/consents/${row.consentEventId}/evidence`;
    const { body: proof } = await call(service, 'GET', path, { token });
    assert.equal(proof.verdict.valid, true, JSON.stringify(proof.verdict));
    const confirmed = proof.evidence.events.find(({ action }: { action: string }) => action === 'confirmed');
    assert.deepEqual(confirmed.doi, {
      sentAt: row.delivery.sentAt.toISOString(),
      confirmedAt: row.confirmedAt.toISOString(),
    });
    const event = (await scene.eventsOf(merchant)).find(({ action }) => action === 'confirmed');
    assert.ok(event);
    const { digest } = service.ports;
    assert.equal(consentHash(event, digest), event.hash);
    const earlier = { ...event, doi: { ...confirmed.doi, sentAt: '2026-01-01T00:00:00.000Z' } };
    assert.notEqual(consentHash(earlier, digest), event.hash);
  });

  it('never makes an export say *double* where no delivery is on record [MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    await scene.send(merchant, ['email']);
    const row = await service.stores.subscriptions.find(
      scope,
      'email',
      await scene.keyOf(merchant, 'email', EMAIL),
    );
    assert.ok(row);
    const changes = { state: 'confirmed', confirmedAt: service.ports.clock.now(), expiresAt: null } as const;
    await service.stores.subscriptions.change(scope, row.id, 'pending', changes);
    assert.match(await scene.exportOf(merchant), new RegExp(`${EMAIL},email,,[^,]+,single,`));
  });

  it('shows nobody’s address for a request about data before a mail server took the mail [RT-6]', async () => {
    const merchant = await makeMerchant(service);
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    const body = { shop: merchant.shop.key, kind: 'access', email: EMAIL, locale: 'pl' };
    assert.equal((await call(service, 'POST', '/v1/requests', { body })).status, 202);
    const secret = await waitingSecret(merchant, 'request_confirmation');
    assert.ok(!(await staffReads(merchant)).includes(secret));
    await assertRefused(secret);
    await repair(merchant);
    assert.equal((await press(secret)).status, 200);
  });

  it('makes no agreement before a mail server took the mail; the shop cannot press it [PR-2, D7]', async () => {
    const merchant = await makeMerchant(service);
    const token = await signIn(service, merchant.email);
    const { document, accepted } = await acceptOnScreen(service, merchant, token);
    assert.equal(accepted.status, 200, accepted.text);
    const secret = await waitingSecret(merchant, 'agreement_copy');
    assert.ok(!(await staffReads(merchant)).includes(secret));
    await assertRefused(secret);
    assert.equal((await openSession(service, merchant.shop)).body.reason, 'dpa_required');

    await repair(merchant);
    assert.equal((await press(secret)).status, 200);
    const kept = await service.stores.agreementDocuments.get(scopeOfShop(merchant.shop.id), document.id);
    assert.equal(kept?.state, 'active');
    assert.match(kept?.acceptance?.delivery?.response ?? '', /^250 /);
  });
});

describe('a service without a mail server', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
  });
  after(() => service.stop());

  it('offers no box for e-mail and takes none, so nothing waits to be confirmed [MK-2]', async () => {
    const scene = marketingScene(service);
    const merchant = await scene.shopWithBoxes();
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    const session = await openSession(service, merchant.shop);
    const { boxes, noticeId } = session.body.form.marketing;
    assert.deepEqual(
      boxes.map((box: { channel: string }) => box.channel),
      ['phone'],
    );
    const body = leadBody(merchant.shop, session, { marketing: { noticeId, channels: ['email'] } });
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(reply.body.code, 'notice_stale', reply.text);
    assert.deepEqual(await scene.eventsOf(merchant), []);
    assert.deepEqual(await service.stores.subscriptions.ids(scope), []);
    assert.deepEqual(await service.stores.mails.list(scope, 9), []);
  });

  it('takes no acceptance of an agreement on screen, and says so to the person [PR-2, D7]', async () => {
    const merchant = await makeMerchant(service);
    const token = await signIn(service, merchant.email);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token })).body.isMailSet, false);
    const { document, accepted } = await acceptOnScreen(service, merchant, token);
    assert.deepEqual([accepted.status, accepted.body.code], [409, 'no_mail_server'], accepted.text);
    const scope = scopeOfShop(merchant.shop.id);
    assert.equal((await service.stores.agreementDocuments.get(scope, document.id))?.state, 'offered');
    assert.deepEqual(await service.stores.mails.list(scope, 9), []);
    const printed = await call(
      service,
      'POST',
      `/v1/staff/shops/${merchant.shop.id}/agreement/${document.id}/print`,
      { token, body: {} },
    );
    assert.equal(printed.body.state, 'printed', printed.text);
  });

  it('sends no link to a chat and asks no address to confirm, and nothing is noted of either [RT-6]', async () => {
    const merchant = await makeMerchant(service);
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    const body = { shop: merchant.shop.key, kind: 'access', email: EMAIL, locale: 'pl' };
    const asked = await call(service, 'POST', '/v1/requests', { body });
    assert.deepEqual([asked.status, asked.body.code], [409, 'no_mail_server'], asked.text);
    const key = await service.ports.vault.subjectKey(scope, 'email', EMAIL);
    assert.deepEqual(await service.stores.subjectRequests.findBySubject(scope, key), []);

    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
    const { token } = await visitor.next('message.ack');
    const made = await call(service, 'POST', '/v1/visitor/chat-receipt', {
      body: { shop: merchant.shop.key },
      token,
    });
    const secret = made.body.url.split('#c.')[1];
    const shown = await call(service, 'POST', '/v1/visitor/chat-receipt/look', { body: { secret } });
    assert.deepEqual([shown.body.mayMail, shown.body.wasMailed], [false, false], shown.text);
    const mailed = await call(service, 'POST', '/v1/visitor/chat-receipt/mail', {
      body: { secret, email: EMAIL },
    });
    assert.deepEqual([mailed.status, mailed.body.code], [409, 'no_mail_server'], mailed.text);
    assert.deepEqual(await service.stores.mails.list(scope, 9), []);
    await visitor.close();
    await staff.close();
  });
});
