import assert from 'node:assert/strict';
import { makeMerchant } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the document of the chat frame', () => {
  let service: TestService;
  let address: string;
  before(async () => {
    service = await startTestService();
    const { shop } = await makeMerchant(service);
    address = `${service.origin}/w/v1/${shop.key}/frame`;
  });
  after(() => service.stop());

  it('asks in advance for what to show, in the language of the page, when it was opened by a click', async () => {
    const { headers } = await fetch(`${address}?de&shown`);
    const [, path = ''] =
      /^<([^>]+)>; rel=preload; as=fetch; crossorigin$/.exec(headers.get('link') ?? '') ?? [];
    assert.match(path, /&locale=de$/);
    assert.equal((await fetch(new URL(path, address))).status, 200);
  });

  it('leaves that to the token of a chat that goes on with the next page', async () => {
    for (const query of ['', '?pl', '?pl&open', '?pl&hidden']) {
      assert.equal((await fetch(address + query)).headers.get('link'), null, query);
    }
  });

  it('is in the language of the shop for a loader that does not name one, and for an unknown one', async () => {
    const languageOf = async (query: string) =>
      /<html lang="(..)"/.exec(await (await fetch(address + query)).text())?.[1];
    assert.deepEqual(await Promise.all(['', '?fr&shown', '?en&shown'].map(languageOf)), ['pl', 'pl', 'en']);
  });
});
