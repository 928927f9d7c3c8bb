import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  openSession,
  POLICY_TEXT,
  pushPolicy,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type ShopFile, type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PATH = '/polityka-prywatnosci/';
const READABLE: ShopFile = {
  body: `<title>Polityka – Sklep</title><nav>Sklep</nav><main><h1>Polityka</h1><p>${POLICY_TEXT}</p></main>`,
};
const LONG =
  'Otwieramy niebawem sklep z herbatą, zapraszamy serdecznie wszystkich miłośników dobrych naparów. ';

describe('a policy page that a shop server reports', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let site: ShopSite;
  let merchant: Merchant;
  before(async () => {
    site = await startShopSite('', () => '');
    service = await startTestService({
      env: { ZGODA_PRIVATE_TARGETS: new URL(site.origin).host },
      overrides: { clock },
    });
  });
  after(async () => {
    await service.stop();
    await site.stop();
  });
  beforeEach(async () => {
    site.put(PATH, READABLE);
    merchant = await makeMerchant(service, {}, `${site.origin}/`);
    clock.forward(1);
  });

  const basis = async () => (await openSession(service, merchant.shop)).body.form.notice.basis;
  const page = async () => (await signedCall(service, merchant, 'GET', '/v1/adapter/health')).body.policy[0];
  const states = async () => {
    const { state, reason } = await page();
    return [state, reason];
  };
  const look = () => service.useCases.lookAtReportedPages(scopeOfShop(merchant.shop.id), 15 * MINUTE_MS);

  it('shows a box once the service has seen the reported text there, too [D3, AD-43]', async () => {
    const reply = await pushPolicy(service, merchant);
    assert.deepEqual(reply.body.states, [{ locale: 'pl', state: 'absent', reason: 'not_checked' }]);
    assert.deepEqual(await states(), ['published', 'publish']);
    assert.equal(await basis(), 'consent');
  });

  for (const [name, file, found] of [
    [
      '“coming soon”',
      { body: `<main><h1>Wkrótce otwieramy</h1><p>${LONG.repeat(12)}</p></main>` },
      ['unpublished', 'other_text'],
    ],
    ['a short note', { body: '<main>Przerwa techniczna</main>' }, ['unpublished', 'other_text']],
    ['a password', { body: '<main><form><input type="password"></form></main>' }, ['unpublished', 'login']],
    ['maintenance', { body: 'Maintenance', status: 503 }, ['unreachable', 'no_answer']],
    ['nothing', { body: 'Not found', status: 404 }, ['absent', 'http_404']],
    ['a refusal', { body: 'Forbidden', status: 403 }, ['unpublished', 'http_403']],
  ] as [string, ShopFile, string[]][]) {
    it(`shows no box while visitors find ${name} at its address, and one soon after they can read it [AD-43, D3]`, async () => {
      site.put(PATH, file);
      await pushPolicy(service, merchant);
      assert.deepEqual([await basis(), await states()], ['request', found]);
      site.put(PATH, READABLE);
      await look();
      assert.deepEqual([await basis(), await states()], ['consent', ['published', 'publish']]);
    });
  }

  it('loses its box at the next look when the shop is closed in front of it [D3]', async () => {
    await pushPolicy(service, merchant);
    site.put(PATH, { body: `<main>${LONG.repeat(12)}</main>` });
    clock.forward(14 * MINUTE_MS);
    await look();
    assert.equal(await basis(), 'consent');
    clock.forward(MINUTE_MS);
    await look();
    assert.equal(await basis(), 'request');
  });

  it('is gone at once when the shop server says so, whatever its address shows [D3]', async () => {
    await pushPolicy(service, merchant);
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft', url: null, text: null });
    assert.equal(await basis(), 'request');
    await look();
    assert.deepEqual(await states(), ['unpublished', 'draft']);
  });

  it('keeps its box while text and title change, and is looked for anew when its address does', async () => {
    await pushPolicy(service, merchant);
    const text = POLICY_TEXT.replace('sklep', 'firma');
    const { body } = await pushPolicy(service, merchant, { text, title: 'Prywatność' });
    assert.deepEqual(body.states, [{ locale: 'pl', state: 'published', reason: 'publish' }]);
    const moved = { url: `${site.origin}/prywatnosc/`, text };
    assert.equal((await pushPolicy(service, merchant, moved)).body.states[0].reason, 'not_checked');
    assert.deepEqual(await states(), ['unpublished', 'other_text']);
  });

  it('is not lost by a fault on the way to a page that was seen, but by three over 24 hours', async () => {
    await pushPolicy(service, merchant);
    site.put(PATH, { body: '', status: 502 });
    for (const hours of [1, 12]) {
      clock.forward(hours * HOUR_MS);
      await look();
      assert.equal((await page()).state, 'published');
    }
    clock.forward(12 * HOUR_MS);
    await look();
    assert.deepEqual(await states(), ['unreachable', 'no_answer']);
    site.put(PATH, READABLE);
    clock.forward(15 * MINUTE_MS);
    await look();
    assert.equal((await page()).state, 'published');
  });

  it('is answered before the service looks: the site may be busy with the report itself [AD-22]', async () => {
    let open = () => {};
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    site.put(PATH, { ...READABLE, before: () => held });
    let isAnswered = false;
    const reported = pushPolicy(service, merchant);
    while (!isAnswered) isAnswered = (await page())?.reason === 'not_checked';
    const session = `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`;
    assert.equal((await call(service, 'GET', session)).body.form.notice.basis, 'request');
    open();
    await reported;
    assert.equal(await basis(), 'consent');
  });

  it('that was reported as no real text stays so, whatever its address shows', async () => {
    await pushPolicy(service, merchant, { state: 'placeholder', reason: 'short' });
    clock.forward(HOUR_MS);
    await look();
    assert.deepEqual(await states(), ['placeholder', 'short']);
  });

  describe('whose own content is empty, as with page builders that keep it elsewhere', () => {
    const EMPTY = { state: 'placeholder', reason: 'short', text: '' };
    const noticeId = async () => (await openSession(service, merchant.shop)).body.form.notice.id;
    const later = async () => {
      clock.forward(15 * MINUTE_MS);
      await look();
    };

    it('counts by the text that the public reads at its address, and by each new one [D3, D5, AD-43]', async () => {
      await pushPolicy(service, merchant, EMPTY);
      assert.deepEqual([await basis(), await states()], ['consent', ['published', 'ok']]);
      const shown = await noticeId();
      await pushPolicy(service, merchant, EMPTY);
      await later();
      assert.deepEqual([await basis(), await noticeId()], ['consent', shown]);
      site.put(PATH, { body: READABLE.body.replace('</main>', '<p>Nowy akapit.</p></main>') });
      await later();
      assert.equal(await basis(), 'consent');
      assert.notEqual(await noticeId(), shown);
    });

    it('has no box while the public reads no real text either [D3, AD-43]', async () => {
      await pushPolicy(service, merchant);
      assert.equal(await basis(), 'consent');
      site.put(PATH, { body: '<title>Polityka</title><main><h1>Polityka</h1></main>' });
      await pushPolicy(service, merchant, EMPTY);
      assert.deepEqual([await basis(), await states()], ['request', ['placeholder', 'short']]);
    });

    it('has no box without an address, or with one on another site [D3]', async () => {
      await pushPolicy(service, merchant, { ...EMPTY, url: null });
      assert.deepEqual(await states(), ['placeholder', 'short']);
      await pushPolicy(service, merchant, { ...EMPTY, url: 'https://inny-sklep.example/polityka/' });
      assert.deepEqual(await states(), ['foreign', 'other_domain']);
    });
  });

  it('keeps the very text that its shop server reported when the shop server falls silent, while the page is as it was [D5]', async () => {
    await pushPolicy(service, merchant);
    const { id } = (await openSession(service, merchant.shop)).body.form.notice;
    clock.forward(49 * HOUR_MS);
    assert.equal((await openSession(service, merchant.shop)).body.form.notice.id, id);
    site.put(PATH, { body: READABLE.body.replace('</main>', '<p>Nowy akapit.</p></main>') });
    clock.forward(HOUR_MS);
    const after = (await openSession(service, merchant.shop)).body.form.notice;
    assert.deepEqual([after.basis, after.id === id], ['consent', false]);
  });

  it('of one shop says nothing of another at the same address [SE-1]', async () => {
    await pushPolicy(service, merchant);
    const other = await makeMerchant(service, {}, `${site.origin}/`);
    const token = await signIn(service, other.email);
    const { body } = await call(service, 'GET', `/v1/staff/shops/${other.shop.id}`, { token });
    assert.deepEqual(body.policy, []);
  });

  it('counts at once when the shop’s address in the console becomes the one that it was reported at [D3]', async () => {
    const token = await signIn(service, merchant.email);
    const moveTo = (url: string) =>
      call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, { token, body: { url } });
    await moveTo('https://stary-sklep.example/');
    await pushPolicy(service, merchant, { url: `${site.origin}${PATH}` });
    assert.deepEqual(await states(), ['foreign', 'other_domain']);
    assert.equal((await moveTo(`${site.origin}/`)).status, 200);
    assert.deepEqual(await states(), ['published', 'publish']);
  });
});
