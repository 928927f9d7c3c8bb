import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { chatFrame } from '../../support/browser/browser.ts';
import { startWidgetScene, storedIn, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { type Claims, identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { call, signIn } from '../../support/scenes/chat-actors.ts';

const button = 'zgoda-chat button';
const iframe = 'zgoda-chat iframe';

const inPage = (page: Page, code: string): Promise<unknown> => page.evaluate(`(() => { ${code} })()`);
const push = (page: Page, code: string) => inPage(page, `(window.zgoda ||= []).push(${code})`);

const addOpener = (page: Page, how: string) =>
  inPage(
    page,
    `const opener = document.createElement('a');
     opener.id = 'opener'; opener.textContent = 'Zapytaj'; ${how}
     document.body.prepend(opener);`,
  );

describe('the chat on any site', () => {
  let scene: WidgetScene;
  let warnings: string[];
  before(async () => {
    scene = await startWidgetScene();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const arrive = async () => {
    const { page } = await scene.arrive();
    await page.locator(button).waitFor();
    warnings = [];
    page.on('console', (message) => warnings.push(message.text()));
    return page;
  };

  it('opens by an element of the shop that the visitor clicks, also one added later', async () => {
    const page = await arrive();
    await addOpener(page, `opener.dataset.zgodaOpen = '';`);
    assert.equal(await page.locator(iframe).count(), 0);
    await page.locator('#opener').click();
    await (await chatFrame(page)).locator('#email').waitFor();
  });

  it('opens by a command in the visitor’s click', async () => {
    const page = await arrive();
    await addOpener(page, `opener.onclick = () => window.zgoda.push(['open']);`);
    await page.locator('#opener').click();
    await (await chatFrame(page)).locator('#email').waitFor();
  });

  it('refuses to open without an act of the visitor, and says so: nothing is stored, sent or shown [D1, EP-1, EP-2]', async () => {
    const page = await arrive();
    const requests: string[] = [];
    // Playwright's own clicks count as acts of the visitor; a script of the page does not.
    await page.addInitScript(`window.zgoda = [['open']];
      addEventListener('DOMContentLoaded', () => {
        const opener = document.createElement('a');
        opener.dataset.zgodaOpen = '';
        document.body.append(opener);
        addEventListener('load', () => { opener.click(); window.zgoda.push(['open']); });
      });`);
    page.removeAllListeners('request');
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    await page.locator(button).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator(iframe).count(), 0);
    assert.deepEqual(
      requests.filter((url) => url.startsWith(scene.service.origin)),
      [`${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`],
    );
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    assert.deepEqual(
      warnings.filter((text) => text.startsWith('Zgoda')),
      ['Zgoda: needs a click', 'Zgoda: needs a click'],
    );
  });

  it('tells the page what happened, and closes by a command', async () => {
    const page = await arrive();
    await inPage(
      page,
      `window.heard = [];
       for (const event of ['opened', 'closed']) window.zgoda.push(['on', event, () => window.heard.push(event)]);`,
    );
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
    await push(page, `['close']`);
    await page.locator(button).waitFor();
    assert.deepEqual(await page.evaluate('window.heard'), ['opened', 'closed']);
  });

  it('says what is wrong with a command', async () => {
    const page = await arrive();
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
    await push(page, `['opne']`);
    await push(page, `['identify', 7]`);
    await push(page, `['on', 'nothing', 1]`);
    assert.deepEqual(
      warnings.map((text) => text.replace(/ See .*/, '')),
      [
        'Zgoda: there is no command opne.',
        'Zgoda: identify takes a signed token, or a function that returns one.',
        'Zgoda: on takes one of opened, closed, unread, sent, ended, and a function.',
      ],
    );
  });

  for (const element of ['<input type="checkbox" id="zgoda">', '<form name="zgoda"></form>'])
    it(`opens, and takes commands, on a page that holds ${element}`, async () => {
      scene.setSnippet(`${element}${scene.tag()}`);
      const page = await arrive();
      await push(page, `['on', 'opened', () => { window.isHeard = true; }]`);
      await page.locator(button).click();
      await (await chatFrame(page)).locator('#email').waitFor();
      await page.waitForFunction('window.isHeard');
    });

  it('takes a command on a page with a form of this name that has a field “map”', async () => {
    scene.setSnippet(`<form name="zgoda"><input name="map" hidden></form>${scene.tag()}`);
    const page = await arrive();
    await addOpener(page, `opener.onclick = () => window.zgoda.push(['open']);`);
    await page.locator('#opener').click();
    await (await chatFrame(page)).locator('#email').waitFor();
  });

  it('warns when it is included twice, and stays one button', async () => {
    const page = await arrive();
    const warned = page.waitForEvent('console', (message) => message.text() === 'Zgoda: loaded twice');
    await inPage(
      page,
      `const again = document.createElement('script');
       again.src = ${JSON.stringify(`${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`)};
       document.head.append(again);`,
    );
    await warned;
    assert.equal(await page.locator('zgoda-chat').count(), 1);
  });

  it('works when a tag manager adds the script late, without any attribute of the tag', async () => {
    scene.setSnippet('');
    const { page } = await scene.arrive();
    await inPage(
      page,
      `const late = document.createElement('script');
       late.src = ${JSON.stringify(`${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`)};
       document.head.append(late);`,
    );
    await page.locator(button).click();
    await (await chatFrame(page)).locator('#email').waitFor();
  });

  describe('with a consultant here', () => {
    let consultant: Awaited<ReturnType<WidgetScene['consultant']>>;
    before(async () => {
      consultant = await scene.consultant();
    });
    after(() => consultant.leave());

    const customerOf = async (id: string) =>
      (
        await call(scene.service, 'GET', `/v1/staff/conversations/${id}/customer`, {
          token: await signIn(scene.service, scene.merchant.email),
        })
      ).body.customer;
    const makeToken = (changes: Claims = {}) =>
      signIdentity(
        scene.merchant.adapterSecret,
        identityClaims(scene.merchant.shop.key, new Date(), changes),
      );

    it('asks the shop who its customer is once a message is stored, and keeps nothing of it [AD-30]', async () => {
      scene.setSnippet(scene.tag().replace(' data-zgoda', ' data-zgoda data-identity="/who"'));
      const { page } = await scene.arrive();
      const asked: string[] = [];
      await page.route('**/who', async (route) => {
        asked.push(route.request().method());
        await route.fulfill({ json: { token: makeToken() } });
      });
      await page.locator(button).click();
      const frame = await chatFrame(page);
      await frame.getByRole('textbox').waitFor();
      assert.deepEqual(asked, [], 'nothing is asked before the first message');
      await write(frame, 'Gdzie jest moja paczka?');
      const id = await consultant.hears('Gdzie jest moja paczka?');
      await consultant.next((frame) => frame.t === 'customer.known' && frame.conversationId === id);
      assert.deepEqual(asked, ['POST']);
      const customer = await customerOf(id);
      assert.equal(customer.isSignedIn, true);
      assert.equal(customer.cart.total, '129.90');
      assert.doesNotMatch(
        JSON.stringify(await storedIn(page, frame)),
        /129[.,]90|wordpress|facts|\.[0-9a-f]{64}/,
      );
    });

    it('takes the token of a page’s own function, and follows a page that changes without loading', async () => {
      const page = await arrive();
      const token = makeToken();
      await push(page, `['identify', async () => ${JSON.stringify(token)}]`);
      await page.locator(button).click();
      const frame = await chatFrame(page);
      await write(frame, 'Czy jest rabat?');
      const id = await consultant.hears('Czy jest rabat?');
      await consultant.next((frame) => frame.t === 'customer.known' && frame.conversationId === id);
      await inPage(page, `history.pushState({}, '', '/kasa?krok=2')`);
      await write(frame, 'A teraz?');
      await consultant.hears('A teraz?');
      const conversation = await scene.service.stores.conversations.find(
        scopeOfShop(scene.merchant.shop.id),
        id as never,
      );
      assert.equal(conversation?.page, `${scene.site.origin}/kasa`);
    });

    for (const [lang, told, start] of [
      ['pl', 'z innego konta', 'Nowa rozmowa'],
      ['en', 'from another account', 'New chat'],
      ['de', 'von einem anderen Konto', 'Neuer Chat'],
    ] as const)
      it(`shows nobody the chat of who was signed in before at this browser, in ${lang} [RT-1, EP-3]`, async () => {
        scene.setSnippet(scene.tag(lang).replace(' data-zgoda', ' data-zgoda data-identity="/who"'));
        let sub = 'wordpress:7';
        const { page } = await scene.arrive({ locale: lang });
        await page.route('**/who', (route) => route.fulfill({ json: { token: makeToken({ sub }) } }));
        await page.locator(button).click();
        const frame = await chatFrame(page);
        const hers = `Moja paczka ${lang}`;
        await write(frame, hers);
        const id = await consultant.hears(hers);
        await consultant.next((frame) => frame.t === 'customer.known' && frame.conversationId === id);
        sub = 'wordpress:8';
        await page.goto(`${scene.site.origin}/konto`);
        const next = await chatFrame(page);
        await next.getByText(told).waitFor();
        assert.equal(await next.getByText(hers).count(), 0);
        assert.deepEqual((await storedIn(page, next)).frame, [], 'nor does anything of it stay here');
        assert.deepEqual(await accessFindings(next), []);
        await next.getByRole('button', { name: start }).click();
        const his = `To ja ${lang}`;
        await write(next, his);
        const own = await consultant.hears(his);
        assert.notEqual(own, id);
        await consultant.next((frame) => frame.t === 'customer.known' && frame.conversationId === own);
        const scope = scopeOfShop(scene.merchant.shop.id);
        const key = await scene.service.ports.vault.subjectKey(scope, 'customer', sub);
        const found = await scene.service.stores.conversations.findBySubject(scope, key);
        assert.ok(found.some((one) => one.id === own) && found.every((one) => one.id !== id));
      });

    it('chats on when the shop does not answer who it is', async () => {
      scene.setSnippet(scene.tag().replace(' data-zgoda', ' data-zgoda data-identity="/who"'));
      const { page } = await scene.arrive();
      await page.route('**/who', (route) => route.abort());
      const failed = page.waitForEvent('requestfailed');
      await page.locator(button).click();
      const frame = await chatFrame(page);
      await write(frame, 'Halo?');
      const id = await consultant.hears('Halo?');
      await failed;
      await consultant.say(id, 'Jestem.');
      await frame.getByText('Jestem.').waitFor();
    });
  });
});
