import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { NOT_CHECKED } from '../../../service/domain/model/mail/arrived-mail.ts';
import { makeFakeMailbox, type SentMail } from '../../support/fakes/fake-mailbox.ts';
import { brokenMailer, takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { GONE_EMAIL, isMail, useMailWayScene } from '../../support/scenes/mail-way-scene.ts';
import type { AnyFrame } from '../../support/service/frame-client.ts';

const env = {
  ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example',
  ZGODA_MAIL_IN_IMAP: 'imap://replies:secret@127.0.0.1:1/INBOX',
  ZGODA_MAIL_IN_AUTHSERV: 'mx.chat.example',
};
const PROOF = { 'Authentication-Results': 'mx.chat.example; dmarc=pass' };
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

describe('replies by mail', () => {
  const { mailbox, receive } = makeFakeMailbox();
  const scene = useMailWayScene(takingMailer, { env, overrides: { mailbox } });
  const { chat, clock, visitorCall, askedByMail, answer, leave, round, mails } = scene;

  const newest = async () => {
    const mail = (await mails()).at(-1);
    assert.ok(mail);
    return mail;
  };
  const toldWithText = async (text = 'Tak, lipowy mamy w sklepie.\nZapraszamy!') => {
    const asked = await askedByMail('Czy jest miód lipowy?', { textByMail: true });
    await leave(asked.visitor);
    await answer(asked.id, text);
    clock.forward(15_000);
    await round();
    const mail = await newest();
    return { ...asked, mail, to: mail.replyTo ?? '' };
  };
  const send = (to: string, more: SentMail = {}) =>
    receive(
      { from: GONE_EMAIL, to, text: 'Dziękuję, biorę dwa.', ...more },
      chat.service.useCases.readMailbox,
    );
  const isByMail = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.byMail !== undefined;
  const events = async (id: string): Promise<AnyFrame['event'][]> =>
    (
      await call(chat.service, 'GET', `/v1/staff/conversations/${id}/events?after=0`, {
        token: chat.staff.token,
      })
    ).body.events;
  const received = async (id: string) => (await events(id)).filter(({ byMail }) => byMail !== undefined);
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
    assert.equal(await send(to, { text }), 'done');
    const { event } = await chat.staff.next(isByMail);
    assert.equal(event.text, 'Dziękuję, biorę dwa.');
    assert.equal(event.author, 'visitor');
    assert.deepEqual(event.byMail, { from: 'given', checks: NOT_CHECKED, files: 0 });
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
    for (let time = 0; time < 3; time += 1) assert.equal(await send(to, mail), 'done');
    assert.equal(await send(to, { ...mail, text: 'Coś innego' }), 'done');
    const texts = (await received(id)).map(({ text }) => text);
    assert.deepEqual(texts, ['Dziękuję, biorę dwa.', 'Coś innego']);
  });

  it('say in the chat whose address they came from, and what proves it', async () => {
    const { id, to } = await toldWithText();
    await send(to, { text: 'Pierwsza', headers: PROOF });
    await send(to, { from: 'kto.inny@mail.example', text: 'Druga', headers: PROOF });
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
      assert.equal(await send(to, { attachments, text: 'Zdjęcie w załączniku' }), 'done');
      assert.equal(await send(to, { attachments, text: 'Jeszcze jedno' }), 'done');
    });
    assert.equal(told, 1);
    const [event, ...more] = await received(id);
    assert.deepEqual([event.byMail.files, more.length], [1, 1]);
    assert.doesNotMatch(JSON.stringify(await events(id)), /EICAR/);
  });

  it('of machines are neither stored nor answered, so that no two write to each other', async () => {
    const { id, to } = await toldWithText();
    const machines: SentMail[] = [
      { headers: { 'Auto-Submitted': 'auto-replied' } },
      { headers: { Precedence: 'bulk' } },
      { headers: { 'Return-Path': '<>' } },
    ];
    const told = await refusalsOf(async () => {
      for (const machine of machines) assert.equal(await send(to, machine), 'done');
    });
    assert.equal(told, 0);
    assert.deepEqual(await received(id), []);
  });

  it('open nothing with another token, and reach no other chat', async () => {
    const { id, to } = await toldWithText();
    const foreign = `reply+${'0'.repeat(40)}@chat.example`;
    assert.deepEqual(await send(foreign), { laterWith: 'stray' });
    for (const address of ['reply@chat.example', to.replace('@chat', '@other')])
      assert.equal(await send(address), 'foreign');
    assert.deepEqual(await received(id), []);
  });

  it('open the chat again that a consultant closed, once, and go on there', async () => {
    const { id, to } = await toldWithText();
    const ref = randomUUID();
    const isStatus = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'status';
    chat.staff.send({ t: 'conversation.close', ref, conversationId: id });
    await chat.staff.next(isStatus);
    const mail = { messageId: '<closed@mail.example>' };
    for (let time = 0; time < 2; time += 1) assert.equal(await send(to, mail), 'done');
    assert.equal((await chat.staff.next(isStatus)).event.status, 'open');
    const kinds = (await events(id)).map(({ kind, status }) => [kind, status].join(' ').trim());
    assert.deepEqual(kinds.slice(-4), ['status closed', 'status open', 'message', 'read']);
  });

  it('pass the gates of a typed message: a chat that was left, hidden or erased takes none', async () => {
    const taken = await toldWithText();
    const withdrawn = { ref: randomUUID(), cardId: taken.cardId };
    assert.equal((await visitorCall('cards/withdraw', taken.token, withdrawn)).status, 200);
    assert.deepEqual(await send(taken.to), { laterWith: 'stray' });

    const erased = await toldWithText();
    assert.equal(await send(erased.to, { messageId: '<two@mail.example>' }), 'done');
    assert.equal((await visitorCall('erase', erased.token)).status, 204);
    assert.deepEqual(await send(erased.to, { messageId: '<two@mail.example>' }), { laterWith: 'stray' });
  });

  it('are what brings more than five mails with text a day to an address that nobody confirmed', async () => {
    const { id, to, mail } = await toldWithText();
    const seen = async () => (await mails()).filter((one) => one.to === mail.to).length;
    const answerAll = async (from: number, until: number): Promise<number> => {
      for (let at = from; at < until; at += 1) {
        await answer(id, `Odpowiedź ${at}`);
        clock.forward(15_000);
        await round();
      }
      return seen();
    };
    const before = await seen();
    const stopped = await answerAll(0, 7);
    assert.ok(stopped - before < 5, `${stopped - before} mails`);
    assert.equal(await answerAll(7, 9), stopped);
    assert.equal(await send(to, { text: 'Czytam' }), 'done');
    await answer(id, 'Jeszcze coś');
    clock.forward(3_600_000);
    await round();
    const newest = (await mails()).at(-1);
    assert.equal(await seen(), stopped + 1);
    assert.match(newest?.text ?? '', /Odpowiedź 8[\s\S]*Jeszcze coś/);
  });

  it('end with the time for which answers go by mail', async () => {
    const { to } = await toldWithText();
    clock.forward(29 * 86_400_000);
    assert.equal(await send(to), 'done', 'a reply begins the time anew');
    clock.forward(29 * 86_400_000);
    assert.equal(await send(to, { text: 'Jeszcze raz' }), 'done');
    clock.forward(31 * 86_400_000);
    assert.deepEqual(await send(to, { text: 'Za późno' }), { laterWith: 'stray' });
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
