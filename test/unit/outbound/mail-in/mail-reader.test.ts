import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { createTransport } from 'nodemailer';
import type { ArrivedMail } from '../../../../service/domain/model/mail/arrived-mail.ts';
import { makeMailReader } from '../../../../service/outbound/mail-in/mail-reader.ts';
import { registrableDomain } from '../../../../service/outbound/registrable-domain.ts';

const listener = { kind: 'listener' as const, listener: { host: '127.0.0.1', port: 0, tls: null } };
const compose = async (
  mail: Parameters<ReturnType<typeof createTransport>['sendMail']>[0],
): Promise<Buffer> => {
  const { message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(mail);
  return message as Buffer;
};
const arrived = (raw: Uint8Array | string, more: Partial<ArrivedMail> = {}): ArrivedMail => ({
  raw: typeof raw === 'string' ? Buffer.from(raw.replaceAll('\n', '\r\n')) : raw,
  recipients: null,
  sender: null,
  peer: null,
  ...more,
});

describe('reading a mail that came in', () => {
  const { read } = makeMailReader({ authServer: null, way: listener }, registrableDomain);

  it('takes text, sender and recipients, and counts what is attached without keeping it', async () => {
    const raw = await compose({
      from: 'Łucja <Lucja@Mail.example>',
      to: 'reply+abc@chat.example',
      subject: 'Re: Odpowiedź',
      messageId: '<one@mail.example>',
      text: 'Dziękuję, zażółć gęślą jaźń.',
      html: '<p>Dziękuję</p>',
      attachments: [{ filename: 'eicar.com', content: 'X5O!P%@AP' }],
    });
    assert.deepEqual(await read(arrived(raw)), {
      recipients: ['reply+abc@chat.example'],
      from: 'lucja@mail.example',
      messageId: '<one@mail.example>',
      isAutomatic: false,
      text: 'Dziękuję, zażółć gęślą jaźń.\n',
      files: 1,
      isTooLarge: false,
    });
  });

  it('counts a mail that is attached as a file, and takes none of its text', async () => {
    const raw = [
      ...['From: a@mail.example', 'To: b@chat.example', 'MIME-Version: 1.0'],
      ...[
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'Own words.',
      ],
      ...['--x', 'Content-Type: message/rfc822', '', 'From: c@mail.example', 'Subject: Other', ''],
      ...['Words of others.', '--x--', ''],
    ].join('\n');
    const { text, files } = await read(arrived(raw));
    assert.deepEqual([text.trim(), files], ['Own words.', 1]);
  });

  it('turns a mail that is HTML alone into text, with its quote marked', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Gr&uuml;&szlig;e &amp; Dank&#33;<br>Zeile zwei</p><div class="gmail_quote"><div>Am 3.11.2026 schrieb Shop:</div><blockquote type="cite"><p>Ihre Frage</p></blockquote></div><script>alert(1)</script></body></html>';
    const raw = await compose({ from: 'a@mail.example', to: 'b@chat.example', html });
    assert.equal(
      (await read(arrived(raw))).text,
      'Grüße & Dank!\nZeile zwei\n\nAm 3.11.2026 schrieb Shop:\n> Ihre Frage',
    );
  });

  it('knows machines by what they write, and takes people for people', async () => {
    const isAutomatic = async (head: string, more: Partial<ArrivedMail> = {}) =>
      (await read(arrived(`From: a@mail.example\n${head}\nText`, more))).isAutomatic;
    for (const head of [
      'Auto-Submitted: auto-replied\n',
      'Auto-Submitted: auto-generated; owner-email="a@b.example"\n',
      'Precedence: Bulk\n',
      'Return-Path: <>\n',
      'X-Autoreply: yes\n',
      'List-Id: <news.mail.example>\n',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x\n',
    ])
      assert.equal(await isAutomatic(head), true, head);
    assert.equal(await isAutomatic('', { sender: '' }), true, 'no sender in the envelope');
    assert.equal(await isAutomatic('Auto-Submitted: no\nX-Auto-Response-Suppress: All\n'), false);
  });

  it('names no sender when there are two, and reads what is broken as far as it goes', async () => {
    const { from } = await read(arrived('From: a@mail.example, b@mail.example\n\nText'));
    assert.equal(from, null);
    assert.equal((await read(arrived('From: a@mail.example\nFrom: b@mail.example\n\nText'))).from, null);
    const nested = Array.from(
      { length: 30 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    assert.deepEqual(await read(arrived(nested.join(''))), {
      ...{
        recipients: [],
        from: null,
        messageId: '',
        isAutomatic: false,
        text: '',
        files: 0,
        isTooLarge: false,
      },
    });
  });

  it('reads nothing of a mail with too many lines or too long a text, because every chat waits meanwhile', async () => {
    const head = 'From: a@mail.example\nTo: reply+abc@chat.example\n';
    for (const raw of [
      `${head}\n${'>\n'.repeat(40_000)}`,
      `${head}\n${'x'.repeat(600_000)}`,
      `${head}Content-Type: text/html\n\n${'<'.repeat(600_000)}`,
    ]) {
      const { isTooLarge, text, from } = await read(arrived(raw));
      assert.deepEqual([isTooLarge, text, from], [true, '', 'a@mail.example']);
    }
  });

  it('finds the recipient of a mailbox in the fields of its server', async () => {
    const { recipients } = await read(
      arrived(
        'Delivered-To: reply+abc@chat.example\nFrom: a@mail.example\nTo: Shop <shop@shop.example>\n\nText',
      ),
    );
    assert.deepEqual(recipients, ['reply+abc@chat.example', 'shop@shop.example']);
  });
});

describe('the proof of a sender', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const records: Record<string, string[][]> = {
    'TXT key._domainkey.mail.example': [
      [`v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
    ],
    'TXT mail.example': [['v=spf1 ip4:192.0.2.10 -all']],
    'TXT _dmarc.mail.example': [['v=DMARC1; p=reject']],
  };
  const lookUp = async (name: string, type: string): Promise<string[][]> => {
    const found = records[`${type} ${name}`];
    if (found === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return found;
  };
  const { checkSender } = makeMailReader({ authServer: null, way: listener }, registrableDomain, lookUp);
  const signed = async (): Promise<Buffer> => {
    const raw = await compose({ from: 'a@mail.example', to: 'reply+abc@chat.example', text: 'Tak' });
    const key = {
      signingDomain: 'mail.example',
      selector: 'key',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    // Its types want the key beside the list, its code reads the list.
    const options = {
      ...key,
      canonicalization: 'relaxed/relaxed',
      algorithm: 'rsa-sha256',
      signatureData: [key],
    };
    const { signatures } = await dkimSign(raw, options);
    return Buffer.concat([Buffer.from(signatures), raw]);
  };
  const own = { sender: 'a@mail.example', peer: { address: '192.0.2.10', helo: 'mx.mail.example' } };

  it('is given by a signature of the domain, and lost with one changed word', async () => {
    const raw = await signed();
    assert.deepEqual(await checkSender(arrived(raw, own)), {
      ...{ spf: 'pass', dkim: 'pass', dmarc: 'pass', isProven: true },
    });
    const changed = Buffer.from(raw.toString('latin1').replace('Tak', 'Nie'), 'latin1');
    const elsewhere = { ...own, peer: { address: '203.0.113.5', helo: 'x' } };
    assert.deepEqual(await checkSender(arrived(changed, elsewhere)), {
      ...{ spf: 'fail', dkim: 'fail', dmarc: 'fail', isProven: false },
    });
  });

  it('is not given by SPF for another domain than that of the sender', async () => {
    const raw = await compose({ from: 'a@other.example', to: 'reply+abc@chat.example', text: 'Tak' });
    const checks = await checkSender(arrived(raw, own));
    assert.deepEqual([checks.spf, checks.isProven], ['pass', false]);
  });

  it("comes from the operator's own server where it is named, and from no other", async () => {
    const byServer = makeMailReader(
      { authServer: 'mx.chat.example', way: listener },
      registrableDomain,
      lookUp,
    );
    const check = (field: string) =>
      byServer.checkSender(arrived(`${field}From: a@news.mail.example\n\nText`, own));
    const pass =
      'Authentication-Results: mx.chat.example 1;\n dkim=pass (2048-bit key; (signed)) header.d=mail.example;\n spf=pass smtp.mailfrom=a@mail.example\n';
    assert.deepEqual(await check(pass), { spf: 'pass', dkim: 'pass', dmarc: 'none', isProven: true });
    const none = { spf: 'none', dkim: 'none', dmarc: 'none', isProven: false };
    assert.deepEqual(await check(pass.replace('mx.chat', 'mx.evil')), none);
    assert.deepEqual(await check(''), none);
    const other = pass.replace('header.d=mail.example', 'header.d=evil.example');
    assert.equal((await check(other)).isProven, false, 'a signature of another domain');
    const forged = `Authentication-Results: mx.chat.example; dmarc=fail\nAuthentication-Results: mx.chat.example; dmarc=pass\n`;
    assert.equal((await check(forged)).isProven, false, 'a forged field below');
  });
});
