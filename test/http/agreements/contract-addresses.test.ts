import assert from 'node:assert/strict';
import { printAgreementPdf } from '../../../service/outbound/agreement-pdf.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const install = async (env: Record<string, string>) => {
  const printed: string[] = [];
  const service = await startTestService({
    env,
    overrides: {
      printAgreement: (document) => {
        printed.push(document.acceptance?.text ?? '');
        return printAgreementPdf(document);
      },
    },
  });
  const email = 'szef@agencja.example';
  const { organisation } = await service.useCases.createOwner({
    ...{ email, name: 'Szef Agencji', password: PASSWORD, locale: 'pl' },
    ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
  });
  await service.stores.organisations.update(organisation.id, { company: aCompany() });
  return { service, printed, code: organisation.code, agency: await signIn(service, email) };
};
type Installation = Awaited<ReturnType<typeof install>>;

const prepare = async ({ service, code }: Installation) => {
  const merchant = await makeMerchant(service);
  await service.stores.staff.update(merchant.ownerId, { addressProvenAt: null });
  const token = await signIn(service, merchant.email);
  const path = `/v1/staff/shops/${merchant.shop.id}/grants`;
  const granted = await call(service, 'POST', path, { token, body: { agencyCode: code, role: 'manager' } });
  const base = `${path}/${granted.body.grants[0].id}/contract`;
  const { body, status, text } = await call(service, 'POST', base, {
    token,
    body: { locale: 'pl' },
  });
  assert.equal(status, 201, text);
  return { merchant, token, base, sha256: body.contract.sha256 as string };
};
type Prepared = { merchant: Merchant; token: string; base: string; sha256: string };
const accept = (service: TestService, { base, sha256 }: Prepared, token: string) =>
  call(service, 'POST', `${base}/accept`, {
    token,
    body: { accepted: true, sha256, signatoryRole: 'prezes zarządu' },
  });

describe('the address behind the acceptance of a contract with an agency', () => {
  let sink: SmtpSink;
  let withMail: Installation;
  let withoutMail: Installation;
  before(async () => {
    sink = await startSmtpSink();
    withMail = await install(sink.env);
    withoutMail = await install({});
  });
  after(async () => {
    await withMail.service.stop();
    await withoutMail.service.stop();
    await sink.stop();
  });

  it('is proven where mail is sent, else nothing is accepted [PR-2, SE-2]', async () => {
    const { service } = withMail;
    const prepared = await prepare(withMail);
    const refused = await accept(service, prepared, prepared.token);
    assert.equal(refused.status, 409, refused.text);
    assert.equal(refused.body.details.waitsFor, 'address');
    const { body } = await call(service, 'GET', prepared.base, { token: prepared.token });
    assert.deepEqual(body.contract.acceptances, []);
    await service.stores.staff.update(prepared.merchant.ownerId, { addressProvenAt: new Date() });
    assert.equal((await accept(service, prepared, prepared.token)).status, 200);
  });

  it('is called unproven in evidence and print where no mail can prove it [PR-2]', async () => {
    const { service, agency, printed } = withoutMail;
    const prepared = await prepare(withoutMail);
    for (const token of [prepared.token, agency]) {
      const accepted = await accept(service, prepared, token);
      assert.equal(accepted.status, 200, accepted.text);
    }
    const { body } = await call(service, 'GET', `${prepared.base}/evidence`, { token: agency });
    assert.deepEqual(
      body.contract.acceptances.map(({ side, isAddressProven }: Record<string, unknown>) => [
        side,
        isAddressProven,
      ]),
      [
        ['shop', false],
        ['agency', true],
      ],
    );
    assert.equal(body.verdict.valid, true);
    assert.equal((await call(service, 'GET', `${prepared.base}/pdf`, { token: agency })).status, 200);
    const [shop, ofAgency] = printed.at(-1)?.split('Agencja: ') ?? [];
    assert.match(
      shop ?? '',
      new RegExp(`${prepared.merchant.email.replaceAll('.', '\\.')} tego konta nie był`),
    );
    assert.doesNotMatch(ofAgency ?? 'nie był', /nie był/);
  });
});
