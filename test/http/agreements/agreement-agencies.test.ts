import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { OrganisationId } from '../../../service/protocol/vocabulary.ts';
import { AGREEMENT_COMPANY } from '../../support/builders/agreement-company.ts';
import { aMembership } from '../../support/builders/staff-builders.ts';
import {
  addMember,
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
import { linkDelivered } from '../../support/surroundings/mailed-link.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const company = (name: string, mail: string) => ({
  ...AGREEMENT_COMPANY,
  legalName: name,
  contactEmail: mail,
  instructionEmail: mail,
});

describe('agreements that an agency signs', () => {
  const outbox = watchOutbox();
  let sink: SmtpSink;
  let service: TestService;
  let token: string;
  let agencyId: OrganisationId;

  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env },
    });
    ({ agencyId, token } = await makeAgency('szef@agencja.example'));
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  const makeAgency = async (email: string) => {
    const { organisation } = await service.useCases.createOwner({
      email,
      name: 'Szef Agencji',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja Dobra',
    });
    return { agencyId: organisation.id, token: await signIn(service, email) };
  };
  /** A shop of somebody else in which the agency may do what a manager may. */
  const clientShop = async (agency = agencyId): Promise<Merchant> => {
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    await grant(merchant, agency);
    return merchant;
  };
  const grant = async (merchant: Merchant, agency: OrganisationId) => {
    const { code } = (await service.stores.organisations.get(agency)) ?? { code: '' };
    const granted = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/grants`, {
      token: await signIn(service, merchant.email),
      body: { agencyCode: code, role: 'manager' },
    });
    assert.equal(granted.status, 200, granted.text);
    return granted.body.grants.at(-1).id;
  };
  const draft = (
    merchant: Merchant,
    position: object,
    party = company('Pod Lipą sp. z o.o.', 'biuro@podlipa.example'),
    as = token,
  ) =>
    call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/agreement`, {
      token: as,
      body: { locale: 'pl', company: party, position },
    });
  const accept = (documents: { shopId: string; id: string; sha256: string }[], as = token) =>
    call(service, 'POST', '/v1/staff/agreements/accept', {
      token: as,
      body: { accepted: true, authority: 'proxy', documents },
    });
  const named = (merchant: Merchant, { id, sha256 }: { id: string; sha256: string }) => ({
    shopId: merchant.shop.id,
    id,
    sha256,
  });
  const copies = async () =>
    (await outbox.readMails(service)).filter(({ kind }) => kind === 'agreement_copy');
  const press = async (mail: Awaited<ReturnType<typeof copies>>[number] | undefined) => {
    assert.ok(mail);
    const secret = secretIn(mail);
    await linkDelivered(service, sink, { to: mail.to, secret });
    return call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
  };
  /** Also with no form offered: a call by hand meets the same gate. */
  const sendLead = async (merchant: Merchant): Promise<number> => {
    const session = await openSession(service, merchant.shop);
    session.body.form ??= { formToken: 'none', notice: null };
    const body = leadBody(merchant.shop, session);
    return (await call(service, 'POST', '/v1/visitor/leads', { body })).status;
  };

  it('never make it the controller of a shop that belongs to somebody else [PR-2]', async () => {
    const merchant = await clientShop();
    const refused = await draft(merchant, { kind: 'controller' });
    assert.equal(refused.status, 403, refused.text);
    assert.equal(await sendLead(merchant), 403);
  });

  /** Mails with a link that wait for this document of the agency. */
  const acceptedBehalf = async (merchant: Merchant) => {
    const before = (await copies()).length;
    const { body, status, text } = await draft(merchant, { kind: 'on_behalf', proof: 'mail' });
    assert.equal(status, 201, text);
    const accepted = await accept([named(merchant, body)]);
    assert.equal(accepted.status, 200, accepted.text);
    return (await copies()).slice(before);
  };

  it('on behalf of the shop bind when an owner of the shop has pressed the link [PR-2, D7]', async () => {
    const merchant = await clientShop();
    const other = await addMember(service, merchant.organisationId, 'owner');
    await addMember(service, merchant.organisationId, 'manager');
    const mails = await acceptedBehalf(merchant);
    assert.deepEqual(mails.map(({ to }) => to).toSorted(), [merchant.email, other.email].toSorted());
    assert.equal(await sendLead(merchant), 403, 'not before the shop has confirmed');
    assert.equal((await press(mails.find(({ to }) => to === other.email))).status, 200);
    assert.equal(await sendLead(merchant), 201);
    const [document] = await service.stores.agreementDocuments.listByShop(scopeOfShop(merchant.shop.id));
    assert.equal(document?.acceptance?.email, other.email, 'the record names who pressed');
    const told = (await copies()).slice(-3).map(({ to }) => to);
    assert.deepEqual(
      told.toSorted(),
      ['biuro@podlipa.example', merchant.email, other.email].toSorted(),
      'and every owner gets the copy',
    );
  });

  it('on behalf of the shop are never confirmed from an address that the agency has set [PR-2, D7]', async () => {
    const merchant = await clientShop();
    // As an agency may, while the settings are unconfirmed or with a contract of its own.
    const controller = { ...merchant.shop.controller, email: 'szef@agencja.example' };
    await service.stores.shops.update(scopeOfShop(merchant.shop.id), { controller });
    const mails = await acceptedBehalf(merchant);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [merchant.email],
    );
  });

  it('on behalf of the shop are not confirmed by the link of an owner who has left [PR-2, D7]', async () => {
    const merchant = await clientShop();
    const leaver = await addMember(service, merchant.organisationId, 'owner');
    const mails = await acceptedBehalf(merchant);
    await service.stores.memberships.remove(merchant.organisationId, leaver.id);
    assert.equal((await press(mails.find(({ to }) => to === leaver.email))).status, 410);
    assert.equal(await sendLead(merchant), 403);
  });

  it('on behalf of a shop wait for an owner outside the agency whose address is proven [PR-2]', async () => {
    const merchant = await clientShop();
    const refused = async () => {
      const { status, body } = await draft(merchant, { kind: 'on_behalf', proof: 'mail' });
      assert.equal(body.details?.waitsFor, 'owner');
      return status;
    };
    await service.stores.staff.update(merchant.ownerId, { addressProvenAt: null });
    assert.equal(await refused(), 409, 'nobody knows whose address it is');
    await service.stores.staff.update(merchant.ownerId, { addressProvenAt: new Date() });
    await service.stores.memberships.insert(
      aMembership({ staffId: merchant.ownerId, organisationId: agencyId, role: 'consultant' }),
    );
    assert.equal(await refused(), 409, 'the agency would confirm its own authority');
  });

  it('as a chain name the controller and the day of the agency’s own agreement, which is not in the future [PR-2]', async () => {
    const merchant = await clientShop();
    const agency = company('Agencja Dobra sp. z o.o.', 'umowy@agencja.example');
    const late = await draft(merchant, { kind: 'chain', ownAgreementOn: '2999-01-01' }, agency);
    assert.equal(late.status, 422);
    assert.ok(late.body.fields['position.ownAgreementOn']);
    const { body } = await draft(merchant, { kind: 'chain', ownAgreementOn: '2026-01-15' }, agency);
    const words = JSON.stringify(body.blocks).replaceAll('\u00a0', ' ');
    assert.ok(words.includes(merchant.shop.controller.name), 'the controller is named');
    assert.ok(words.includes('Agencja Dobra sp. z o.o.'));
    await accept([named(merchant, body)]);
    const mail = (await copies()).at(-1);
    assert.equal(mail?.to, 'umowy@agencja.example');
    await press(mail);
    assert.equal(await sendLead(merchant), 201);
  });

  it('cover many shops only by naming each, with its own words [PR-2]', async () => {
    const shops = [await clientShop(), await clientShop()];
    const party = company('Agencja Dobra sp. z o.o.', 'umowy@agencja.example');
    const documents = [];
    for (const merchant of shops) {
      const { body } = await draft(merchant, { kind: 'chain', ownAgreementOn: '2026-01-15' }, party);
      documents.push(named(merchant, body));
    }
    const [one, two] = documents;
    assert.ok(one && two);
    const swapped = await accept([{ ...one, sha256: two.sha256 }, two]);
    assert.equal(swapped.status, 409, 'the words of another shop are not what was read');
    const before = (await copies()).length;
    assert.equal((await accept(documents)).status, 200);
    const mails = (await copies()).slice(before);
    assert.equal(mails.length, 2);
    for (const mail of mails) assert.equal((await press(mail)).status, 200);
    for (const merchant of shops) assert.equal(await sendLead(merchant), 201);
  });

  it('end with the agency’s access, and another agency’s begins where it is signed [D7]', async () => {
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const grantId = await grant(merchant, agencyId);
    const party = company('Agencja Dobra sp. z o.o.', 'umowy@agencja.example');
    const { body } = await draft(merchant, { kind: 'chain', ownAgreementOn: '2026-01-15' }, party);
    await accept([named(merchant, body)]);
    await press((await copies()).at(-1));
    assert.equal(await sendLead(merchant), 201);
    await call(service, 'DELETE', `/v1/staff/shops/${merchant.shop.id}/grants/${grantId}`, {
      token: await signIn(service, merchant.email),
    });
    assert.equal(await sendLead(merchant), 403, 'the chain went with the agency');

    const next = await makeAgency('szefowa@inna.example');
    await grant(merchant, next.agencyId);
    const other = company('Inna Agencja sp. z o.o.', 'umowy@inna.example');
    const drafted = await draft(merchant, { kind: 'chain', ownAgreementOn: '2026-02-01' }, other, next.token);
    assert.equal(drafted.status, 201, drafted.text);
    await accept([named(merchant, drafted.body)], next.token);
    await press((await copies()).at(-1));
    assert.equal(await sendLead(merchant), 201);
  });

  const endGrant = async (merchant: Merchant, grantId: string) => {
    const ended = await call(service, 'DELETE', `/v1/staff/shops/${merchant.shop.id}/grants/${grantId}`, {
      token: await signIn(service, merchant.email),
    });
    assert.equal(ended.status, 204, ended.text);
  };
  const statesOf = async (merchant: Merchant) =>
    (await service.stores.agreementDocuments.listByShop(scopeOfShop(merchant.shop.id))).map(
      ({ state, endReason }) => [state, endReason],
    );

  for (const position of [
    { kind: 'chain', ownAgreementOn: '2026-01-15' },
    { kind: 'on_behalf', proof: 'declared' },
  ])
    it(`are not confirmed by a link that is pressed after the agency’s access has ended: ${position.kind} [D7, PR-2]`, async () => {
      const merchant = await makeMerchant(service);
      await pushPolicy(service, merchant);
      const grantId = await grant(merchant, agencyId);
      const { body } = await draft(merchant, position, company('Agencja Dobra', 'umowy@agencja.example'));
      assert.equal((await accept([named(merchant, body)])).status, 200);
      const mail = (await copies()).at(-1);
      assert.equal(mail?.to, 'umowy@agencja.example');
      await endGrant(merchant, grantId);
      assert.equal((await press(mail)).status, 410);
      assert.equal(await sendLead(merchant), 403);
      assert.deepEqual(await statesOf(merchant), [['terminated', 'abandoned']]);
    });

  it('are not countersigned after the agency’s access has ended, and hold up no document of the owner [D7]', async () => {
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const grantId = await grant(merchant, agencyId);
    const { body } = await draft(merchant, { kind: 'on_behalf', proof: 'declared' });
    const path = `shops/${merchant.shop.id}/agreement/${body.id}`;
    const put = (under: string) =>
      call(service, 'PUT', `/v1/staff/${under}`, {
        token,
        raw: '%PDF-1.7 podpisy',
        headers: { 'content-type': 'application/pdf' },
      });
    await call(service, 'POST', `/v1/staff/${path}/print`, { token, body: {} });
    assert.equal((await put(`${path}/scan`)).body.state, 'received_signed');
    await endGrant(merchant, grantId);
    // The first owner of a deployment runs it.
    assert.equal((await put(`operator/${path}/countersigned`)).status, 409);
    assert.equal(await sendLead(merchant), 403);
    const own = await draft(
      merchant,
      { kind: 'controller' },
      company('Pod Lipą sp. z o.o.', 'biuro@podlipa.example'),
      await signIn(service, merchant.email),
    );
    assert.equal(own.status, 201, own.text);
  });

  it('are, while they are drafts, for the agency that began them alone, whoever asks in another [SE-1]', async () => {
    const merchant = await clientShop();
    const other = await makeAgency('szefowa@trzecia.example');
    await grant(merchant, other.agencyId);
    const manager = await addMember(service, other.agencyId, 'manager');
    const { body } = await draft(merchant, { kind: 'on_behalf', proof: 'mail' });
    const base = `/v1/staff/shops/${merchant.shop.id}/agreement`;
    const read = async (by: string) => {
      const [one, all] = await Promise.all([
        call(service, 'GET', `${base}/${body.id}`, { token: by }),
        call(service, 'GET', base, { token: by }),
      ]);
      return [one.status, all.body.open?.id ?? null];
    };
    assert.deepEqual(await read(token), [200, body.id]);
    assert.deepEqual(await read(await signIn(service, merchant.email)), [200, body.id], 'the controller');
    assert.deepEqual(await read(other.token), [404, null], "another agency's owner");
    assert.deepEqual(await read(await signIn(service, manager.email)), [404, null], 'and its manager');
  });

  it('are sent once more in five minutes, and not faster', async () => {
    const merchant = await clientShop();
    const { body } = await draft(merchant, { kind: 'on_behalf', proof: 'mail' });
    assert.equal((await accept([named(merchant, body)])).status, 200);
    const path = `/v1/staff/shops/${merchant.shop.id}/agreement/${body.id}/resend`;
    const before = (await copies()).length;
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await call(service, 'POST', path, { token, body: {} })).status);
    }
    assert.deepEqual(statuses, [200, 429, 429]);
    assert.equal((await copies()).length, before + 1);
  });
});
