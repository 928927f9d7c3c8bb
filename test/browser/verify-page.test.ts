import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../evidence-vectors/make-vectors.ts';
import { accessFindings } from '../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import {
  call,
  leadBody,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('public page that checks evidence', () => {
  let service: TestService;
  let browser: TestBrowser;
  let evidence: string;
  let keys: string;
  before(async () => {
    service = await startTestService();
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const token = await signIn(service, merchant.email);
    const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
    const shown = await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token });
    evidence = JSON.stringify(shown.body.evidence);
    keys = (await call(service, 'GET', '/.well-known/zgoda-keys.json')).text;
    browser = await launchBrowser({ locale: 'pl-PL' });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.page.goto('about:blank');
    await browser.page.goto(`${service.origin}/verify`);
  });
  const paste = async (text: string) => {
    await browser.page.getByLabel('Wklej treść pliku').fill(text);
    await browser.page.getByRole('button', { name: 'Sprawdź' }).click();
  };

  it('judges in the browser alone: the file never leaves it [CO-9]', async () => {
    const { page } = browser;
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') posts.push(request.url());
    });
    await paste(evidence);
    await page.getByText('Dowód jest ważny.').waitFor();
    await page.getByText('Sprawdzono w tej przeglądarce.').waitFor();
    assert.deepEqual(posts, []);
    assert.match((await page.locator('blockquote').textContent()) ?? '', /Wyrażam zgodę na przetwarzanie/);
    assert.equal((await page.locator('blockquote a[href^="https://"]').count()) > 0, true, 'links are links');
  });

  it('names in words what was altered, and needs keys from elsewhere [CO-9]', async () => {
    const { page } = browser;
    await paste(evidence.replace('"method":"checkbox"', '"method":"button"'));
    await page.getByText('Dowód jest nieważny.').waitFor();
    assert.match((await page.locator('.verdict').textContent()) ?? '', /Jedno z pól zapisu zmieniono/);
    await page.getByRole('button', { name: 'Sprawdź inny dowód' }).click();
    const renamed = JSON.parse(keys);
    renamed.keys[0].keyId = 'f'.repeat(16);
    const field = page.getByLabel('Własny, wcześniej zapisany plik kluczy');
    await field.setInputFiles({
      name: 'k.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(renamed)),
    });
    await page.getByText('To nie jest plik kluczy, jaki publikuje usługa').waitFor();
    await field.setInputFiles(join(folder, 'keys.json'));
    await page.getByText('Wczytano klucze: 3').waitFor();
    await paste(evidence);
    await page.getByText('Wśród opublikowanych kluczy nie ma klucza').first().waitFor();
  });

  it('judges a certificate of deletion and an activity log, in the browser and by the service [CO-9, PR-5, PR-6]', async () => {
    const { page } = browser;
    const given = readFileSync(join(folder, 'keys.json'), 'utf8');
    const says = { genuine: /autentyczn[ey]\./, not_valid: /nie jest prawidłow[ey]\./ };
    for (const name of [
      'genuine/certificate',
      'not_valid/certificate-altered',
      'genuine/activity',
      'not_valid/activity-altered',
    ]) {
      const text = readFileSync(join(folder, `signed/${name}.json`), 'utf8');
      const expect = name.startsWith('genuine') ? 'genuine' : 'not_valid';
      await page.goto('about:blank');
      await page.goto(`${service.origin}/verify`);
      await page.getByLabel('Własny, wcześniej zapisany plik kluczy').setInputFiles({
        name: 'k.json',
        mimeType: 'application/json',
        buffer: Buffer.from(given),
      });
      await page.getByText('Wczytano klucze:').waitFor();
      await paste(text);
      await page.locator('.verdict-title').waitFor();
      assert.match((await page.locator('.verdict-title').textContent()) ?? '', says[expect], name);
      const body = { evidence: text, keys: JSON.parse(given).keys };
      const answer = await call(service, 'POST', '/v1/verify', { body });
      assert.deepEqual([answer.status, answer.body.valid], [200, expect === 'genuine'], name);
    }
  });

  it('says so where a disclosure file was chosen beside a file of which it says nothing [RT-1, CO-9]', async () => {
    const { page } = browser;
    await page.locator('#keys-file').setInputFiles(join(folder, 'keys.json'));
    await page.getByText('Wczytano klucze:').waitFor();
    await page.locator('#disclosure-file').setInputFiles(join(folder, 'disclosures/mail.json'));
    await paste(readFileSync(join(folder, 'signed/genuine/certificate.json'), 'utf8'));
    await page.getByText('Plik ujawnienia nic o tym pliku nie mówi').waitFor();
    await page.getByRole('button', { name: 'Sprawdź inny dowód' }).click();
    await paste(readFileSync(join(folder, 'good/consent-of-a-person.json'), 'utf8'));
    await page.getByText('ten zapis dotyczy adresu anna@example.com').waitFor();
  });

  it('tells nothing of a file that is not written as the service writes it [CO-9]', async () => {
    const { page } = browser;
    await paste(evidence.replace('"shop":', '"shop":{"id":"x","name":"Bank Polski SA"},"shop":'));
    await page.getByText('Dowód jest nieważny.').waitFor();
    await page.getByText('Plik nie jest zapisany tak, jak zapisuje go usługa').first().waitFor();
    assert.doesNotMatch((await page.locator('#result').textContent()) ?? '', /Bank|Sklep Testowy/);
  });

  it('asks the service, which stores nothing, where the browser knows no Ed25519 [CO-9]', async () => {
    const { page } = browser;
    await page.addInitScript(() => {
      crypto.subtle.generateKey = () => Promise.reject(new Error('not known')) as never;
    });
    await page.reload();
    await paste(evidence);
    await page.getByText('sprawdzenie wykonała usługa, niczego nie zapisując').waitFor();
    await page.getByText('Dowód jest ważny.').waitFor();
  });

  it('takes a file by its picker, speaks three languages and says plainly what is no evidence', async () => {
    const { page } = browser;
    await paste('{"a":1');
    await page.getByRole('alert').getByText('To nie jest plik JSON').waitFor();
    await paste('{"a":1}');
    await page
      .getByRole('alert')
      .getByText('To nie jest plik dowodu z czatu Zgoda, który da się sprawdzić. Poproś')
      .waitFor();
    const file = (content: string) => ({
      name: 'keys.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
    await page.locator('#keys-file').setInputFiles(file('{}'));
    await page.locator('#keys-file[aria-invalid=true][aria-describedby=fault]').waitFor();
    assert.equal(await page.locator('#evidence[aria-invalid], #evidence[aria-describedby]').count(), 0);
    for (const [language, verdict] of [
      ['English', 'The proof is valid.'],
      ['Deutsch', 'Der Nachweis ist gültig.'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(`${service.origin}/verify`);
      await page.getByRole('button', { name: language }).click();
      assert.equal(await page.locator(':focus').textContent(), language);
      // An editor may have added a byte order mark.
      const buffer = Buffer.from(`\ufeff${evidence}`);
      await page
        .locator('#evidence-file')
        .setInputFiles({ name: 'e.json', mimeType: 'application/json', buffer });
      await page.getByText(verdict).waitFor();
    }
  });

  it('shows no markup of a made-up file', async () => {
    const { page } = browser;
    const file = JSON.parse(evidence);
    file.notice.content.textHtml =
      '<p><img src=x onerror="document.title=1"> <a href="javascript:alert(1)">x</a></p>';
    await paste(JSON.stringify(file));
    await page.getByText('Dowód jest nieważny.').waitFor();
    assert.equal(await page.locator('blockquote img, blockquote a').count(), 0);
  });

  it('passes two engines, before and after the check, and fits 360 pixels [AX-4]', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 360, height: 740 });
    const clean = async () => {
      assert.deepEqual(await accessFindings(page), []);
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= 360'));
    };
    await clean();
    await paste(evidence);
    await page.getByText('Dowód jest ważny.').waitFor();
    await clean();
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
