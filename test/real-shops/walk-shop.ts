import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { ConversationId, OrganisationId, ShopId } from '../../service/protocol/vocabulary.ts';
import { launchBrowser, openChat, type TestBrowser } from '../support/browser/browser.ts';
import { call, connectStaff, PASSWORD, signIn } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../support/surroundings/smtp-sink.ts';
import { keepWalk } from './keep-walk.ts';
import type { ShopDriver } from './shop-driver.ts';
import { type RealShop, shopFolders, startShop } from './shop-folder.ts';
import { doorOf } from './walk-door.ts';

const OWNER = 'halina@lisc-i-glina.example';
const OBEY_MS = 5_000;

/** Upload → connect → form → chat → policy off and on → customer → export → erasure → uninstall, on each named shop. */
export function walkShop(driver: ShopDriver): void {
  for (const folder of shopFolders(driver.platform)) {
    describe(`${driver.name} in ${folder}`, function () {
      this.bail(true);
      const files = mkdtempSync(join(tmpdir(), 'zgoda-walk-'));
      let shop: RealShop;
      let service: TestService;
      let mailServer: SmtpSink;
      let browser: TestBrowser;
      let page: Page;
      let organisationId: OrganisationId;
      let shopId: ShopId;
      let chatOfCustomer: ConversationId;

      before(async () => {
        shop = startShop(folder);
        mailServer = await startSmtpSink();
        const env = { ...mailServer.env, ZGODA_PRIVATE_TARGETS: new URL(shop.origin).host };
        service = await startTestService({ env });
        const { organisation } = await service.useCases.createOwner({
          email: OWNER,
          name: 'Halina',
          password: PASSWORD,
          locale: 'en',
          kind: 'merchant',
          organisationName: 'Liść i Glina',
        });
        organisationId = organisation.id;
        browser = await launchBrowser({ locale: 'en-GB', width: 1440, height: 900 });
        page = browser.page;
        page.setDefaultTimeout(120_000);
        page.on('dialog', (dialog) => void dialog.accept());
      });
      after(async function () {
        await browser?.close();
        await service?.stop();
        await mailServer?.stop();
        shop?.stop();
        rmSync(files, { recursive: true, force: true });
        const tests = this.test?.parent?.tests ?? [];
        if (shop !== undefined && tests.every((test) => test.isPassed()))
          keepWalk(driver.platform, shop, tests);
      });

      const look = (name: string) =>
        page.screenshot({
          path: join(process.env.ZGODA_WALK_PICTURES ?? files, `${driver.platform}-${name}.png`),
        });
      afterEach(async function () {
        if (this.currentTest?.isFailed()) await look('failed');
      });
      const leads = () => service.stores.leads.list(scopeOfShops([shopId]), new Date(8e14), 10);
      /** A visitor's own browser: the owner's must not be signed in there. */
      const visit = async (path: string): Promise<{ visitor: TestBrowser; frame: Frame }> => {
        const visitor = await launchBrowser({ locale: 'en-GB', width: 1280, height: 800 });
        await visitor.page.goto(shop.origin + path);
        await driver.refuseCookies?.(visitor.page);
        return { visitor, frame: await openChat(visitor.page) };
      };
      const untilFound = async () => {
        const scope = scopeOfShop(shopId);
        const isFound = async () =>
          (await service.stores.policyBindings.get(scope))?.pages.some(({ state }) => state === 'published');
        while (!(await isFound()))
          await service.desks.jobs.lookAtReportedPages(scope, Number.POSITIVE_INFINITY);
      };
      const sendForm = async (frame: Frame, message: string) => {
        await frame.locator('#email').fill(shop.customer.email);
        await frame.locator('#message').fill(message);
        await frame.locator('#consent').check();
        await frame.locator('button.main').click();
        await frame.getByText(/Thank you|Dziękujemy|Danke/).waitFor();
      };

      it('is installed by upload, and sends nothing before it is connected [AD-1]', async () => {
        const packed = driver.pack(shop);
        const zip = join(files, packed.uploadName);
        writeFileSync(zip, packed.bytes);
        await driver.signIn(page, shop);
        await driver.install(page, shop, zip);
        await driver.openSettings(page, shop);
        await look('settings');
        assert.equal(
          service.logLines.some((line) => line.includes('/v1/adapter')),
          false,
        );
      });

      it('is connected by one click and a confirmation in the console [AD-26, AD-27]', async () => {
        await page.fill('#zgoda-connect-address', service.origin);
        await page.click('#zgoda-connect');
        await page.fill('input[name=email]', OWNER);
        await page.fill('input[name=password]', PASSWORD);
        await page.keyboard.press('Enter');
        const address = page.getByLabel('Address', { exact: true });
        await address.waitFor();
        if ((await address.inputValue()) === '') await address.fill('ul. Gliniana 4, 30-001 Kraków');
        await page.locator('form input[type=checkbox]').check();
        await page.locator('form button[type=submit]').click();
        await page.locator('#zgoda-state').waitFor();
        assert.doesNotMatch(page.url(), /zg[ks]_/);
        const [found] = await service.stores.shops.listByOrganisation(organisationId);
        assert.ok(found);
        shopId = found.id;
        await untilFound();
      });

      it('says in the admin pages how the connection is, and never shows the secret or the chat there [AD-2, AD-12, AD-23]', async () => {
        await driver.openSettings(page, shop);
        await page.locator('#zgoda-state').getByText('Both clocks agree.').waitFor();
        await look('connected');
        assert.doesNotMatch(await page.content(), /zgs_[A-Za-z0-9_-]{20}|data-zgoda/);
      });

      it('refuses a form that was not sent from the admin pages [AD-3]', async () => {
        await driver.openSettings(page, shop);
        const { address, fields } = await page.locator('#zgoda-disconnect').evaluate((button) => {
          const form = button.closest('form');
          return {
            address: form?.getAttribute('action') ?? '',
            fields: [...new FormData(form ?? undefined)].map(([name, value]) => [name, String(value)]),
          };
        });
        const action = new URL(address, page.url());
        for (const name of ['token', '_token', 'user_token']) action.searchParams.delete(name);
        const unsigned = fields.filter(([name]) => !/token|nonce|form_key/.test(name ?? ''));
        await page.request.post(action.href.replace(/\/key\/[0-9a-f]+/, ''), {
          form: { ...Object.fromEntries(unsigned), zgoda_action: 'disconnect' },
        });
        await driver.openSettings(page, shop);
        await page.locator('#zgoda-state').getByText('Both clocks agree.').waitFor();
      });

      it('reports the page of each language [AD-16]', async () => {
        const binding = await service.stores.policyBindings.get(scopeOfShop(shopId));
        assert.deepEqual(binding?.pages.map(({ locale }) => locale).sort(), [...shop.locales].sort());
      });

      it('puts the tag into every page exactly once, the same for everybody [AD-8, AD-9]', async () => {
        for (const path of shop.pages) {
          const html = await (await fetch(shop.origin + path)).text();
          assert.equal(html.split('data-zgoda').length - 1, 1, path);
          assert.doesNotMatch(html, /zgs_/);
        }
      });

      it('takes the form with its consent from a visitor [AD-14, CO-2]', async () => {
        const { visitor, frame } = await visit(shop.pages[0] ?? '/');
        await frame.locator('#consent').waitFor();
        await visitor.page.screenshot({
          path: join(process.env.ZGODA_WALK_PICTURES ?? files, `${driver.platform}-form.png`),
        });
        await sendForm(frame, 'Is the blue teapot still available?');
        await visitor.close();
        assert.equal((await leads()).length, 1);
      });

      it('takes the box out of the open form within seconds when the policy page is hidden, says so to the owner, and brings it back [AD-13, AD-18, AD-24]', async () => {
        const { visitor, frame } = await visit(shop.pages[0] ?? '/');
        await frame.locator('#consent').waitFor();
        await driver.hidePolicy(page, shop);
        await frame.locator('#consent').waitFor({ state: 'detached', timeout: OBEY_MS });
        await driver.openSettings(page, shop);
        await page
          .locator('#zgoda-state')
          .getByText(/The privacy policy page (is a draft|is private|cannot be read)/)
          .first()
          .waitFor();
        await driver.showPolicy(page, shop);
        await untilFound();
        await frame.locator('#consent').waitFor({ timeout: OBEY_MS });
        await visitor.close();
      });

      it('vouches for the signed-in customer and shows orders only after they were switched on [AD-30, AD-31]', async () => {
        await driver.openSettings(page, shop);
        await driver.shareOrders(page, shop);
        const staff = await connectStaff(service, OWNER);
        const visitor = await launchBrowser({ locale: 'en-GB' });
        await driver.signInCustomer(visitor.page, shop);
        await visitor.page.goto(shop.origin + (shop.pages[0] ?? '/'));
        await driver.refuseCookies?.(visitor.page);
        const frame = await openChat(visitor.page);
        const field = frame.getByRole('textbox').first();
        await field.fill('Where is my parcel?');
        await field.press('Enter');
        const { conversationId } = await staff.next(
          (heard) => heard.t === 'event.new' && heard.event.text === 'Where is my parcel?',
        );
        await staff.next('customer.known');
        const { body } = await call(service, 'GET', `/v1/staff/conversations/${conversationId}/customer`, {
          token: staff.token,
        });
        assert.equal(body.customer.isSignedIn, true);
        assert.equal(body.customer.orders[0].number, shop.customer.order);
        chatOfCustomer = conversationId;
        await visitor.close();
        staff.close();
      });

      if (driver.openDoor !== undefined) {
        const { openDoor } = driver;
        it('answers at its door about orders only after they were switched on, afresh to a consultant, and by number and e-mail together [AD-46, AD-47, AD-48, AD-49, AD-50, AD-51]', async () => {
          const { number, email } = { number: shop.customer.order, email: shop.customer.email };
          const door = await doorOf(service, shopId);
          const token = await signIn(service, OWNER);
          const refresh = () =>
            call(service, 'POST', `/v1/staff/conversations/${chatOfCustomer}/orders`, { token, body: {} });
          const find = (asked: { number?: string; email?: string | null }) =>
            door.ask({ do: 'order', number, email, locale: 'pl', ...asked });
          assert.deepEqual(await door.ask({ do: 'report' }), { answer: 'accepted' });
          assert.deepEqual(await door.ask({ do: 'customer', sub: `${driver.platform}:1` }), {
            answer: 'off',
          });
          assert.deepEqual(await find({}), { answer: 'off' });
          assert.equal((await refresh()).body.state, 'off');

          await driver.openSettings(page, shop);
          await openDoor(page, shop);
          await look('door');
          await door.until(['customer', 'order']);
          const { body } = await refresh();
          assert.equal(body.state, 'answered', JSON.stringify(body));
          assert.equal(body.orders[0].number, number);
          assert.equal(body.orders[0].parcels.length, 1);
          for (const asked of [{}, { number: ` #${number.toLowerCase()} ` }, { email: null }]) {
            const found = await find(asked);
            assert.ok(found?.answer === 'order', JSON.stringify([asked, found]));
            assert.deepEqual([found.email, found.order.number], [email, number]);
          }
          for (const asked of [{ email: 'other@example.com' }, { number: `${number}7` }])
            assert.deepEqual(await find(asked), { answer: 'not_found' });
          const unsigned = await fetch(door.url, { method: 'POST', body: '{"do":"report"}' });
          assert.deepEqual([unsigned.status, await unsigned.text()], [401, '']);
          assert.match(unsigned.headers.get('cache-control') ?? '', /no-store/);
        });

        it('finds the order of a guest by number and a code from the order’s mailbox, and no other [AD-51, AD-53]', async () => {
          const { order, email } = shop.customer;
          const before = mailServer.caught.length;
          const { visitor, frame } = await visit(shop.pages[0] ?? '/');
          const ask = async (number: string) => {
            await frame.locator('#order-number').fill(number);
            await frame.locator('#order-email').fill(email);
            await frame.locator('button.main').click();
            await frame.locator('#order-code').waitFor();
            return (await frame.locator('main').textContent())?.replace(number, '');
          };
          await frame.getByRole('button', { name: /Where is my order|Gdzie jest moje|Wo ist meine/ }).click();
          const unknown = await ask(`${order}9`);
          await frame.locator('.foot .quiet').first().click();
          assert.equal(await ask(order.toLowerCase()), unknown);
          const codes = async () => {
            const mails = await Promise.all(
              mailServer.caught.slice(before).map(({ raw }) => PostalMime.parse(raw)),
            );
            return mails.flatMap(({ subject, to }) => {
              const code = /^\d{6}/.exec(subject ?? '')?.[0];
              return code === undefined ? [] : [{ code, to: to?.[0]?.address }];
            });
          };
          for (let count = before + 1; (await codes()).length === 0; count += 1)
            await mailServer.until(count);
          const [sent, ...more] = await codes();
          assert.deepEqual([sent?.to, more], [email, []]);
          await frame.locator('#order-code').fill(sent?.code ?? '');
          await frame.locator('button.main').click();
          await frame.locator('dd', { hasText: order }).waitFor();
          await visitor.page.screenshot({
            path: join(process.env.ZGODA_WALK_PICTURES ?? files, `${driver.platform}-order.png`),
          });
          await visitor.close();
        });
      }

      it('adds to the export of the platform, and erases with it [AD-33]', async () => {
        if (driver.exportCustomer !== undefined) {
          assert.match(await driver.exportCustomer(page, shop), /Is the blue teapot still available\?/);
        }
        if (driver.eraseCustomer === undefined) return;
        await driver.eraseCustomer(page, shop);
        for (let left = 60; left > 0 && (await leads()).length > 0; left -= 1)
          await new Promise((done) => setTimeout(done, 500));
        assert.deepEqual(await leads(), []);
      });

      it('leaves nothing in the shop after it was uninstalled [AD-5]', async () => {
        await driver.uninstall(page, shop);
        const rows = shop
          .dump()
          .split('\n')
          .filter((line) => /zgoda/i.test(line) && driver.logOfPlatform?.test(line) !== true);
        assert.deepEqual(
          rows.map((line) => line.slice(0, 200)),
          [],
        );
      });
    });
  }
}
