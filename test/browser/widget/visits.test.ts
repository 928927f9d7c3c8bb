import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { chatFrame } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
} from '../../support/browser/widget-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

describe('the visitor list in the shop’s page', () => {
  let scene: WidgetScene;
  let consultant: Consultant & { token: string };
  before(async () => {
    scene = await startWidgetScene({
      shop: {
        visitorList: {
          isOn: true,
          invitations: [
            {
              ...{ pathPrefix: '/herbata', secondsOnPage: 0, cartFrom: 0, onlyReturning: false },
              text: { pl: 'Pomóc w wyborze herbaty?' },
            },
          ],
        },
      },
    });
    consultant = (await scene.consultant()) as Consultant & { token: string };
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const list = async () =>
    (
      await call(scene.service, 'GET', `/v1/staff/shops/${scene.merchant.shop.id}/visits`, {
        token: consultant.token,
      })
    ).body.visits as { state: string; pages: unknown[] }[];
  const untilList = async (fits: (visits: Awaited<ReturnType<typeof list>>) => boolean) => {
    while (!fits(await list()));
  };
  /** A cookie tool that fires events like Complianz. */
  const answer = (page: Page, said: 'allow' | 'deny') =>
    // As text, since the test's compiler adds helpers that the browser lacks.
    page.evaluate(`{
      window.complianz = { consenttype: 'optin' };
      window.cmplz_has_consent = () => ${said === 'allow'};
      document.dispatchEvent(new CustomEvent('cmplz_status_change'));
    }`);
  const invitation = 'zgoda-invitation';

  it('stores, sends and opens nothing before the yes of the cookie tool, and forgets at once when it is taken back [EP-1, EP-5]', async () => {
    const { page } = await scene.arrive();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.reload();
    await page.locator('zgoda-chat button').waitFor();
    await answer(page, 'deny');
    await page.waitForLoadState('networkidle');
    const foreign = () =>
      sent.filter((url) => !url.startsWith(scene.site.origin) && !url.startsWith('data:'));
    assert.deepEqual(foreign(), [`${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`]);
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    assert.equal(await page.locator('iframe').count(), 0);

    await answer(page, 'allow');
    await untilList((visits) => visits.length === 1);
    const { page: kept, cookies } = await storedIn(page);
    assert.deepEqual(cookies, []);
    assert.deepEqual(
      kept?.map((entry) => entry.split('=')[0]),
      [`localStorage zgoda:${scene.merchant.shop.key}:visit`],
    );

    await page.getByText('Pomóc w wyborze herbaty?').waitFor();
    await answer(page, 'deny');
    await page.locator(invitation).waitFor({ state: 'detached' });
    await untilList((visits) => visits.length === 0);
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    await page.locator('iframe').waitFor({ state: 'detached' });
  });

  it('shows what each tool says to whoever opens the link of the console, and stores and sends nothing [EP-5]', async () => {
    const { page } = await scene.arrive();
    await page.goto(`${scene.site.origin}/herbata?#zgoda-visits`);
    await page.getByText('Żadne narzędzie nie zgłosiło zgody').waitFor();
    await answer(page, 'deny');
    await page.getByText('Complianz: brak zgody na marketing').waitFor();
    await page.getByText('Tej wizyty nie ma na liście').waitFor();
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    assert.deepEqual(await list(), []);
    await page.getByRole('button', { name: 'Zamknij', exact: true }).click();
    await page.getByText('Complianz').waitFor({ state: 'detached' });
  });

  it('invites without opening anything or taking the focus; who closes it sees none again; who accepts passes the chat’s own gate [EP-5, D1]', async () => {
    const { page } = await scene.arrive();
    await answer(page, 'allow');
    const box = page.locator(invitation);
    await box.getByText('Pomóc w wyborze herbaty?').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
    assert.equal(await page.locator('zgoda-chat iframe').count(), 0);
    await box.getByRole('button', { name: 'Zamknij zaproszenie' }).click();
    await untilList((visits) => visits.some(({ state }) => state === 'declined'));
    await page.reload();
    await answer(page, 'allow');
    await untilList((visits) =>
      visits.some(({ state, pages }) => state === 'declined' && pages.length === 1),
    );
    assert.equal(await box.count(), 0);
    await scene.closeBrowsers();

    const { page: other } = await scene.arrive();
    await answer(other, 'allow');
    await other.locator(invitation).getByRole('button', { name: 'Otwórz czat' }).click();
    await (await chatFrame(other)).getByRole('textbox').waitFor();
    await untilList((visits) => visits.some(({ state }) => state === 'chatting'));
    assert.equal(await other.locator(invitation).count(), 0);
  });

  it('keeps what was answered in one tab when another one reports: a closed invitation and a chat are known to the next [EP-5]', async () => {
    const { page, context } = await scene.arrive();
    const box = (of: Page) => of.locator(invitation);
    const mark = (of: Page) =>
      of.evaluate(
        (key) => JSON.parse(localStorage.getItem(key) ?? '{}') as { state: string; hasDeclined: boolean },
        `zgoda:${scene.merchant.shop.key}:visit`,
      );
    const openTab = async (path: string) => {
      const tab = await context.newPage();
      await tab.goto(`${scene.site.origin}${path}`);
      await tab.locator('zgoda-chat button').waitFor();
      await answer(tab, 'allow');
      return tab;
    };
    const report = async (tab: Page) => {
      const sent = tab.waitForResponse((response) => response.url().endsWith('/v1/visitor/visits'));
      await tab.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
      await sent;
    };
    const idle = await openTab('/');
    await report(idle);
    await page.bringToFront();
    await answer(page, 'allow');
    await box(page).getByRole('button', { name: 'Zamknij zaproszenie' }).click();
    assert.deepEqual([(await mark(page)).state, (await mark(page)).hasDeclined], ['declined', true]);
    await report(idle);
    assert.deepEqual([(await mark(page)).state, (await mark(page)).hasDeclined], ['declined', true]);
    const next = await openTab('/herbata');
    await report(next);
    assert.equal(await box(next).count(), 0);

    await next.locator('zgoda-chat button').first().click();
    await (await chatFrame(next)).getByRole('textbox').waitFor();
    await report(next);
    await report(idle);
    assert.deepEqual([(await mark(page)).state, (await mark(page)).hasDeclined], ['chatting', true]);
  });

  it('ends in every tab when the yes is taken back in one: neither at once nor with its next report does another list it again [EP-5]', async () => {
    const { page, context } = await scene.arrive();
    const path = '/cofniete';
    const isListed = (visits: Awaited<ReturnType<typeof list>>) => JSON.stringify(visits).includes(path);
    const openTab = async () => {
      const tab = await context.newPage();
      await tab.goto(`${scene.site.origin}${path}`);
      await tab.locator('zgoda-chat button').waitFor();
      return tab;
    };
    const keptAfterReport = async (tab: Page) => {
      await tab.bringToFront();
      return tab.evaluate((key) => {
        document.dispatchEvent(new Event('visibilitychange'));
        return localStorage.getItem(key);
      }, `zgoda:${scene.merchant.shop.key}:visit`);
    };
    const [prompt, deaf] = [await openTab(), await openTab()];
    // Browsers may not tell a background tab that another tab removed an entry.
    await deaf.evaluate(`addEventListener('storage', (event) => event.stopImmediatePropagation(), true)`);
    for (const tab of [page, prompt, deaf]) {
      await tab.bringToFront();
      await answer(tab, 'allow');
      await tab.locator('iframe').waitFor({ state: 'attached' });
    }
    await untilList(isListed);
    await page.bringToFront();
    await answer(page, 'deny');
    await prompt.locator('iframe').waitFor({ state: 'detached' });
    await untilList((visits) => !isListed(visits));
    for (const tab of [deaf, prompt]) {
      assert.equal(await keptAfterReport(tab), null);
      assert.equal(await tab.locator('iframe').count(), 0);
    }
    assert.equal(isListed(await list()), false);
  });

  it('removes what it kept from browsers that come back after the shop turned it off, whatever the tool says [EP-5]', async () => {
    const { page, context } = await scene.arrive();
    const sent = page.waitForResponse((response) => response.url().endsWith('/v1/visitor/visits'));
    await answer(page, 'allow');
    await sent;
    assert.equal((await storedIn(page)).page?.length, 1);
    await page.close();
    const { shop } = scene.merchant;
    const turn = (isOn: boolean) =>
      call(scene.service, 'PATCH', `/v1/staff/shops/${shop.id}`, {
        token: consultant.token,
        body: { visitorList: { isOn, invitations: [] } },
      });
    assert.equal((await turn(false)).status, 200);
    const later = await context.newPage();
    // Browsers cache the loader for five minutes; a different address bypasses that.
    scene.setSnippet(scene.tag().replace('.js"', '.js?later"'));
    await later.goto(`${scene.site.origin}/herbata`);
    await later.locator('zgoda-chat button').waitFor();
    assert.deepEqual(await storedIn(later), { cookies: [], page: [], frame: [] });
  });
});
