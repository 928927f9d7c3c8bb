import assert from 'node:assert/strict';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';

describe('receipt of a conversation in the widget', function () {
  this.timeout(60_000);
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
    await scene.consultant();
  });
  after(() => scene?.stop());

  const opened = async () => {
    const visit = await scene.visit();
    await write(visit.frame, 'Czy jest kanarek?');
    await visit.frame.getByText('wysłano').first().waitFor({ state: 'attached' });
    await visit.frame.locator('summary.icon').click();
    return visit;
  };

  it('is in the privacy menu while the chat goes on, and on the last screen when it is over [RT-7]', async () => {
    const { frame, page } = await opened();
    await frame.getByRole('button', { name: 'Potwierdzenie i kopia rozmowy' }).click();
    const link = frame.getByRole('link', { name: 'Otwórz potwierdzenie i kopię' });
    const address = await link.getAttribute('href');
    assert.match(address ?? '', /\/receipt\/#c\.[A-Za-z0-9_-]{43}$/);
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByText('Zakończyć rozmowę?').waitFor();
    await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    assert.equal(await link.getAttribute('href'), address);
    const [receipt] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await receipt.getByRole('heading', { name: 'Potwierdzenie rozmowy' }).waitFor();
    await receipt.getByText('Rozmowa zakończona').waitFor();
  });

  it('leads from the menu to the page that asks what is held [RT-1]', async () => {
    const { frame, page } = await opened();
    const link = frame.getByRole('link', { name: 'Co o mnie wiecie?' });
    const [asked] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await asked.getByText('Herbaciarnia Pod Lipą').waitFor();
    assert.match(asked.url(), /\/your-data\/\?shop=zgk_[\w-]+&lang=pl$/);
  });
});
