import assert from 'node:assert/strict';
import { accessFindings } from '../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { newEvidenceKey } from '../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('witnesses on the public page that checks evidence', function () {
  this.timeout(60_000);
  const [own, ofWitness] = [newEvidenceKey(), newEvidenceKey()];
  const clock = makeFakeClock();
  let witness: TestService;
  let service: TestService;
  let browser: TestBrowser;
  let evidence: string;
  let witnessKeys: string;
  let published: string;
  before(async () => {
    witness = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: ofWitness.pem, ZGODA_WITNESS_FOR: `https://shop.example ${own.line}` },
    });
    service = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: own.pem, ZGODA_WITNESSES: `${witness.origin} ${ofWitness.line}` },
    });
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    clock.forward(DAY_MS);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    const token = await signIn(service, merchant.email);
    const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
    const shown = await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token });
    evidence = JSON.stringify(shown.body.evidence);
    witnessKeys = (await call(witness, 'GET', '/.well-known/zgoda-keys.json')).text;
    const [{ keyId } = { keyId: '' }] = service.ports.signer.publicKeys();
    published = (await call(witness, 'GET', `/v1/witness/${keyId}`)).text;
    browser = await launchBrowser({ locale: 'pl-PL' });
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await witness.stop();
  });
  beforeEach(async () => {
    await browser.page.goto('about:blank');
    await browser.page.goto(`${service.origin}/verify`);
  });
  const give = (name: string, text: string) =>
    browser.page
      .locator('#witness-file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const check = async () => {
    await browser.page.getByLabel('Wklej treść pliku').fill(evidence);
    await browser.page.getByRole('button', { name: 'Sprawdź' }).click();
    await browser.page.locator('#result').waitFor();
  };

  it('are counted by keys that the reader gives, and named by the file [CO-9]', async () => {
    const { page } = browser;
    await give('izba.example.json', witnessKeys);
    await page.getByText('Klucze świadków: 1. Zachowane oświadczenia: 0.').waitFor();
    await check();
    await page.getByText('Dowód jest ważny.').waitFor();
    await page.getByText('Świadek izba.example widział to').waitFor();
  });

  it('are compared by the list that one of them publishes [CO-9]', async () => {
    const { page } = browser;
    await give('list.json', published);
    await check();
    await page.getByText('Dowód jest ważny.').waitFor();
  });

  it('show that a proof does not agree with what was kept, also when it is pasted [CO-9]', async () => {
    const { page } = browser;
    const { at } = JSON.parse(published).statements[0];
    await page.locator('#witness').fill(`> ${at} ${'f'.repeat(64)}`);
    await page.locator('#witness').blur();
    await page.getByText('Klucze świadków: 0. Zachowane oświadczenia: 1.').waitFor();
    await check();
    await page.getByText('Dowód jest nieważny.').waitFor();
  });

  it('change nothing by a list that gives a key the name or the period of another [CO-9]', async () => {
    const { page } = browser;
    const { keys } = JSON.parse(witnessKeys);
    const [own] = service.ports.signer.publicKeys();
    const renamed = { keys: keys.map((key: object) => ({ ...key, publicKeyPem: own?.publicKeyPem })) };
    await give('poison.json', JSON.stringify(renamed));
    await page.getByText('To nie są klucze, lista świadka').waitFor();
    await page.getByText('Nic nie podano.').waitFor();
    await give('izba.example.json', witnessKeys);
    await give('izba.example.json', witnessKeys);
    await page.getByText('Klucze świadków: 1.').waitFor();
    await check();
    await page.getByText('Świadek izba.example widział to').waitFor();
    await page.getByRole('button', { name: 'Sprawdź inny dowód' }).click();
    const ended = { keys: keys.map((key: object) => ({ ...key, until: '2026-01-02T00:00:00.000Z' })) };
    await give('poison.json', JSON.stringify(ended));
    await page.getByText('Klucze świadków: 2.').waitFor();
    await page.getByLabel('Wklej treść pliku').fill(evidence);
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByText('Ten sam klucz jest na dwóch listach').waitFor();
  });

  it('are refused in words when a file is nothing of the kind, and the page stays whole', async () => {
    const { page } = browser;
    await give('other.txt', 'nothing of the kind');
    await page.getByText('To nie są klucze, lista świadka').waitFor();
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await accessFindings(page), []);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      const shots = process.env.ZGODA_SHOTS;
      if (shots !== undefined) {
        await page.screenshot({ path: `${shots}/verify-witnesses-${width}.png`, fullPage: true });
      }
    }
  });
});
