import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SightingRequest } from '../../../service/protocol/api/visits/visit-api.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { recordCalls } from '../../support/database/recorded-calls.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  addMember,
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { aSighting, aVisitId } from '../../support/scenes/visit-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const RULE = { pathPrefix: '', secondsOnPage: 20, cartFrom: 0, onlyReturning: false, text: { pl: 'Pomóc?' } };

describe('the visitor list', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  beforeEach(async () => {
    service = await startTestService({ hasRounds: false });
    merchant = await makeMerchant(service, { visitorList: { isOn: true, invitations: [] } });
    token = await signIn(service, merchant.email);
  });
  afterEach(() => service.stop());

  const see = async (changes: Partial<SightingRequest> = {}): Promise<Reply> =>
    call(service, 'POST', '/v1/visitor/visits', { body: aSighting(merchant.shop, changes) });
  const listed = async (who = token, shopId = merchant.shop.id): Promise<Reply['body']> =>
    (await call(service, 'GET', `/v1/staff/shops/${shopId}/visits`, { token: who })).body;
  const change = (visitorList: unknown) =>
    call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, { token, body: { visitorList } });

  it('lists a hundred visits of one address at most, and tells the next browser to go on', async () => {
    for (let n = 0; n < 100; n += 1) assert.equal((await see()).body.goesOn, true);
    assert.equal((await see()).body.goesOn, true);
    assert.equal((await listed()).visits.length, 100);
  });

  it('is off in a new shop, and a browser that reports is told to stop [EP-5]', async () => {
    const other = await makeMerchant(service);
    const page = new URL('/', other.shop.url).href;
    const { body } = await see({ shop: other.shop.key, page });
    assert.equal(body.goesOn, false);
    const { isOn, visits } = await listed(await signIn(service, other.email), other.shop.id);
    assert.deepEqual([isOn, visits], [false, []]);
  });

  it('shows who is on which page since when, and the pages before, without what follows the path [EP-5, MI-3]', async () => {
    const visit = aVisitId();
    await see({ visit, isReturning: true });
    await see({ visit, isReturning: true, page: new URL('/kasa', merchant.shop.url).href });
    const { visits, tools } = await listed();
    assert.equal(visits.length, 1);
    assert.deepEqual(
      visits[0].pages.map(({ page }: { page: string }) => page),
      [new URL('/herbata', merchant.shop.url).href, new URL('/kasa', merchant.shop.url).href],
    );
    assert.equal(visits[0].isReturning, true);
    assert.deepEqual([tools[0].tool, typeof tools[0].lastYesAt], ['complianz', 'string']);
  });

  it('forgets a visitor at once when the cookie tool takes its yes back [EP-5]', async () => {
    const visit = aVisitId();
    await see({ visit });
    const reply = await call(service, 'POST', '/v1/visitor/visits/forget', {
      body: { shop: merchant.shop.key, visit },
    });
    assert.equal(reply.status, 204);
    assert.equal((await see({ visit })).body.goesOn, false, 'a report that was still on its way');
    const { visits, tools } = await listed();
    assert.deepEqual(visits, []);
    assert.equal(typeof tools[0].lastWithdrawnAt, 'string');
  });

  it('forgets everybody when it is turned off, and keeps nobody of before when it is turned on again [EP-5]', async () => {
    await see();
    await change({ isOn: false, invitations: [] });
    assert.equal((await see()).body.goesOn, false);
    await change({ isOn: true, invitations: [] });
    assert.deepEqual((await listed()).visits, []);
  });

  it('lists nobody while the shop may collect nothing [D7, EP-5]', async () => {
    merchant = await makeMerchant(service, {
      visitorList: { isOn: true, invitations: [] },
      confirmedAt: null,
    });
    token = await signIn(service, merchant.email);
    assert.equal((await see()).body.goesOn, false);
    assert.equal((await listed()).isCollecting, false);
  });

  it('shows the cart that the shop server vouches for, and nothing else of its statement [EP-5]', async () => {
    const claims = identityClaims(merchant.shop.key, service.ports.clock.now());
    const visit = aVisitId();
    await see({ visit, token: signIdentity('zgs_forged', claims) });
    assert.equal((await listed()).visits[0].cart, null);
    await see({ visit, token: signIdentity(merchant.adapterSecret, claims) });
    const body = await listed();
    assert.deepEqual(body.visits[0].cart, { items: 2, total: '129.90', currency: 'PLN' });
    assert.ok(!JSON.stringify(body).includes('1042') && !JSON.stringify(body).includes('wordpress:7'));
    await see({ visit });
    assert.equal((await listed()).visits[0].cart.total, '129.90', 'until the next statement');

    await change({ isOn: true, invitations: [{ ...RULE, cartFrom: 100, text: { pl: 'Koszyk?' } }] });
    const staff = await connectStaff(service, merchant.email);
    const asked = async (id: string) => (await see({ visit: id, secondsOnPage: 20 })).body.invitation;
    assert.equal((await asked(visit)).text, 'Koszyk?');
    assert.equal(await asked(aVisitId()), null);
    await staff.close();
  });

  it('takes no report of a page that is not the shop’s own', async () => {
    assert.equal((await see({ page: 'https://elsewhere.example.com/' })).body.goesOn, false);
    assert.deepEqual((await listed()).visits, []);
  });

  it('is seen by nobody of another shop, who can neither invite nor forget its visitors [SE-1]', async () => {
    const other = await makeMerchant(service, { visitorList: { isOn: true, invitations: [] } });
    const stranger = await signIn(service, other.email);
    const visit = aVisitId();
    await see({ visit });
    const mine = `/v1/staff/shops/${merchant.shop.id}/visits`;
    const theirs = `/v1/staff/shops/${other.shop.id}/visits`;
    assert.equal((await call(service, 'GET', mine, { token: stranger })).status, 404);
    assert.deepEqual((await listed(stranger, other.shop.id)).visits, []);
    const body = { visit, text: 'Dzień dobry' };
    assert.equal((await call(service, 'POST', `${mine}/invite`, { token: stranger, body })).status, 404);
    assert.equal((await call(service, 'POST', `${theirs}/invite`, { token: stranger, body })).status, 404);
    await call(service, 'POST', '/v1/visitor/visits/forget', { body: { shop: other.shop.key, visit } });
    assert.equal((await listed()).visits.length, 1);
  });

  it('stores nothing of a visitor [EP-5]', async () => {
    const recorded = recordCalls(makeMemoryStores());
    const own = await startTestService({ stores: recorded.stores, hasRounds: false });
    try {
      const { shop, email } = await makeMerchant(own, { visitorList: { isOn: true, invitations: [] } });
      const READS =
        /^(get|list|find|has|count|current|head|range|rows|all|by|seen|latest|next|read|is|open[A-Z])/;
      const written = () =>
        recorded.calls
          .filter(({ method }) => !READS.test(method))
          .map(({ store, method }) => `${store}.${method}`);
      const before = written();
      const visit = aVisitId();
      const report = async (path: string, body: object) =>
        assert.ok((await call(own, 'POST', `/v1/visitor/${path}`, { body })).status < 300, path);
      await report('visits', aSighting(shop, { visit }));
      await report('visits', aSighting(shop, { visit, page: new URL('/kasa', shop.url).href }));
      await report('visits/forget', { shop: shop.key, visit });
      assert.deepEqual(written(), before);
      const staff = await connectStaff(own, email);
      const signedIn = written();
      const message = { shop: shop.key, ref: randomUUID(), boot: newBoot(), text: 'x', locale: 'pl' };
      await report('messages', message);
      assert.notDeepEqual(written(), signedIn, 'a message is seen here');
      await staff.close();
    } finally {
      await own.stop();
    }
  });

  describe('with a consultant who is here', () => {
    it('invites by the first rule that fits, once the visitor has been on the page for so long', async () => {
      await change({
        isOn: true,
        invitations: [
          { ...RULE, pathPrefix: '/kasa', text: { pl: 'Kasa?' } },
          { ...RULE, onlyReturning: true, text: { pl: 'Znowu?' } },
          { ...RULE, cartFrom: 100, text: { pl: 'Koszyk?' } },
          RULE,
        ],
      });
      assert.equal((await see({ secondsOnPage: 30 })).body.invitation, null, 'nobody is here');
      const staff = await connectStaff(service, merchant.email);
      const early = await see({ secondsOnPage: 15 });
      assert.deepEqual([early.body.invitation, early.body.againInMs], [null, 5_000]);
      const textFor = async (changes: Partial<SightingRequest>) =>
        (await see({ secondsOnPage: 20, ...changes })).body.invitation?.text;
      assert.equal(await textFor({}), 'Pomóc?');
      assert.equal(await textFor({ page: new URL('/kasa/2', merchant.shop.url).href }), 'Kasa?');
      assert.equal(await textFor({ isReturning: true }), 'Znowu?');
      assert.equal(await textFor({ locale: 'de' }), 'Pomóc?', 'in the language of the shop');
      for (const state of ['invited', 'declined', 'chatting'] as const)
        assert.equal(await textFor({ state }), undefined, state);
      await staff.close();
    });

    it('passes an invitation on in the consultant’s name, and none to whoever was invited or declined', async () => {
      const staff = await connectStaff(service, merchant.email);
      const visit = aVisitId();
      await see({ visit });
      const invite = () =>
        call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/visits/invite`, {
          token,
          body: { visit, text: 'W czym pomóc?' },
        });
      assert.equal((await invite()).status, 204);
      assert.equal((await listed()).visits[0].isInvitationWaiting, true);
      const { body } = await see({ visit });
      assert.equal(body.invitation.text, 'W czym pomóc?');
      assert.match(body.invitation.from, /^Owner/);
      await see({ visit, state: 'declined' });
      assert.equal((await listed()).visits[0].isInvitationWaiting, false);
      assert.equal((await invite()).status, 409);
      assert.equal((await see({ visit, state: 'declined' })).body.invitation, null);
      await staff.close();
    });
  });

  it('lets an auditor look and not invite', async () => {
    const auditor = await addMember(service, merchant.organisationId, 'auditor');
    const theirs = await signIn(service, auditor.email);
    const visit = aVisitId();
    await see({ visit });
    const { mayInvite, visits } = await listed(theirs);
    assert.deepEqual([mayInvite, visits.length], [false, 1]);
    const path = `/v1/staff/shops/${merchant.shop.id}/visits/invite`;
    assert.equal(
      (await call(service, 'POST', path, { token: theirs, body: { visit, text: 'x' } })).status,
      403,
    );
  });

  it('needs the text of a rule in the language of the shop', async () => {
    const reply = await change({ isOn: true, invitations: [{ ...RULE, text: { de: 'Hilfe?' } }] });
    assert.equal(reply.status, 422);
    assert.deepEqual(Object.keys(reply.body.fields), ['visitorList.invitations.0.text.pl']);
  });

  it('adds its script to the loader of this shop alone, and counts pages without anybody in them [EP-2, EP-5]', async () => {
    const other = await makeMerchant(service);
    const [mine, theirs] = await Promise.all(
      [merchant, other].map(({ shop }) => call(service, 'GET', `/w/v1/${shop.key}.js`)),
    );
    assert.ok(mine?.text.includes('cmplz_has_consent') && !mine.text.includes('__ZGODA_CONFIG__'));
    assert.ok(!theirs?.text.includes('cmplz_has_consent'));
    const again = await call(service, 'GET', `/w/v1/${merchant.shop.key}.js`, {
      headers: { 'user-agent': 'other', cookie: 'a=b' },
    });
    assert.equal(again.text, mine?.text, 'the same bytes for everyone');
    assert.equal((await listed()).pagesLastHour, 2);
  });

  it('is framed by the pages of the shop alone [SE-2]', async () => {
    const { status, headers } = await call(service, 'GET', `/w/v1/${merchant.shop.key}/visits`);
    assert.equal(status, 200);
    const origin = new URL(merchant.shop.url).origin;
    assert.ok((headers.get('content-security-policy') ?? '').includes(`frame-ancestors ${origin}`));
    assert.equal(headers.get('cross-origin-embedder-policy'), 'require-corp');
  });
});
