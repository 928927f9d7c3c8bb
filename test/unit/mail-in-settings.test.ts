import assert from 'node:assert/strict';
import { makeEnvReader } from '../../service/config/env-reader.ts';
import { readMailIn } from '../../service/config/mail-in.ts';

describe('the settings of replies by mail', () => {
  const read = (env: Record<string, string>) => {
    const reader = makeEnvReader(env);
    return { mailIn: readMailIn(reader), faults: reader.faults };
  };
  const ZGODA_MAIL_IN_ADDRESS = 'Reply@Chat.example';
  const ZGODA_MAIL_IN_IMAP = 'imaps://replies%40chat.example:s%3Acret@mail.example/Replies';

  it('are off until there is an address', () => {
    assert.deepEqual(read({}), { mailIn: null, faults: [] });
    assert.match(read({ ZGODA_MAIL_IN_PORT: '2525' }).faults[0] ?? '', /ZGODA_MAIL_IN_ADDRESS/);
  });

  it('name a listener of this machine, without TLS unless there is a certificate', () => {
    const { mailIn, faults } = read({ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_PORT: '2525' });
    assert.deepEqual(faults, []);
    assert.deepEqual(mailIn, {
      address: { name: 'reply', domain: 'chat.example' },
      way: { kind: 'listener', listener: { host: '127.0.0.1', port: 2525, tls: null } },
      authServer: null,
    });
  });

  it('name a mailbox with its folder', () => {
    const { mailIn, faults } = read({
      ZGODA_MAIL_IN_ADDRESS,
      ZGODA_MAIL_IN_IMAP,
      ZGODA_MAIL_IN_AUTHSERV: 'MX.chat.example',
    });
    assert.deepEqual(faults, []);
    assert.equal(mailIn?.authServer, 'mx.chat.example');
    assert.deepEqual(mailIn?.way, {
      kind: 'mailbox',
      mailbox: {
        host: 'mail.example',
        port: 993,
        isImplicitTls: true,
        isPlainAllowed: false,
        user: 'replies@chat.example',
        password: 's:cret',
        folder: 'Replies',
      },
    });
  });

  it('say what is wrong, each fault by its variable', () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ ZGODA_MAIL_IN_ADDRESS }, /either ZGODA_MAIL_IN_PORT or ZGODA_MAIL_IN_IMAP/],
      [{ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_PORT: '25', ZGODA_MAIL_IN_IMAP }, /not both/],
      [{ ZGODA_MAIL_IN_ADDRESS: 'a+b@chat.example', ZGODA_MAIL_IN_PORT: '25' }, /without a plus/],
      [{ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_IMAP: 'https://mail.example' }, /imaps:/],
      [{ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_PORT: '25', ZGODA_MAIL_IN_CERT: 'x' }, /go together/],
      [
        {
          ...{ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_PORT: '25' },
          ...{ ZGODA_MAIL_IN_CERT: 'x', ZGODA_MAIL_IN_KEY: 'y' },
        },
        /must be a certificate and its key/,
      ],
    ];
    for (const [env, expected] of wrong) {
      const { faults } = read(env);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', expected);
    }
  });
});
