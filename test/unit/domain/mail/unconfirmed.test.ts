import assert from 'node:assert/strict';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeRefusingMailer } from '../../../support/fakes/fake-mailer.ts';

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
});
