import assert from 'node:assert/strict';
import { makeDomainScene } from '../../../support/domain-scene.ts';

describe('a person who asks on the public page', () => {
  it('gets one mail for several presses at the same moment: nobody can flood a mailbox [RT-6]', async () => {
    let meanwhile = async (): Promise<void> => undefined;
    const scene = makeDomainScene({
      between: ({ subjectRequests }) => ({
        subjectRequests: {
          ...subjectRequests,
          async insert(...row) {
            const again = meanwhile;
            meanwhile = async () => undefined;
            await again();
            return subjectRequests.insert(...row);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    const now = await shop.now();
    const press = () => {
      const ask = { kind: 'access', email: 'zaneta@example.net', locale: 'pl' } as const;
      return scene.useCases.askFromPage(now, shop.scope, ask);
    };
    meanwhile = press;
    await press();
    assert.equal((await shop.mails()).length, 1);
    scene.clock.forward(15 * 60_000);
    await press();
    assert.equal((await shop.mails()).length, 2, 'the first may be lost');
  });
});
