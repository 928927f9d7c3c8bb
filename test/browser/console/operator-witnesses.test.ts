import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeAdvancingClock, makeConsoleScene } from '../../support/browser/console-scene.ts';
import { newEvidenceKey } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the operator’s view of witnesses', function () {
  this.timeout(60_000);
  const clock = makeAdvancingClock();
  const [own, ofWitness] = [newEvidenceKey(), newEvidenceKey()];
  let witness: TestService;
  let stranger: TestService;
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    browser = await launchBrowser({ width: 1440, height: 900 });
    page = await newConsolePage(browser.context);
    const startWitness = (line: string) =>
      startTestService({
        overrides: { clock },
        env: { ZGODA_EVIDENCE_KEY: ofWitness.pem, ZGODA_WITNESS_FOR: `https://shop.example ${line}` },
      });
    witness = await startWitness(own.line);
    stranger = await startWitness(newEvidenceKey().line);
  });
  afterEach(() => assertQuiet(page));
  after(async () => {
    await browser.close();
    await witness.stop();
    await stranger.stop();
  });

  const look = async (env: Record<string, string>, then: (service: TestService) => Promise<void>) => {
    const service = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: own.pem, ...env },
    });
    const { merchant } = await makeConsoleScene(service);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    await signInto(page, service.origin, merchant.email);
    await goToView(page, '#/operator-records', '#witnesses p.soft');
    await then(service);
    await service.stop();
  };

  it('says what to do while there is none', async () => {
    await look({}, async () => {
      await page.getByText('Za czas zapisów ręczy tylko ta usługa').waitFor();
      await page.getByText('Ta usługa nie jest niczyim świadkiem').waitFor();
      await assertViewAtBothWidths(page, 'operator-witnesses-none');
    });
  });

  it('names each, its last answer, and what to do about one that does not answer', async () => {
    const away = `http://127.0.0.1:9 ${newEvidenceKey().line}`;
    const witnesses = [witness, stranger].map(({ origin }) => `${origin} ${ofWitness.line}`);
    const env = { ZGODA_WITNESSES: [...witnesses, away].join(', ') };
    await look(env, async () => {
      await page.getByText('Ostatnie potwierdzone oświadczenie').waitFor();
      await page.getByText('Nie zna tej usługi').waitFor();
      await page.getByText('Nie udało się z nim połączyć').waitFor();
      await assertViewAtBothWidths(page, 'operator-witnesses');
      await page.emulateMedia({ colorScheme: 'dark' });
      await assertViewAtBothWidths(page, 'operator-witnesses-dark');
      await page.emulateMedia({ colorScheme: 'light' });
    });
  });

  it('says that a statement does not follow what a witness saw before', async () => {
    const env = { ZGODA_WITNESSES: `${witness.origin} ${ofWitness.line}` };
    clock.advance(60_000);
    await look(env, async () => {});
    clock.advance(60_000);
    // The same installation on an empty database.
    await look(env, async () => {
      await page.getByText('nie jest dalszym ciągiem tego, które widział przedtem').waitFor();
      await assertViewAtBothWidths(page, 'operator-witnesses-forked');
    });
  });

  it('says that it could not be read, and reads it again', async () => {
    await look({}, async () => {
      await page.route(
        '**/v1/staff/witnesses',
        (route) => route.fulfill({ status: 429, json: { code: 'rate_limited' } }),
        { times: 1 },
      );
      await page.reload();
      await page.locator('#witnesses [role=alert]').waitFor();
      await page.locator('#witnesses [role=alert] button').click();
      await page.getByText('Za czas zapisów ręczy tylko ta usługa').waitFor();
    });
  });
});
