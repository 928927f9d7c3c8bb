import assert from 'node:assert/strict';
import { verifyAgreement } from '../../../service/domain/agreement/agreement-evidence.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { AgreementId } from '../../../service/protocol/vocabulary.ts';
import { anAgreementDocument } from '../../support/builders/agreement-builders.ts';
import { AGREEMENT_COMPANY } from '../../support/builders/agreement-company.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('agreements over HTTP', () => {
  const outbox = watchOutbox();
  let sink: SmtpSink;
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let base: string;

  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env },
    });
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    token = await signIn(service, merchant.email);
    base = `/v1/staff/shops/${merchant.shop.id}/agreement`;
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });
  const scope = () => scopeOfShop(merchant.shop.id);
  const draft = (company: object = AGREEMENT_COMPANY) =>
    call(service, 'POST', base, {
      token,
      body: { locale: 'pl', company },
    });
  const accept = (document: { id: string; sha256: string }, changes: object = {}) =>
    call(service, 'POST', `${base}/${document.id}/accept`, {
      token,
      body: { accepted: true, sha256: document.sha256, ...changes },
    });

  it('refuses a tax number whose check digit is wrong, beside its field', async () => {
    const refused = await draft({ ...AGREEMENT_COMPANY, taxId: '5260250275' });
    assert.equal(refused.status, 422);
    assert.ok(refused.body.fields['company.taxId']);
  });

  it('are accepted only with the ticked box and the hash of the words that were read [PR-2]', async () => {
    const { body: document } = await draft();
    assert.equal((await accept(document, { accepted: false })).status, 422);
    assert.equal((await accept({ ...document, sha256: 'a'.repeat(64) })).status, 409);
    assert.equal((await service.stores.agreementDocuments.get(scope(), document.id))?.state, 'offered');
  });

  it('open the gate by the link in the mail alone, keep evidence that shows a change, and close it when ended [D7, PR-2]', async () => {
    const { body: document } = await draft();
    assert.equal((await accept(document)).status, 200);
    assert.equal((await openSession(service, merchant.shop)).body.reason, 'dpa_required');
    const secret = await mailedSecret(service, sink, scope(), AGREEMENT_COMPANY.contactEmail);
    const confirmed = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    assert.equal(confirmed.status, 200, confirmed.text);
    const session = await openSession(service, merchant.shop);
    const kept = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(kept.status, 201, kept.text);

    const evidence = await call(service, 'GET', `${base}/${document.id}/evidence`, { token });
    assert.deepEqual(evidence.body.verdict.valid, true, evidence.text);
    assert.equal(evidence.body.document.acceptance.initialState, 'unchecked');
    assert.match(evidence.body.document.acceptance.delivery.response, /^250 /);
    const acts = await service.stores.audit.range(scope(), 1, 99);
    const pressed = acts.find(({ action }) => action === 'agreement.active');
    assert.equal(pressed?.actor, 'mail_link', 'whoever has the mail, not who accepted on the screen');
    const stored = await service.stores.agreementDocuments.get(scope(), document.id);
    assert.ok(stored !== null && stored.acceptance !== null);
    const { digest, signer, verifySignature } = service.ports;
    const judge = (changed: typeof stored) =>
      verifyAgreement(changed, signer.publicKeys(), { digest, verifySignature }).valid;
    assert.equal(judge(stored), true);
    assert.equal(judge({ ...stored, text: `${stored.text} ` }), false);
    assert.equal(judge({ ...stored, acceptance: { ...stored.acceptance, name: 'Ktoś inny' } }), false);

    const again = await openSession(service, merchant.shop);
    const ended = await call(service, 'POST', `${base}/end`, { token, body: { name: merchant.shop.name } });
    assert.equal(ended.status, 204, ended.text);
    const refused = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, again),
    });
    assert.equal(refused.status, 403);
    assert.equal(refused.body.code, 'dpa_required');
    const later = new Date(Date.now() + 60_000);
    const leads = await service.useCases.listLeads(
      { shopIds: [merchant.shop.id] } as unknown as Parameters<typeof service.useCases.listLeads>[0],
      later,
    );
    assert.equal(leads.leads.length, 1);
  });

  it('are sent once more in five minutes, and not faster', async () => {
    const { body: document } = await draft();
    assert.equal((await accept(document)).status, 200);
    const statuses = [];
    for (let count = 0; count < 3; count += 1)
      statuses.push(
        (await call(service, 'POST', `${base}/${document.id}/resend`, { token, body: {} })).status,
      );
    assert.deepEqual(statuses, [200, 429, 429]);
  });

  it('are concluded by an owner of the shop, never by an agency that works for it [PR-2, D7]', async () => {
    const email = 'szef@agencja.example';
    const { organisation } = await service.useCases.createOwner({
      ...{ email, name: 'Szef Agencji', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    const granted = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/grants`, {
      token,
      body: { agencyCode: organisation.code, role: 'manager' },
    });
    assert.equal(granted.status, 200, granted.text);
    const agency = await signIn(service, email);
    const body = { locale: 'pl', company: AGREEMENT_COMPANY };
    assert.equal((await call(service, 'POST', base, { token: agency, body })).status, 403);
    const shown = await call(service, 'GET', base, { token: agency });
    assert.equal(shown.body.mayConclude, false, shown.text);
  });

  it('replace what waits for a signature when they are drafted anew [PR-2]', async () => {
    const { body: first } = await draft();
    await call(service, 'POST', `${base}/${first.id}/print`, { token, body: {} });
    await call(service, 'PUT', `${base}/${first.id}/scan`, {
      token,
      raw: '%PDF-1.7 podpisane',
      headers: { 'content-type': 'application/pdf' },
    });
    const { body: second } = await draft();
    const state = async (id: AgreementId) =>
      (await service.stores.agreementDocuments.get(scope(), id))?.state;
    assert.deepEqual([await state(first.id), await state(second.id)], ['terminated', 'offered']);
    const operator = base.replace('/staff/', '/staff/operator/');
    const late = await call(service, 'PUT', `${operator}/${first.id}/countersigned`, {
      token,
      raw: '%PDF-1.7 oba podpisy',
      headers: { 'content-type': 'application/pdf' },
    });
    assert.equal(late.status, 409, late.text);
  });

  it('go over paper: print, scan, countersigned copy; nothing but a PDF is kept [D7]', async () => {
    const { body: document } = await draft();
    await call(service, 'POST', `${base}/${document.id}/print`, { token, body: {} });
    const put = (kind: string, raw: string, prefix = base) =>
      call(service, 'PUT', `${prefix}/${document.id}/${kind}`, {
        token,
        raw,
        headers: { 'content-type': 'application/pdf' },
      });
    assert.equal((await put('scan', '<html>')).status, 422);
    const scan = await put('scan', '%PDF-1.7 podpisane');
    assert.equal(scan.body.state, 'received_signed', scan.text);
    assert.equal((await openSession(service, merchant.shop)).body.reason, 'dpa_required');
    // The first owner of a deployment is its operator.
    const operator = base.replace('/staff/', '/staff/operator/');
    const signed = await put('countersigned', '%PDF-1.7 oba podpisy', operator);
    assert.equal(signed.body.state, 'active', signed.text);
    assert.notEqual((await openSession(service, merchant.shop)).body.reason, 'dpa_required');
    const file = await call(service, 'GET', `${base}/${document.id}/files/countersigned`, { token });
    assert.equal(file.text, '%PDF-1.7 oba podpisy');
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
    assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
  });

  it('are downloaded by both parties, and the shop’s activity log names whoever did [PR-6]', async () => {
    const documents = await service.stores.agreementDocuments.listByShop(scope());
    const signed = documents.find(({ countersigned }) => countersigned !== null) ?? assert.fail();
    const downloads = async () =>
      (await service.stores.audit.range(scope(), 1, 9_999))
        .filter(({ action }) => action === 'agreement.download' || action === 'agreement.evidence')
        .map(({ action, actor, target }) => [action, actor.startsWith('stf_'), target]);
    for (const prefix of [base, base.replace('/staff/', '/staff/operator/')]) {
      const before = (await downloads()).length;
      for (const path of ['pdf', 'evidence', 'files/countersigned']) {
        const reply = await call(service, 'GET', `${prefix}/${signed.id}/${path}`, { token });
        assert.equal(reply.status, 200, reply.text);
      }
      assert.deepEqual((await downloads()).slice(before), [
        ['agreement.download', true, signed.id],
        ['agreement.evidence', true, signed.id],
        ['agreement.download', true, signed.id],
      ]);
    }
  });

  it('tell every bound shop of a new sub-processor thirty days ahead and take its objection [PR-3]', async () => {
    const bound = anAgreementDocument({ shopId: merchant.shop.id, state: 'active' });
    await service.stores.agreementDocuments.insert(scope(), bound);
    await service.stores.agreements.put(
      scope(),
      anAgreement({ shopId: merchant.shop.id, bindingId: bound.id }),
    );
    const entry = {
      name: 'Serwerownia sp. z o.o.',
      address: 'Łódź',
      contact: 'bok@serwerownia.example',
      country: 'PL',
      service: 'hosting',
      data: 'wszystkie',
      transferTool: '',
    };
    const add = (days: number) =>
      call(service, 'POST', '/v1/staff/operator/sub-processors', {
        token,
        body: { ...entry, since: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) },
      });
    assert.equal((await add(29)).status, 422);
    const added = await add(31);
    assert.equal(added.status, 201, added.text);
    const notice = (await outbox.readMails(service)).at(-1);
    assert.equal(notice?.kind, 'sub_processor_notice');
    assert.match(notice?.text ?? '', /Serwerownia/);
    assert.doesNotMatch(notice?.text ?? '', /\{\w+\}/);
    const subProcessorId = added.body.versions[0].entries[0].id;
    const body = { subProcessorId, reason: 'Konkurent.' };
    assert.equal((await call(service, 'POST', `${base}/objections`, { token, body })).status, 204);
    assert.equal((await service.stores.subProcessors.objections(scope())).length, 1);
    const open = await call(service, 'GET', '/v1/sub-processors');
    assert.equal(open.body.versions[0].version, 1);
    const page = await call(service, 'GET', '/sub-processors?lang=pl');
    assert.match(page.text, /Serwerownia/);
  });

  it('let nothing in while no document binds, whatever the state says [D7]', async () => {
    for (const head of [
      anAgreement({ shopId: merchant.shop.id, bindingId: null }),
      anAgreement({ shopId: merchant.shop.id, state: 'terminated' }),
    ]) {
      await service.stores.agreements.put(scope(), head);
      assert.equal((await openSession(service, merchant.shop)).body.reason, 'dpa_required');
    }
  });
});
