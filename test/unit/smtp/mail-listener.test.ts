import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { limitsFor } from '../../../service/config/limits.ts';
import type { MailListenerConfig } from '../../../service/config/mail-in.ts';
import type { MailOutcome } from '../../../service/domain/mail-in/receive-mail.ts';
import { type ArrivedMail, MAX_MAIL_BYTES } from '../../../service/domain/model/mail/arrived-mail.ts';
import { type MailListener, startMailListener } from '../../../service/smtp/mail-listener.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { makeAddressKey, makeRateLimits } from '../../../service/telemetry/rate-limit.ts';
import { makeOwnCertificate } from '../../support/surroundings/own-certificate.ts';

const ADDRESS = 'reply+abc@chat.example';

describe('the listener for replies by mail', () => {
  let listener: MailListener;
  let taken: ArrivedMail[];
  let outcome: () => Promise<MailOutcome>;
  const log: string[] = [];
  const start = async (factor: number, tls: MailListenerConfig['tls'] = null): Promise<void> => {
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        log.push(String(chunk));
        done();
      },
    });
    listener = await startMailListener({
      config: { host: '127.0.0.1', port: 0, tls },
      domain: 'chat.example',
      desk: {
        opensChat: async (address) => address === ADDRESS,
        receiveMail: async (mail) => {
          taken.push(mail);
          return outcome();
        },
      },
      rateLimits: makeRateLimits(limitsFor(factor)),
      addressKey: makeAddressKey(),
      logger: makeLogger('debug', sink),
    });
  };
  beforeEach(async () => {
    taken = [];
    outcome = async () => ({ kind: 'stored', isRepeat: false });
    await start(1);
  });
  afterEach(() => listener.stop());

  const send = (more: Parameters<ReturnType<typeof createTransport>['sendMail']>[0] = {}) =>
    createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true }).sendMail({
      ...{ from: 'a@mail.example', to: ADDRESS, text: 'Tak' },
      ...more,
    });
  const refusal = async (sent: Promise<unknown>): Promise<string> =>
    sent.then(
      () => 'taken',
      ({ response }: { response: string }) => response,
    );

  it('confirms a mail only after it is stored', async () => {
    let store = (): void => undefined;
    const isStored = new Promise<void>((resolve) => {
      store = resolve;
    });
    let isConfirmed = false;
    outcome = async () => {
      assert.equal(isConfirmed, false);
      await isStored;
      return { kind: 'stored', isRepeat: false };
    };
    const sent = send().then(() => {
      isConfirmed = true;
    });
    while (taken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isConfirmed, false);
    store();
    await sent;
    assert.equal(isConfirmed, true);
    assert.deepEqual(taken[0]?.recipients, [ADDRESS]);
    assert.equal(taken[0]?.sender, 'a@mail.example');
  });

  it('keeps the sender trying when nothing could be stored, and says in words what is refused', async () => {
    outcome = async () => {
      throw new Error('The database is away.');
    };
    assert.match(await refusal(send()), /^451 /);
    outcome = async () => ({ kind: 'later', chat: null });
    assert.match(await refusal(send()), /^451 /);
    outcome = async () => ({ kind: 'refused', why: 'files' });
    assert.match(await refusal(send()), /^550 Pictures and files are not taken by mail/);
    outcome = async () => ({ kind: 'refused', why: 'chat_ended' });
    assert.match(await refusal(send()), /^550 This chat has ended/);
  });

  it('refuses an address without a chat before the text is sent, and a second address', async () => {
    assert.match(await refusal(send({ to: 'reply+xyz@chat.example' })), /550 This address opens no chat/);
    assert.equal(taken.length, 0);
    const { rejected } = await send({ to: [ADDRESS, 'reply+xyz@chat.example'] });
    assert.deepEqual(rejected, ['reply+xyz@chat.example']);
  });

  it('refuses what is too large and keeps nothing of it', async () => {
    const text = 'x'
      .repeat(76)
      .concat('\n')
      .repeat(MAX_MAIL_BYTES / 76);
    assert.match(await refusal(send({ text })), /552/);
    assert.equal(taken.length, 0);
  });

  it('takes mails of one server up to a rate, and the rest later', async () => {
    const { points } = limitsFor(1).rates.mailIn;
    await listener.stop();
    await start(2 / points);
    await send();
    await send();
    assert.match(await refusal(send()), /451/);
  });

  it('speaks TLS once it has a certificate', async () => {
    await listener.stop();
    const certificate = await makeOwnCertificate();
    await start(1, certificate);
    const mail = { from: 'a@mail.example', to: ADDRESS, text: 'Tak' };
    const server = { host: '127.0.0.1', port: listener.port, requireTLS: true };
    await createTransport({ ...server, tls: { ca: certificate.cert } }).sendMail(mail);
    assert.equal(taken.length, 1);
  });

  it('passes an empty sender on, such as a bounce has', async () => {
    await send({ envelope: { from: '', to: ADDRESS } });
    assert.equal(taken[0]?.sender, '');
  });

  it('writes no address into the log, whatever a client does', async () => {
    log.length = 0;
    outcome = async () => {
      throw new Error('Something failed.');
    };
    await refusal(send());
    await new Promise<void>((resolve) => {
      const socket = connect(listener.port, '127.0.0.1', () => {
        socket.write('\u0016\u0003\u0001garbage\r\nMAIL FROM:<a@mail.example>\r\n');
        socket.once('data', () => {
          socket.resetAndDestroy();
          resolve();
        });
      });
    });
    await send({ to: 'reply+xyz@chat.example' }).catch(() => undefined);
    assert.ok(log.length > 0);
    assert.doesNotMatch(log.join(''), /127\.0\.0\.1|mail\.example|chat\.example/);
  });
});
