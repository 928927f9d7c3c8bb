import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { NOT_CHECKED } from '../../../service/domain/model/mail/arrived-mail.ts';
import { makeMailReader } from '../../../service/outbound/mail-in/mail-reader.ts';
import { brokenMailer, takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { GONE_EMAIL, isMail, useMailWayScene } from '../../support/scenes/mail-way-scene.ts';
import type { AnyFrame } from '../../support/service/frame-client.ts';

const env = { ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example', ZGODA_MAIL_IN_PORT: '0' };
type Mail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

describe('replies by mail', () => {
  let isProven = false;
  const reader = makeMailReader(
    { authServer: null, way: { kind: 'listener', listener: { host: '', port: 0, tls: null } } },
    (host) => host,
  );
  const mailReader = { ...reader, checkSender: async () => ({ ...NOT_CHECKED, isProven }) };
  const scene = useMailWayScene(takingMailer, { env, overrides: { mailReader } });
  const { chat, clock, visitorCall, askedByMail, answer, leave, round, mails } = scene;

  const newest = async () => {
    const mail = (await mails()).at(-1);
    assert.ok(mail);
    return mail;
  };
  /** A visitor who ticked the text, left, and got the answer by mail. */
  const toldWithText = async (text = 'Tak, lipowy mamy w sklepie.\nZapraszamy!') => {
    const asked = await askedByMail('Czy jest miód lipowy?', { textByMail: true });
    await leave(asked.visitor);
    await answer(asked.id, text);
    clock.forward(15_000);
    await round();
    const mail = await newest();
    return { ...asked, mail, to: mail.replyTo ?? '' };
  };
  /** @returns what the listener answered */
  const send = async (to: string, more: Mail = {}): Promise<string> => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: chat.service.mailPort ?? 0,
      ignoreTLS: true,
    });
    const mail = { from: GONE_EMAIL, to, text: 'Dziękuję, biorę dwa.', ...more };
    return transport.sendMail(mail).then(
      ({ response }) => response,
      ({ response }: { response: string }) => response,
    );
  };
  const isByMail = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.byMail !== undefined;
  const events = async (id: string): Promise<AnyFrame['event'][]> =>
    (
      await call(chat.service, 'GET', `/v1/staff/conversations/${id}/events?after=0`, {
        token: chat.staff.token,
      })
    ).body.events;
  const received = async (id: string) => (await events(id)).filter(({ byMail }) => byMail !== undefined);
  /** How many mails about refusals came out of this. */
  const refusalsOf = async (act: () => Promise<void>): Promise<number> => {
    const count = async () => (await scene.allMails()).filter(({ kind }) => kind === 'reply_refused').length;
    const before = await count();
    await act();
    return (await count()) - before;
  };

  it('are invited only where the visitor ticked the text, and then the mail brings it [SE-6]', async () => {
    const { mail, to } = await toldWithText();
    assert.match(mail.text, /Tak, lipowy mamy w sklepie\.\nZapraszamy!/);
    assert.match(mail.text, /^##- Odpisz powyżej tej linii ##-/);
    assert.match(to, /^reply\+[0-9a-f]{40}@chat\.example$/);
    const plain = await scene.toldByMail();
    const untold = await newest();
    assert.equal(untold.replyTo, undefined);
    assert.doesNotMatch(untold.text, /Już jest/);
    assert.notEqual(plain.id, '');
  });

  it('come into the chat without quote and signature, and are answered by mail again', async () => {
    const { id, to, mail } = await toldWithText();
    const quote = mail.text.replaceAll('\n', '\n> ');
    const text = `Dziękuję, biorę dwa.\n\nW dniu 3.11.2026 o 10:00, Sklep pisze:\n> ${quote}\n-- \nWanda`;
    assert.match(await send(to, { text }), /^250 /);
    const { event } = await chat.staff.next(isByMail);
    assert.equal(event.text, 'Dziękuję, biorę dwa.');
    assert.equal(event.author, 'visitor');
    assert.deepEqual(event.byMail, { from: 'given', checks: { ...NOT_CHECKED, isProven: false }, files: 0 });
    await answer(id, 'Wysyłamy jutro');
    await answer(id, 'Numer paczki podamy');
    clock.forward(15_000);
    await round();
    await chat.staff.next(isMail('queued'));
    const next = await newest();
    assert.equal(next.replyTo, to);
    assert.match(next.text, /Wysyłamy jutro[\s\S]*Numer paczki podamy/);
    assert.doesNotMatch(next.text, /lipowy/);
  });

  it('are stored once, however often a server sends them', async () => {
    const { id, to } = await toldWithText();
    const mail = { messageId: '<one@mail.example>' };
    for (let time = 0; time < 3; time += 1) assert.match(await send(to, mail), /^250 /);
    assert.match(await send(to, { ...mail, text: 'Coś innego' }), /^250 /);
    const texts = (await received(id)).map(({ text }) => text);
    assert.deepEqual(texts, ['Dziękuję, biorę dwa.', 'Coś innego']);
  });

  it('are neither lost nor doubled when the confirmation is lost', async () => {
    const { id, to } = await toldWithText();
    const lines = ['EHLO mail.example', `MAIL FROM:<${GONE_EMAIL}>`, `RCPT TO:<${to}>`, 'DATA'];
    const raw = `From: ${GONE_EMAIL}\r\nTo: ${to}\r\nMessage-ID: <lost@mail.example>\r\n\r\nDoszło?\r\n`;
    const socket = connect(chat.service.mailPort ?? 0, '127.0.0.1');
    for await (const chunk of socket) {
      const reply = String(chunk);
      if (reply.startsWith('354')) socket.write(`${raw}.\r\n`);
      else if (lines.length > 0) socket.write(`${lines.shift()}\r\n`);
      // Stored: the connection breaks off instead of the confirmation being read.
      else break;
    }
    socket.destroy();
    await chat.staff.next(isByMail);
    assert.match(await send(to, { raw, envelope: { from: GONE_EMAIL, to } }), /^250 /);
    assert.deepEqual(
      (await received(id)).map(({ text }) => text),
      ['Doszło?'],
    );
  });

  it('say in the chat whose address they came from, and what proves it', async () => {
    const { id, to } = await toldWithText();
    isProven = true;
    await send(to, { text: 'Pierwsza' });
    await send(to, { from: 'kto.inny@mail.example', text: 'Druga' });
    isProven = false;
    await send(to, { from: GONE_EMAIL.toUpperCase(), text: 'Trzecia' });
    const origins = (await received(id)).map(({ byMail }) => [byMail.from, byMail.checks.isProven]);
    assert.deepEqual(origins, [
      ['given', true],
      ['other', true],
      ['given', false],
    ]);
    assert.doesNotMatch(JSON.stringify(await events(id)), /kto\.inny/);
  });

  it('are masked like typed messages [RQ-4]', async () => {
    const { id, to } = await toldWithText();
    await send(to, { text: 'Karta 4111 1111 1111 1111' });
    const [event] = await received(id);
    assert.deepEqual([event.text, event.masked], ['Karta ••••', ['card']]);
  });

  it('lose their files, and the person is told so once', async () => {
    const { id, to } = await toldWithText();
    const attachments = [{ filename: 'eicar.com', content: EICAR }];
    const told = await refusalsOf(async () => {
      assert.match(await send(to, { attachments, text: 'Zdjęcie w załączniku' }), /^250 /);
      assert.match(await send(to, { attachments, text: '' }), /^550 Pictures and files/);
    });
    assert.equal(told, 1);
    const [event, ...more] = await received(id);
    assert.deepEqual([event.byMail.files, more.length], [1, 0]);
    assert.doesNotMatch(JSON.stringify(await events(id)), /EICAR/);
  });

  it('of machines are neither stored nor answered, so that no two write to each other', async () => {
    const { id, to } = await toldWithText();
    const machines: Mail[] = [
      { headers: { 'Auto-Submitted': 'auto-replied' } },
      { headers: { Precedence: 'bulk' } },
      { envelope: { from: '', to } },
    ];
    const told = await refusalsOf(async () => {
      for (const machine of machines) assert.match(await send(to, machine), /^550 Automatic mails/);
    });
    assert.equal(told, 0);
    assert.deepEqual(await received(id), []);
  });

  it('open nothing with another token, and reach no other chat', async () => {
    const { id, to } = await toldWithText();
    const foreign = `reply+${'0'.repeat(40)}@chat.example`;
    for (const address of [foreign, 'reply@chat.example', to.replace('@chat', '@other')])
      assert.match(await send(address), /^550 This address opens no chat/);
    assert.deepEqual(await received(id), []);
  });

  it('open the chat again that a consultant closed, once, and go on there', async () => {
    const { id, to } = await toldWithText();
    const ref = randomUUID();
    const isStatus = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'status';
    chat.staff.send({ t: 'conversation.close', ref, conversationId: id });
    await chat.staff.next(isStatus);
    const mail = { messageId: '<closed@mail.example>' };
    for (let time = 0; time < 2; time += 1) assert.match(await send(to, mail), /^250 /);
    assert.equal((await chat.staff.next(isStatus)).event.status, 'open');
    const kinds = (await events(id)).map(({ kind, status }) => [kind, status].join(' ').trim());
    assert.deepEqual(kinds.slice(-4), ['status closed', 'status open', 'message', 'read']);
  });

  it('pass the gates of a typed message: a chat that was left, hidden or erased takes none', async () => {
    const taken = await toldWithText();
    const withdrawn = { ref: randomUUID(), cardId: taken.cardId };
    assert.equal((await visitorCall('cards/withdraw', taken.token, withdrawn)).status, 200);
    assert.match(await send(taken.to), /^550 This address opens no chat/);

    const erased = await toldWithText();
    assert.match(await send(erased.to, { messageId: '<two@mail.example>' }), /^250 /);
    assert.equal((await visitorCall('erase', erased.token)).status, 204);
    assert.match(await send(erased.to, { messageId: '<two@mail.example>' }), /^550 /);
  });

  it('end with the time for which answers go by mail', async () => {
    const { to } = await toldWithText();
    clock.forward(29 * 86_400_000);
    assert.match(await send(to), /^250 /, 'a reply begins the time anew');
    clock.forward(29 * 86_400_000);
    assert.match(await send(to, { text: 'Jeszcze raz' }), /^250 /);
    clock.forward(31 * 86_400_000);
    assert.match(await send(to, { text: 'Za późno' }), /^550 /);
  });
});

describe('a mail with the text of answers that waits to be sent', () => {
  const scene = useMailWayScene(brokenMailer, { env });

  it('goes with the chat that the visitor erases [RT-7]', async () => {
    const { chat, clock, stores } = scene;
    const { visitor, id, token } = await scene.askedByMail('Pytanie', { textByMail: true });
    await scene.leave(visitor);
    await scene.answer(id, 'Tajna odpowiedź');
    clock.forward(15_000);
    await scene.round();
    const waiting = () => stores.mails.list(scopeOfShop(chat.merchant.shop.id), 10);
    assert.equal((await waiting()).length, 1);
    assert.equal((await scene.visitorCall('erase', token)).status, 204);
    assert.deepEqual(await waiting(), []);
  });
});
