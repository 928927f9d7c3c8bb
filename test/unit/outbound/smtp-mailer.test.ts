import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { MailError, type OutgoingMail } from '../../../service/domain/model/mail/mailer.ts';
import { makeSmtpMailer, type SmtpLimits } from '../../../service/outbound/smtp-mailer.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const MAIL: OutgoingMail = {
  id: 'eml_one',
  to: 'zaneta@example.net',
  subject: 'Odpowiedź',
  text: 'Dzień dobry',
  html: '<p>Dzień dobry</p>',
  locale: 'pl',
  fromName: null,
  fromAddress: null,
  replyTo: null,
  isWritten: false,
  attachments: [],
};
/** Long enough for slow machines. */
const PLENTY_MS = 60_000;
const BRIEF_MS = 2_000;

const mailerAt = (url: string, limits: Partial<SmtpLimits>) => {
  const { hostname: host, port } = new URL(url);
  const sender = { from: { name: 'Zgoda', address: 'chat@shop.example' }, user: null, password: null };
  const settings = {
    host,
    port: Number(port),
    ...sender,
    isImplicitTls: false,
    isPlainAllowed: true,
    dkimSelector: null,
  };
  return makeSmtpMailer(settings, {
    ...{ startMs: PLENTY_MS, answerMs: PLENTY_MS, awaitedMs: PLENTY_MS },
    ...limits,
  });
};

describe('a mail server that takes its time', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(() => sink.stop());

  const mailerWith = (limits: Partial<SmtpLimits>) => mailerAt(sink.url, limits);
  const faultOf = async (send: Promise<string>) => {
    const error = await send.then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof MailError);
    return { fault: error.fault, isFinal: error.isFinal };
  };

  it('may look at a mail that it has for longer than it may take to greet', async () => {
    sink.confirmsAfter = pause(BRIEF_MS + 100);
    assert.match(await mailerWith({ startMs: BRIEF_MS }).send(MAIL), /^250/);
    assert.equal(sink.caught.length, 1);
  });

  it('and never confirms a mail that it has may have sent it', async () => {
    sink.confirmsAfter = new Promise(() => undefined);
    const { send } = mailerWith({ answerMs: BRIEF_MS });
    assert.deepEqual(await faultOf(send(MAIL)), { fault: 'unconfirmed', isFinal: false });
    assert.equal(sink.caught.length, 1);
  });

  it('and hangs up on a mail that it has may have sent it', async () => {
    sink.confirmsAfter = new Promise(() => undefined);
    const sent = faultOf(mailerWith({}).send(MAIL));
    await sink.until(1);
    sink.hangUp();
    assert.deepEqual(await sent, { fault: 'unconfirmed', isFinal: false });
  });

  it('is not waited for as long where somebody waits before a screen', async () => {
    sink.confirmsAfter = new Promise(() => undefined);
    const { send } = mailerWith({ awaitedMs: BRIEF_MS });
    assert.equal((await faultOf(send({ ...MAIL, isAwaited: true }))).fault, 'unconfirmed');
  });

  it('and refuses the mail has not sent it', async () => {
    sink.sendsAs = { from: 'other@shop.example', refusesAt: 'DATA' };
    assert.deepEqual(await faultOf(mailerWith({}).send(MAIL)), { fault: 'refused', isFinal: true });
  });
});

describe('the connections to a mail server', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(() => sink.stop());

  it('are used for one mail after another, four at a time, also after one that was refused', async () => {
    const { send, close } = mailerAt(sink.url, {});
    const ids = Array.from({ length: 12 }, (_, index) => `eml_${index}` as const);
    await Promise.all(ids.map((id) => send({ ...MAIL, id })));
    assert.ok(sink.connections() <= 4, `${sink.connections()} connections`);
    const before = sink.connections();
    sink.refuseWith = { code: 550, text: 'No such user' };
    await assert.rejects(send({ ...MAIL, id: 'eml_refused' }), { fault: 'address_refused', isFinal: true });
    sink.refuseWith = null;
    await send({ ...MAIL, id: 'eml_after' });
    assert.deepEqual([sink.caught.length, sink.connections()], [13, before]);
    close();
  });

  it('are opened anew where the server ended them, and each mail goes once', async () => {
    const { send, close } = mailerAt(sink.url, {});
    await send(MAIL);
    sink.hangUp();
    await send({ ...MAIL, id: 'eml_two' });
    assert.deepEqual([sink.caught.length, sink.connections()], [2, 2]);
    close();
  });

  it('are ended once the mailer is closed, and the next mail opens one', async () => {
    const { send, close } = mailerAt(sink.url, {});
    await send(MAIL);
    const ended = sink.untilAllEnded();
    close();
    await ended;
    await send({ ...MAIL, id: 'eml_two' });
    assert.deepEqual([sink.caught.length, sink.connections()], [2, 2]);
    close();
  });
});
