import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { nameOf, pathOf, routesOf } from '../support/routes/all-routes.ts';
import { inputFor } from '../support/routes/staff-route-inputs.ts';
import { call, leadBody, openSession, PASSWORD, signIn } from '../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const PERSON = {
  name: 'Kanarek Odwołany',
  email: 'kanarek.odwolany@canary.example',
  phone: '+48 999 111 222',
  message: 'canary-withdrawn-4d1e',
};
const traces = [...Object.values(PERSON), encodeURIComponent(PERSON.email)];

describe('a consent that was withdrawn', () => {
  let service: TestService;
  let scene: RouteScene;
  let token: string;
  let ids: Readonly<Record<string, string>>;
  let secret: string;
  before(async () => {
    service = await startTestService();
    scene = await makeRouteScene(service);
    const { shop, email } = scene.merchant;
    const scope = scopeOfShop(shop.id);
    await service.stores.shops.update(scope, { receiptMail: true });
    token = await signIn(service, email);
    const session = await openSession(service, shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(shop, session, PERSON),
    });
    assert.equal(sent.status, 201, sent.text);
    secret = sent.body.receiptSecret;
    const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
    const { body } = await call(service, 'GET', `/v1/staff/leads/${lead.id}`, { token });
    const mails = () => service.stores.mails.list(scope, 99);
    while (!(await mails()).some(({ kind }) => kind === 'receipt'))
      await new Promise((resolve) => setImmediate(resolve));
    const receiptMail = (await mails()).find(({ kind }) => kind === 'receipt');
    ids = {
      ...scene.ids,
      leadId: lead.id,
      consentEventId: body.consentEventId,
      mailId: receiptMail?.id ?? '',
    };
  });
  after(() => service.stop());

  const answers = async (): Promise<[name: string, text: string][]> => {
    const { shop } = scene.merchant;
    const found: [string, string][] = [];
    for (const route of routesOf(service)) {
      if (route.method !== 'get' || route.audience !== 'staff') continue;
      const reply = await call(service, 'GET', pathOf(route, ids) + inputFor(route).query, { token });
      found.push([nameOf(route), reply.text]);
    }
    const path = `/v1/staff/shops/${shop.id}/export`;
    const { text } = await call(service, 'POST', path, { token, body: { password: PASSWORD } });
    found.push(['the whole export', text]);
    return found;
  };
  const showing = async (): Promise<string[]> =>
    (await answers())
      .filter(([, text]) => traces.some((trace) => text.includes(trace)))
      .map(([name]) => name);

  it('ends every use: nothing that the shop can open, list or export shows the person any more [CO-7]', async () => {
    const before = await showing();
    for (const name of [
      'get /v1/staff/leads',
      'get /v1/staff/leads/:leadId',
      'get /v1/staff/shops/:shopId/mails',
      'the whole export',
    ])
      assert.ok(before.includes(name), `${name} showed the person before: ${before.join(', ')}`);
    const withdrawn = await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
    assert.equal(withdrawn.status, 200, withdrawn.text);
    assert.deepEqual(await showing(), []);
    const find = { shopId: scene.merchant.shop.id, email: PERSON.email };
    const { counts } = (await call(service, 'POST', '/v1/staff/people/find', { token, body: find })).body;
    assert.deepEqual(
      counts.filter((one: { source: string; count: number }) => one.source !== 'consents' && one.count > 0),
      [],
    );
  });
});
