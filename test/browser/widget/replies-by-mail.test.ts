import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { launchBrowser } from '../../support/browser/browser.ts';
import { assertFits, newConsolePage, shoot, signInto } from '../../support/browser/console-page.ts';
import { makeAdvancingClock } from '../../support/browser/console-scene.ts';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { composeMail } from '../../support/fakes/fake-mailbox.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { type ImapServer, startImapServer } from '../../support/surroundings/imap-server.ts';
import { headersOf, type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

describe('an answer by mail with its text, and the reply to it', () => {
  let scene: WidgetScene;
  let sink: SmtpSink;
  let imap: ImapServer;
  const clock = makeAdvancingClock();
  before(async () => {
    sink = await startSmtpSink();
    imap = await startImapServer();
    const mailIn = { ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example', ZGODA_MAIL_IN_IMAP: imap.url };
    scene = await startWidgetScene({ mailServer: { ...sink, env: { ...sink.env, ...mailIn } }, clock });
  });
  after(async () => {
    await scene.closeBrowsers();
    await scene.stop();
    await sink.stop();
    await imap.stop();
  });

  it('are sent where the visitor ticked a box that was empty, and are shown with who vouches for them [CO-1]', async () => {
    const consultant = await scene.consultant();
    const { frame, page } = await scene.visit({ width: 360, height: 740 });
    const text = `Pytanie ${randomUUID()}`;
    await write(frame, text);
    const id = await consultant.hears(text);
    const { token } = consultant as { token?: string };
    const asked = await call(scene.service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: String(token),
      body: { ref: randomUUID(), purpose: 'answer_here', fields: [{ kind: 'email' }] },
    });
    assert.equal(asked.status, 201, asked.text);
    const card = frame.getByRole('group', { name: 'Prośba o dane' });
    const box = card.getByRole('checkbox', { name: /treść odpowiedzi/ });
    await box.waitFor();
    assert.equal(await box.isChecked(), false);
    assert.match((await card.textContent()) ?? '', /Na taki e‑mail możesz odpisać/);
    await card.getByLabel('E-mail', { exact: true }).fill('wanda@mail.example');
    await box.check();
    await shoot(page, 'card-with-text-360');
    await card.getByRole('button', { name: 'Wyślij dane' }).click();
    await box.waitFor({ state: 'detached' });
    await scene.closeBrowsers();

    await consultant.say(id, 'Mamy miód lipowy.');
    const caught = sink.until(1);
    clock.advance(60_000);
    const [mail] = await caught;
    assert.ok(mail);
    assert.match(wordsOf(mail), /Mamy miód lipowy/);
    const to = headersOf(mail).get('reply-to') ?? '';
    const answer = { to, text: 'Poproszę dwa słoiki.', attachments: [{ filename: 'a.jpg', content: 'x' }] };
    const other = { ...answer, attachments: [], text: 'A ile kosztuje?' };
    for (const [from, reply] of [
      ['wanda@mail.example', answer],
      ['inna@mail.example', other],
    ] as const)
      imap.deliver(String(await composeMail({ ...reply, from })).replaceAll('\r\n', '\n'));
    await scene.service.useCases.readMailbox();

    const { context } = await launchBrowser({ width: 1440, height: 900 });
    const desk = await newConsolePage(context);
    await signInto(desk, scene.service.origin, scene.merchant.email);
    await desk.goto(`${scene.service.origin}/console/#/inbox/${id}`);
    await desk.getByText('Poproszę dwa słoiki.').last().waitFor();
    await desk.getByText('Nic nie dowodzi, że nadawca jest prawdziwy.').waitFor();
    await desk.getByText('Nie ma dowodu, że to ta sama osoba.').waitFor();
    await desk.getByText('1 plik z tej wiadomości nie został przyjęty.').waitFor();
    await shoot(desk, 'console-reply-1440');
    await desk.setViewportSize({ width: 360, height: 740 });
    await assertFits(desk, 'a reply by mail');
    await shoot(desk, 'console-reply-360');
  });
});
