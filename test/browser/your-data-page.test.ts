import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import { aPdf } from '../support/builders/pictures.ts';
import { useAttachmentScene } from '../support/scenes/attachment-scene.ts';
import { call } from '../support/scenes/chat-actors.ts';

const HIDDEN = 'kanarek-w-pliku';

describe('the page with the answer to a request about data', () => {
  const { scene, fromStaff } = useAttachmentScene();
  let browser: TestBrowser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  const answered = async (): Promise<string> => {
    const { id, visitor } = await scene.talk();
    assert.equal((await fromStaff(id, aPdf(HIDDEN), 'umowa.pdf')).status, 201);
    visitor.close();
    const { token } = scene.staff;
    const post = (path: string, body: unknown) => call(scene.service, 'POST', path, { token, body });
    const about = { shopId: scene.merchant.shop.id, conversationId: id, identity: 'conversation' };
    const { body } = await post('/v1/staff/requests', { ...about, kind: 'access', locale: 'pl' });
    const { url } = (await post(`/v1/staff/requests/${body.id}/answer`, {})).body;
    return `${scene.service.origin}/your-data/#${String(url).split('#')[1]}`;
  };

  it('asks again while the answer is put together, and shows it once it is there [RT-1]', async () => {
    const { page } = browser;
    let asked = 0;
    await page.route('**/v1/requests/answer', async (route) => {
      asked += 1;
      if (asked < 3) await route.fulfill({ status: 202, json: { isReady: false } });
      else await route.continue();
    });
    await page.goto(await answered());
    await page.getByRole('heading', { name: 'Twoje dane są gotowe' }).waitFor();
    assert.equal(asked, 3);
    await page.unroute('**/v1/requests/answer');
  });

  it('saves the files of the chats, each by its own button [RT-1]', async () => {
    const { page } = browser;
    await page.goto('about:blank');
    await page.goto(await answered());
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Zapisz: umowa.pdf' }).click(),
    ]);
    assert.equal(saved.suggestedFilename(), 'umowa.pdf');
    assert.ok((await readFile(await saved.path(), 'latin1')).includes(HIDDEN));
  });

  it('says that it failed, and tries again, where the service could not be asked about the shop [RT-1]', async () => {
    const { page } = browser;
    const { key } = scene.merchant.shop;
    await page.route('**/v1/visitor/session*', (route) => route.fulfill({ status: 503, body: 'away' }));
    await page.goto(`${scene.service.origin}/your-data/?shop=${key}&lang=pl`);
    await page.getByRole('heading', { name: 'Nie udało się' }).waitFor();
    await page.unroute('**/v1/visitor/session*');
    await page.getByRole('button', { name: 'Spróbuj jeszcze raz' }).click();
    await page.getByText(scene.merchant.shop.name).waitFor();
    for (const none of ['', `&shop=zgk_${'x'.repeat(22)}`]) {
      await page.goto(`${scene.service.origin}/your-data/?lang=pl${none}`);
      await page.getByRole('heading', { name: 'Otwórz tę stronę z linku sklepu' }).waitFor();
    }
  });

  it('takes a 404 that is not the service’s for a failure, and the link for good [RT-1]', async () => {
    const { page } = browser;
    const link = await answered();
    await page.goto('about:blank');
    await page.route('**/v1/requests/answer', (route) =>
      route.fulfill({ status: 404, body: 'page not found' }),
    );
    await page.goto(link);
    await page.getByRole('heading', { name: 'Nie udało się' }).waitFor();
    await page.unroute('**/v1/requests/answer');
    await page.getByRole('button', { name: 'Spróbuj jeszcze raz' }).click();
    await page.getByRole('heading', { name: 'Twoje dane są gotowe' }).waitFor();
  });
});
