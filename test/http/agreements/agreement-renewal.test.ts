import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { AGREEMENT_COMPANY } from '../../support/builders/agreement-company.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('an agreement whose text has a new version', () => {
  const outbox = watchOutbox();
  const running: TestService[] = [];
  const startWith = async (templateVersion: string): Promise<TestService> => {
    const service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env },
      templateVersion,
    });
    running.push(service);
    return service;
  };
  let sink: SmtpSink;
  let merchant: Merchant;
  let first: TestService;
  before(async () => {
    sink = await startSmtpSink();
    first = await startWith('1.2.0');
    merchant = await makeMerchant(first);
    await pushPolicy(first, merchant);
    await conclude(first);
  });
  after(async () => {
    for (const service of running) await service.stop();
    await sink.stop();
  });

  const scope = () => scopeOfShop(merchant.shop.id);
  const base = () => `/v1/staff/shops/${merchant.shop.id}/agreement`;
  const offer = async (service: TestService) => {
    const token = await signIn(service, merchant.email);
    const drafted = await call(service, 'POST', base(), {
      token,
      body: { locale: 'pl', company: AGREEMENT_COMPANY },
    });
    assert.equal(drafted.status, 201, drafted.text);
    const accepted = await call(service, 'POST', `${base()}/${drafted.body.id}/accept`, {
      token,
      body: { accepted: true, sha256: drafted.body.sha256 },
    });
    assert.equal(accepted.status, 200, accepted.text);
    return drafted.body.id;
  };
  const confirm = async (service: TestService) => {
    const body = { secret: await mailedSecret(service, sink, scope(), AGREEMENT_COMPANY.contactEmail) };
    const confirmed = await call(service, 'POST', '/v1/confirmations/confirm', { body });
    assert.equal(confirmed.status, 200, confirmed.text);
  };
  const conclude = async (service: TestService) => {
    const id = await offer(service);
    await confirm(service);
    return id;
  };
  const sendLead = async (service: TestService) =>
    (
      await call(service, 'POST', '/v1/visitor/leads', {
        body: leadBody(merchant.shop, await openSession(service, merchant.shop)),
      })
    ).status;
  const renewals = async (service: TestService) =>
    (await outbox.readMails(service)).filter(({ kind }) => kind === 'agreement_renewal');

  it('is not asked for anew because of a mended letter [PR-2]', async () => {
    const patched = await startWith('1.2.1');
    assert.equal((await patched.useCases.announceAgreements()).renewals, 0);
    assert.deepEqual(await renewals(patched), []);
  });

  it('is asked for anew, once and directly, when its words change; the old one binds until then [PR-2, D7]', async () => {
    const updated = await startWith('1.3.0');
    assert.equal((await updated.useCases.announceAgreements()).renewals, 1);
    assert.equal((await updated.useCases.announceAgreements()).renewals, 0, 'once');
    const [mail, ...more] = await renewals(updated);
    assert.equal(more.length, 0);
    assert.equal(mail?.to, AGREEMENT_COMPANY.contactEmail);
    assert.equal(await sendLead(updated), 201, 'the old one binds');

    const before = (await updated.stores.agreements.get(scope()))?.bindingId;
    const id = await offer(updated);
    assert.equal(
      (await updated.stores.agreements.get(scope()))?.bindingId,
      before,
      'until the link is pressed',
    );
    assert.equal(await sendLead(updated), 201);
    await confirm(updated);
    assert.equal((await updated.stores.agreements.get(scope()))?.bindingId, id);
    assert.ok(before);
    const old = await updated.stores.agreementDocuments.get(scope(), before);
    assert.equal(old?.state, 'superseded', 'the old one is kept as what it was');
    assert.equal(await sendLead(updated), 201);
    assert.equal((await updated.useCases.announceAgreements()).renewals, 0);
  });

  it('is not asked for anew when the shop turns a feature on: it names all data that the service can keep [PR-2]', async () => {
    const service = running.at(-1);
    assert.ok(service);
    await service.stores.shops.update(scope(), {
      fields: { name: 'optional', email: 'required', phone: 'optional' },
      visitorList: { isOn: true, invitations: [] },
    });
    assert.equal((await service.useCases.announceAgreements()).renewals, 0);
  });
});
