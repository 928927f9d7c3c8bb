import assert from 'node:assert/strict';
import { takenMailKey } from '../../../../service/domain/model/mail/mail-pause.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';
const LEASE_MS = 5 * 60_000;

describe('a mail whose process died while it was sent', () => {
  it('is sent again only where nothing shows that the mail server took it [PR-5]', async () => {
    for (let calls = 0; ; calls += 1) {
      const { over, cutAfter } = makeDyingStores();
      let taken = 0;
      const mailer = {
        isSet: true,
        send: async () => {
          taken += 1;
          return '250 Ok';
        },
      };
      const scene = makeDomainScene({ between: over, overrides: { mailer } });
      const shop = await scene.openShop();
      const { staff } = await accessTo(scene, [[shop, 'owner']]);
      await scene.stores.staff.update(staff.id, { passwordHash: await scene.ports.passwords.hash(PASSWORD) });
      const owner = (await scene.useCases.resolveAccess(staff.id)) ?? assert.fail();
      const typedName = (await shop.now()).name;
      await scene.useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
      const [waiting] = await shop.mails();
      const key = takenMailKey(waiting?.id ?? assert.fail());
      const isWhole = await cutAfter(calls, () => scene.useCases.sendMails());
      const isShown = (await scene.stores.mailPauses.endOf(shop.scope, key, scene.clock.now())) !== null;
      const before = taken;
      scene.clock.forward(LEASE_MS);
      await scene.useCases.sendMails();
      assert.equal(taken - before, isShown ? 0 : 1, `cut after ${calls} calls`);
      assert.deepEqual(await shop.mails(), []);
      if (isWhole) break;
    }
  });
});
