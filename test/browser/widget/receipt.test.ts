import assert from 'node:assert/strict';
import { openChat } from '../../support/browser/browser.ts';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';

describe('receipt of a conversation in the widget', () => {
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

  it('is of the chat that ended last, also where another one ended before in the same page [RT-7]', async () => {
    const { frame, page } = await opened();
    const link = frame.getByRole('link', { name: 'Otwórz potwierdzenie i kopię' });
    const askAgain = async (text: string) => {
      await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
      await write(frame, text);
      await frame.getByText('wysłano').first().waitFor({ state: 'attached' });
    };
    const addresses: string[] = [];
    for (const text of ['', 'Czy jest papuga?']) {
      if (text !== '') {
        await askAgain(text);
        await frame.locator('summary.icon').click();
      }
      await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
      await frame.getByText('Zakończyć rozmowę?').waitFor();
      await frame.getByRole('button', { name: 'Zakończ rozmowę' }).click();
      await frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
      addresses.push((await link.getAttribute('href')) ?? '');
    }
    assert.match(addresses[1] ?? '', /\/receipt\/#c\./);
    assert.notEqual(addresses[1], addresses[0]);

    await askAgain('Czy jest kos?');
    const second = await page.context().newPage();
    await second.goto(page.url());
    const other = await openChat(second);
    await other.locator('summary.icon').click();
    await other.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await other.getByRole('button', { name: 'Zakończ rozmowę' }).click();
    await frame.getByRole('heading', { name: 'Rozmowa zakończona' }).waitFor();
    assert.equal(await link.count(), 0);
  });

  it('leads from the menu to the page that asks what is held [RT-1]', async () => {
    const { frame, page } = await opened();
    const link = frame.getByRole('link', { name: 'Co o mnie wiecie?' });
    const [asked] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await asked.getByText('Herbaciarnia Pod Lipą').waitFor();
    assert.match(asked.url(), /\/your-data\/\?shop=zgk_[\w-]+&lang=pl$/);
  });
});
