import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../service/domain/model/mail/mail.ts';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import { assertView } from '../support/browser/console-page.ts';
import { makeMerchant, pushPolicy } from '../support/scenes/chat-actors.ts';
import { marketingScene } from '../support/scenes/marketing-scene.ts';
import { startTestService } from '../support/service/start-service.ts';
import { secretIn } from '../support/surroundings/outbox.ts';
import { startSmtpSink } from '../support/surroundings/smtp-sink.ts';

describe('a public page while no mail goes out', () => {
  let browser: TestBrowser;
  before(async () => {
    browser = await launchBrowser({ width: 360, height: 740 });
  });
  after(() => browser.close());

  it('for requests about data says beforehand to write to the shop, and asks for no address [RT-6]', async () => {
    const { page } = browser;
    const service = await startTestService();
    try {
      const { shop } = await makeMerchant(service);
      await page.goto(`${service.origin}/your-data/?shop=${shop.key}&lang=pl`);
      await page.getByRole('heading', { name: 'Napisz do sklepu' }).waitFor();
      await page.getByText('ma obowiązek odpowiedzieć w ciągu miesiąca').waitFor();
      assert.equal(await page.getByRole('link').getAttribute('href'), 'mailto:sklep@example.com');
      assert.equal(await page.locator('input').count(), 0);
      await assertView(page, 'your-data-without-mail');
    } finally {
      await service.stop();
    }
  });

  it('for requests sends to the shop also where no agreement was ever made [D7]', async () => {
    const { page } = browser;
    const sink = await startSmtpSink();
    const service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted', ...sink.env } });
    try {
      const { shop } = await makeMerchant(service);
      await page.goto(`${service.origin}/your-data/?shop=${shop.key}&lang=pl`);
      await page.getByLabel('Twój e-mail').fill('anna@person.example');
      await page.keyboard.press('Enter');
      await page.getByText('Ten sklep nie przyjmuje teraz próśb przez tę stronę.').waitFor();
      assert.equal(await page.getByRole('link').getAttribute('href'), 'mailto:sklep@example.com');
      assert.deepEqual(await service.stores.subjectRequests.open(scopeOfShops([shop.id])), []);
    } finally {
      await service.stop();
      await sink.stop();
    }
  });

  it('of a link whose mail no server took says that it confirms nothing, and offers no button for it [MK-2]', async () => {
    const { page } = browser;
    const sink = await startSmtpSink();
    sink.refuseWith = { code: 451, text: 'later' };
    const service = await startTestService({ env: sink.env });
    try {
      const scene = marketingScene(service, sink);
      const merchant = await scene.shopWithBoxes();
      await pushPolicy(service, merchant);
      await scene.send(merchant, ['email']);
      const scope = scopeOfShop(merchant.shop.id);
      const mails = await service.stores.mails.list(scope, 9);
      const sealed = mails.find(({ kind }) => kind === 'optin_confirmation')?.sealed ?? '';
      const secret = secretIn(JSON.parse(await service.ports.vault.open(scope, sealed)) as MailContent);
      await page.goto(`${service.origin}/confirm/#${secret}`);
      await page.getByRole('heading', { name: 'Ten link jeszcze nic nie potwierdza' }).waitFor();
      assert.deepEqual(await page.getByRole('button').allTextContents(), ['Spróbuj jeszcze raz']);
      await page.getByRole('button').click();
      await page.getByRole('heading', { name: 'Ten link jeszcze nic nie potwierdza' }).waitFor();
      assert.ok(!(await scene.eventsOf(merchant)).some(({ action }) => action === 'confirmed'));
      await assertView(page, 'confirm-without-mail');
    } finally {
      await service.stop();
      await sink.stop();
    }
  });
});
