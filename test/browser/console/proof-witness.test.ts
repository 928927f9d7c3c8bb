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
import {
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../support/browser/console-scene.ts';
import { fakeWitness, readFakeToken } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('the witness in the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let page: Page;
  afterEach(() => assertQuiet(page));
  after(() => browser.close());
  before(async () => {
    browser = await launchBrowser({ width: 1280, height: 900 });
    page = await newConsolePage(browser.context);
  });

  const withProof = async (
    witness: Witness | null,
    then: (service: TestService) => Promise<void>,
    look: () => Promise<void>,
  ): Promise<void> => {
    const overrides = { clock, witness, readTimeStamp: readFakeToken };
    const service = await startTestService({ overrides });
    const scene: ConsoleScene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop);
    await then(service);
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy ta herbata' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    await page.getByText('Więcej o tym dowodzie').click();
    await page.getByRole('heading', { name: 'Kto z zewnątrz to widział' }).waitFor();
    await look();
    await service.stop();
  };

  it('is shown with the proof: when it saw the record, the gap before, and since when it is silent [CO-9]', async () => {
    const { witness, state } = fakeWitness();
    await withProof(
      witness,
      async (service) => {
        clock.advance(5 * DAY_MS);
        await service.useCases.stateHeads(0);
        await service.useCases.sendStatements();
        state.isDown = true;
        await service.useCases.stateHeads(0);
        clock.advance(DAY_MS);
      },
      async () => {
        await page.getByText(/^Ten zapis widział/).waitFor();
        await page.getByText(/Milczy od/).waitFor();
        await page.getByText(/^Brak świadka/).waitFor();
        await assertViewAtBothWidths(page, 'proof-witness');
      },
    );
  });

  it('is said to be missing where none was named [CO-9]', async () => {
    await withProof(
      null,
      async () => undefined,
      async () => {
        await page.getByText(/^Nikt\. Za czas zdarzeń ręczy tylko sama usługa\./).waitFor();
      },
    );
  });
});
