import assert from 'node:assert/strict';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeRefusingMailer } from '../../../support/fakes/fake-mailer.ts';
import { withBoxes } from '../../../support/scenes/boxes-scene.ts';

const HOUR_MS = 3_600_000;

describe('a mail that the mail server did not confirm', () => {
  it('is tried again an hour later at the earliest, because it may have arrived', async () => {
    const { mailer, refuse } = makeRefusingMailer();
    const scene = makeDomainScene({ overrides: { mailer } });
    const shop = await scene.openShop();
    const words = { subject: 'Odpowiedź', text: 'Dzień dobry' };
    await scene.useCases.queueMail(shop.scope, {
      ...{ kind: 'receipt', locale: 'pl', to: 'zaneta@example.net', words, gaps: {} },
    } as const);
    refuse(new MailError('unconfirmed'));
    for (const hours of [1, 1, 1, 64 / 60]) {
      await scene.useCases.sendMails();
      const [mail] = await shop.mails();
      const waitMs = (mail?.nextAttemptAt.getTime() ?? 0) - scene.clock.now().getTime();
      assert.deepEqual([mail?.state, mail?.lastError, waitMs / HOUR_MS], ['waiting', 'unconfirmed', hours]);
      scene.clock.forward(waitMs);
    }
  });

  it('has a link that counts: whoever presses it has the mail, and gets it no second time [MK-2]', async () => {
    const { mailer, refuse } = makeRefusingMailer();
    const { tick, confirmBy, entry, offers, scene, shop } = await withBoxes({ overrides: { mailer } });
    await tick('email');
    refuse(new MailError('no_connection'));
    await assertRefused(confirmBy(), 'not_delivered');
    scene.clock.forward(HOUR_MS);
    refuse(new MailError('unconfirmed'));
    const handedAt = scene.clock.now();
    await confirmBy();
    const row = await entry('email');
    assert.deepEqual([row?.state, row?.delivery?.sentAt], ['confirmed', handedAt]);
    assert.match(String(row?.delivery?.response), /^no response/);
    const { doi } = (await offers()).find(({ action }) => action === 'confirmed') ?? assert.fail();
    assert.equal(doi?.sentAt, handedAt.toISOString());
    scene.clock.forward(HOUR_MS);
    assert.equal((await shop.mails()).length, 1);
    await scene.useCases.sendMails();
    assert.deepEqual(await shop.mails(), []);
  });
});
