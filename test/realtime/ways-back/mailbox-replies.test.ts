import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { GONE_EMAIL, useMailWayScene } from '../../support/scenes/mail-way-scene.ts';
import { DOVECOT, type ImapServer, startImapServer } from '../../support/surroundings/imap-server.ts';

describe('replies that arrive in a mailbox of the operator', () => {
  const env: Record<string, string> = {
    ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example',
    ZGODA_MAIL_IN_AUTHSERV: 'mx.chat.example',
  };
  let server: ImapServer | null = null;
  before(async function () {
    if (!existsSync(DOVECOT)) return this.skip();
    server = await startImapServer();
    env.ZGODA_MAIL_IN_IMAP = server.url;
  });
  after(() => server?.stop());
  const scene = useMailWayScene(takingMailer, { env });

  it('come into the chat with the verdict of its server, and leave the mailbox only then', async () => {
    const { chat, clock } = scene;
    const { visitor, id } = await scene.askedByMail('Pytanie', { textByMail: true });
    await scene.leave(visitor);
    await scene.answer(id);
    clock.forward(15_000);
    await scene.round();
    const to = (await scene.mails()).at(-1)?.replyTo ?? '';
    const verdict =
      'Authentication-Results: mx.chat.example; spf=pass; dkim=pass header.d=example.net; dmarc=pass';
    const head = `Delivered-To: ${to}\n${verdict}\nFrom: Wanda <${GONE_EMAIL}>\nMessage-ID: <box@example.net>`;
    const reply = `${head}\n\nTo ja, Wanda.\n`;
    server?.deliver(reply);
    server?.deliver(reply);
    server?.deliver(`${head}\nAuto-Submitted: auto-replied\n\nNie ma mnie.\n`);
    server?.deliver('From: a@mail.example\nTo: biuro@chat.example\n\nDo kogo innego.\n');
    const { readMailbox } = chat.service.useCases;
    assert.deepEqual(await readMailbox(), { stored: 2, refused: 1 });
    assert.deepEqual(server?.flags(), ['S']);
    const { events } = (
      await call(chat.service, 'GET', `/v1/staff/conversations/${id}/events?after=0`, {
        token: chat.staff.token,
      })
    ).body;
    const replies = events.filter(({ byMail }: { byMail?: object }) => byMail !== undefined);
    assert.equal(replies.length, 1);
    const [{ text, byMail }] = replies;
    const checks = { spf: 'pass', dkim: 'pass', dmarc: 'pass', isProven: true };
    assert.deepEqual([text, byMail], ['To ja, Wanda.', { from: 'given', checks, files: 0 }]);

    server?.deliver(`${head}\n\n> tylko cytat\n`);
    await readMailbox();
    const told = (await scene.allMails()).filter(({ kind }) => kind === 'reply_refused');
    assert.deepEqual(
      told.map((mail) => mail.to),
      [GONE_EMAIL],
    );
    assert.match(told[0]?.text ?? '', /nie znaleźliśmy tekstu/);
  });
});
