import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { AGREEMENT_COMPANY } from '../../support/builders/agreement-company.ts';
import { call, type Merchant, makeMerchant, pushPolicy, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const DAY_MS = 86_400_000;

describe('a document that the shop has signed on paper', () => {
  const outbox = watchOutbox();
  let service: TestService;
  /** The first owner of a deployment runs it. */
  let operator: string;

  before(async () => {
    service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted' },
    });
    operator = await signIn(service, (await makeMerchant(service)).email);
  });
  after(() => service.stop());

  /** A shop with time to sign, and the scan of a document that waits for the operator. */
  const signed = async () => {
    const merchant: Merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const token = await signIn(service, merchant.email);
    const scope = scopeOfShop(merchant.shop.id);
    const base = `/v1/staff/shops/${merchant.shop.id}/agreement`;
    const ofOperator = base.replace('/staff/', '/staff/operator/');
    const grace = await call(service, 'POST', `${ofOperator}/grace`, { token: operator, body: { days: 30 } });
    assert.equal(grace.status, 204, grace.text);
    const draft = () =>
      call(service, 'POST', base, {
        token,
        body: { locale: 'en', company: AGREEMENT_COMPANY, position: { kind: 'controller' } },
      });
    const { body } = await draft();
    await call(service, 'POST', `${base}/${body.id}/print`, { token, body: {} });
    const put = (path: string, as: string) =>
      call(service, 'PUT', path, {
        token: as,
        raw: '%PDF-1.7 podpisy',
        headers: { 'content-type': 'application/pdf' },
      });
    const scan = await put(`${base}/${body.id}/scan`, token);
    assert.equal(scan.body.state, 'received_signed', scan.text);
    return {
      ...{ merchant, token, base, draft },
      takeBack: () => call(service, 'POST', `${base}/${body.id}/take-back`, { token, body: {} }),
      refuse: (as = operator) =>
        call(service, 'POST', `${ofOperator}/${body.id}/refuse`, { token: as, body: {} }),
      countersign: () => put(`${ofOperator}/${body.id}/countersigned`, operator),
      head: () => service.stores.agreements.get(scope),
      document: () => service.stores.agreementDocuments.get(scope, body.id),
      acts: async () => (await service.stores.audit.range(scope, 1, 99)).map(({ action }) => action),
    };
  };

  it('is taken back by an owner, who then begins another; time to sign goes on [D7]', async () => {
    const { draft, takeBack, head, document, acts, countersign } = await signed();
    const before = await head();
    assert.ok(before?.graceUntil && before.graceUntil.getTime() > Date.now() + 29 * DAY_MS);
    assert.equal((await draft()).status, 409, 'a signed paper is not lost by a new document');
    const taken = await takeBack();
    assert.equal(taken.status, 200, taken.text);
    assert.equal(taken.body.state, 'terminated');
    assert.equal((await document())?.endReason, 'abandoned');
    assert.ok((await acts()).includes('agreement.take_back'));
    assert.deepEqual(await head(), before);
    assert.equal((await countersign()).status, 409);
    assert.equal((await takeBack()).status, 409);
    assert.equal((await draft()).status, 201);
  });

  it('is refused by the operator, and the company is told; time to sign goes on [D7]', async () => {
    const { merchant, token, draft, refuse, head, document } = await signed();
    const before = await head();
    assert.equal((await refuse(token)).status, 404, 'nobody else sees that side');
    const refused = await refuse();
    assert.equal(refused.status, 200, refused.text);
    assert.equal((await document())?.state, 'terminated');
    const mail = (await outbox.readMails(service)).at(-1);
    assert.equal(mail?.to, AGREEMENT_COMPANY.contactEmail);
    assert.match(mail?.subject ?? '', /was not accepted/);
    assert.ok(mail?.text.includes(`/console/#/shops/${merchant.shop.id}/agreement`));
    assert.doesNotMatch(mail?.text ?? '', /\{\w+\}/);
    assert.deepEqual(await head(), before);
    assert.equal((await refuse()).status, 200, 'a repeat completes what was cut short');
    const told = (await outbox.readMails(service)).filter(({ subject }) => subject === mail?.subject);
    assert.equal(told.length, 1, 'and it is told once');
    assert.equal((await draft()).status, 201);
  });

  it('binds once both have signed, and is neither taken back nor refused then', async () => {
    const { takeBack, refuse, countersign, head } = await signed();
    assert.equal((await countersign()).status, 200);
    assert.equal((await takeBack()).status, 409);
    assert.equal((await refuse()).status, 409);
    assert.equal((await head())?.state, 'active');
  });

  it('does not count as an agreement that could end: time to sign goes on, and nothing leaves [D7]', async () => {
    const { merchant, token, base, head, document } = await signed();
    const before = await head();
    const body = { name: merchant.shop.name };
    for (const path of [base, base.replace('/staff/', '/staff/operator/')]) {
      const as = path === base ? token : operator;
      assert.equal((await call(service, 'POST', `${path}/end`, { token: as, body })).status, 409);
    }
    assert.deepEqual(await head(), before);
    assert.equal((await document())?.state, 'received_signed');
  });
});
