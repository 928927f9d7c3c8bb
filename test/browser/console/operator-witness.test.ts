import type { Page } from 'playwright-core';
import type { Witness } from '../../../service/domain/model/witness/witness.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeAdvancingClock, makeConsoleScene } from '../../support/browser/console-scene.ts';
import { fakeWitness } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the operator’s view of the witness', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    browser = await launchBrowser({ width: 1440, height: 900 });
    page = await newConsolePage(browser.context);
  });
  afterEach(() => assertQuiet(page));
  after(() => browser.close());

  const look = async (witness: Witness | null, then: (service: TestService) => Promise<void>) => {
    const service = await startTestService({ overrides: { clock, witness } });
    const { merchant } = await makeConsoleScene(service);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    await signInto(page, service.origin, merchant.email);
    await goToView(page, '#/operator-records', '#witness');
    await then(service);
    await service.stop();
  };

  it('says what to do while there is none', async () => {
    await look(null, async () => {
      await page.getByText('Za czas zapisów ręczy tylko ta usługa').waitFor();
      await assertViewAtBothWidths(page, 'operator-witness-none');
    });
  });

  it('names it, its last answer, and what to do while it does not answer', async () => {
    const { witness, state } = fakeWitness();
    await look(witness, async (service) => {
      await page.getByText('Ostatnie potwierdzone oświadczenie').waitFor();
      state.isDown = true;
      clock.advance(60_000);
      await service.useCases.stateHeads(0);
      await service.useCases.sendStatements();
      await page.reload();
      await page.getByText('Nie udało się z nim połączyć').waitFor();
      await assertViewAtBothWidths(page, 'operator-witness');
      await page.emulateMedia({ colorScheme: 'dark' });
      await assertViewAtBothWidths(page, 'operator-witness-dark');
      await page.emulateMedia({ colorScheme: 'light' });
    });
  });

  it('says that it could not be read, and reads it again', async () => {
    await look(null, async () => {
      await page.route(
        '**/v1/staff/witness',
        (route) => route.fulfill({ status: 429, json: { code: 'rate_limited' } }),
        { times: 1 },
      );
      await page.reload();
      await page.locator('#witness [role=alert]').waitFor();
      await page.locator('#witness [role=alert] button').click();
      await page.getByText('Za czas zapisów ręczy tylko ta usługa').waitFor();
    });
  });
});
