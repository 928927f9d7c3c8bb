import assert from 'node:assert/strict';
import { MAIL_KINDS } from '../../../../service/domain/model/mail/mail.ts';
import type { OutgoingMail } from '../../../../service/domain/model/mail/mailer.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

describe('a mail to a visitor', () => {
  it('comes in the name of the shop and is answered to its controller, whatever it refers to', async () => {
    const sent: OutgoingMail[] = [];
    const mailer = {
      isSet: true,
      send: async (mail: OutgoingMail) => {
        sent.push(mail);
        return '250 Ok';
      },
    };
    const { useCases, openShop } = makeDomainScene({ overrides: { mailer } });
    const shop = await openShop();
    for (const kind of MAIL_KINDS)
      await useCases.queueMail(shop.scope, {
        kind,
        locale: 'pl',
        to: `${kind}@example.net`,
        words: { subject: 'Temat', text: 'Treść' },
        gaps: {},
      });
    await useCases.sendMails();
    const { controller, name } = await shop.now();
    const kindsWith = (holds: (mail: OutgoingMail) => boolean) =>
      sent
        .filter(holds)
        .map(({ to }) => to.split('@')[0])
        .toSorted();
    const toVisitors = [
      'answer_waiting',
      'lead_answer',
      'optin_confirmation',
      'policy_changed',
      'receipt',
      'reply_refused',
      'request_answer',
      'request_confirmation',
      'request_done',
    ];
    assert.equal(sent.length, MAIL_KINDS.length);
    assert.deepEqual(
      kindsWith(({ fromName }) => fromName === name),
      toVisitors,
    );
    assert.deepEqual(
      kindsWith(({ replyTo }) => replyTo === controller.email),
      toVisitors,
    );
  });
});
