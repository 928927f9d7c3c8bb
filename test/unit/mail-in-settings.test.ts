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

  it('are off until there is an address and a mailbox', () => {
    assert.deepEqual(read({}), { mailIn: null, faults: [] });
    assert.match(read({ ZGODA_MAIL_IN_IMAP }).faults[0] ?? '', /ZGODA_MAIL_IN_ADDRESS/);
  });

  it('name a mailbox with its folder', () => {
    const { mailIn, faults } = read({
      ZGODA_MAIL_IN_ADDRESS,
      ZGODA_MAIL_IN_IMAP,
      ZGODA_MAIL_IN_AUTHSERV: 'MX.chat.example',
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(mailIn, {
      address: { name: 'reply', domain: 'chat.example' },
      mailbox: {
        host: 'mail.example',
        port: 993,
        isImplicitTls: true,
        isPlainAllowed: false,
        user: 'replies@chat.example',
        password: 's:cret',
        folder: 'Replies',
      },
      authServer: 'mx.chat.example',
    });
  });

  it('say what is wrong, each fault by its variable', () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ ZGODA_MAIL_IN_ADDRESS }, /go together/],
      [{ ZGODA_MAIL_IN_ADDRESS: 'a+b@chat.example', ZGODA_MAIL_IN_IMAP }, /without a plus/],
      [{ ZGODA_MAIL_IN_ADDRESS, ZGODA_MAIL_IN_IMAP: 'https://mail.example' }, /imaps:/],
    ];
    for (const [env, expected] of wrong) {
      const { faults } = read(env);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', expected);
    }
  });
});
