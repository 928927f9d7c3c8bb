import assert from 'node:assert/strict';
import { NOT_CHECKED, UNREADABLE } from '../../../../service/domain/model/mail/arrived-mail.ts';
import { makeMailReader } from '../../../../service/outbound/mail-in/mail-reader.ts';
import { composeMail } from '../../../support/fakes/fake-mailbox.ts';

const HEAD = 'From: a@mail.example\nTo: reply+abc@chat.example\n';
const bytesOf = (text: string): Uint8Array => Buffer.from(text.replaceAll('\n', '\r\n'));

describe('reading a mail that came in', () => {
  const reader = makeMailReader(null);
  const read = (text: string) => reader(bytesOf(text));

  it('takes text, sender and recipients, and counts attached files without keeping them', async () => {
    const raw = await composeMail({
      from: 'Łucja <Lucja@Mail.example>',
      to: 'reply+abc@chat.example',
      subject: 'Re: Odpowiedź',
      messageId: '<one@mail.example>',
      text: 'Dziękuję, zażółć gęślą jaźń.',
      html: '<p>Dziękuję</p>',
      attachments: [{ filename: 'eicar.com', content: 'X5O!P%@AP' }],
    });
    assert.deepEqual(await reader(raw), {
      recipients: ['reply+abc@chat.example'],
      from: 'lucja@mail.example',
      messageId: '<one@mail.example>',
      isAutomatic: false,
      text: 'Dziękuję, zażółć gęślą jaźń.\n',
      files: 1,
      isTooLarge: false,
      checks: NOT_CHECKED,
    });
  });

  it('counts a mail that is attached as a file, and takes none of its text', async () => {
    const { text, files } = await read(
      [
        ...['From: a@mail.example', 'To: b@chat.example', 'MIME-Version: 1.0'],
        ...['Content-Type: multipart/mixed; boundary=x', '', '--x'],
        ...['Content-Type: text/plain', '', 'Own words.', '--x', 'Content-Type: message/rfc822', ''],
        ...['From: c@mail.example', 'Subject: Other', '', 'Words of others.', '--x--', ''],
      ].join('\n'),
    );
    assert.deepEqual([text.trim(), files], ['Own words.', 1]);
  });

  it('turns a mail that is HTML alone into text, with its quote marked', async () => {
    const html =
      '<html><head><style>p{}</style></head><body><p>Gr&uuml;&szlig;e &amp; Dank&#33;<br>Zeile zwei</p><div class="gmail_quote"><div>Am 3.11.2026 schrieb Shop:</div><blockquote type="cite"><p>Ihre Frage</p></blockquote></div><script>alert(1)</script></body></html>';
    const raw = await composeMail({ from: 'a@mail.example', to: 'b@chat.example', html });
    assert.equal(
      (await reader(raw)).text,
      'Grüße & Dank!\nZeile zwei\n\nAm 3.11.2026 schrieb Shop:\n> Ihre Frage',
    );
  });

  it('knows machines by what they write, and takes people for people', async () => {
    const isAutomatic = async (head: string) =>
      (await read(`From: a@mail.example\n${head}\nText`)).isAutomatic;
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
    assert.equal(await isAutomatic('Auto-Submitted: no\nX-Auto-Response-Suppress: All\n'), false);
  });

  it('names no sender when there are two, and reads what is broken as far as it goes', async () => {
    assert.equal((await read('From: a@mail.example, b@mail.example\n\nText')).from, null);
    assert.equal((await read('From: a@mail.example\nFrom: b@mail.example\n\nText')).from, null);
    const nested = Array.from(
      { length: 30 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    );
    assert.deepEqual(await read(nested.join('')), UNREADABLE);
  });

  it('finds the recipient of a mailbox in the fields of its server', async () => {
    const { recipients } = await read(
      'Delivered-To: reply+abc@chat.example\nFrom: a@mail.example\nTo: Shop <shop@shop.example>\n\nText',
    );
    assert.deepEqual(recipients, ['reply+abc@chat.example', 'shop@shop.example']);
  });
});

describe('a mail that is dear to read', () => {
  const BASE64 = `${HEAD}Content-Transfer-Encoding: base64\n\n`;

  it('is read by its header alone: too many lines, a line or a text that is too long', async () => {
    const read = makeMailReader(null);
    for (const text of [
      `${HEAD}\n${'>\n'.repeat(40_000)}`,
      `${HEAD}\n${'x'.repeat(2_001)}`,
      `${HEAD}\n${`${'x'.repeat(99)}\n`.repeat(6_000)}`,
      `${HEAD}Content-Type: text/html\n\n${`${'<'.repeat(99)}\n`.repeat(6_000)}`,
    ]) {
      const { isTooLarge, text: taken, from, recipients } = await read(bytesOf(text));
      assert.deepEqual(
        [isTooLarge, taken, from, recipients],
        [true, '', 'a@mail.example', ['reply+abc@chat.example']],
      );
    }
  });

  it('is not read at all where one header field is too long', async () => {
    const folded = `From: ${'a:\n '.repeat(8_000)}\n\nText`;
    for (const text of [`From: ${'a:'.repeat(10_001)}\n\nText`, folded])
      assert.deepEqual(await makeMailReader(null)(bytesOf(text)), UNREADABLE);
  });

  it('ends the thread when it takes too long, and neither the service nor the next mail', async () => {
    // A tenth of what reading it takes, and far more than its header takes on a busy machine.
    const read = makeMailReader(null, 500);
    const { isTooLarge, from } = await read(bytesOf(`${BASE64}${`${'!A='.repeat(25)}\n`.repeat(26_000)}`));
    assert.deepEqual([isTooLarge, from], [true, 'a@mail.example']);
    assert.equal((await makeMailReader(null)(bytesOf(`${HEAD}\nTak`))).text.trim(), 'Tak');
  });
});

describe('the proof of a sender', () => {
  const check = async (field: string) =>
    (await makeMailReader('mx.chat.example')(bytesOf(`${field}From: a@news.mail.example\n\nText`))).checks;
  const pass =
    'Authentication-Results: mx.chat.example 1;\n dkim=pass (2048-bit key; (signed)) header.d=mail.example;\n spf=pass smtp.mailfrom=a@mail.example\n';

  it("comes from the operator's own server, and from no other", async () => {
    assert.deepEqual(await check(pass), { spf: 'pass', dkim: 'pass', dmarc: 'none', isProven: true });
    assert.deepEqual(await check(pass.replace('mx.chat', 'mx.evil')), NOT_CHECKED);
    assert.deepEqual(await check(''), NOT_CHECKED);
    const other = pass.replace('header.d=mail.example', 'header.d=evil.example');
    assert.equal((await check(other)).isProven, false, 'a signature of another domain');
    const forged = `Authentication-Results: mx.chat.example; dmarc=fail\nAuthentication-Results: mx.chat.example; dmarc=pass\n`;
    assert.equal((await check(forged)).isProven, false, 'a forged field below');
  });

  it('is not given by SPF alone', async () => {
    const spf = 'Authentication-Results: mx.chat.example; spf=pass smtp.mailfrom=a@other.example\n';
    assert.deepEqual(await check(spf), { ...NOT_CHECKED, spf: 'pass' });
  });

  it('is read by nobody where the server is not named', async () => {
    const { checks } = await makeMailReader(null)(bytesOf(`${pass}From: a@mail.example\n\nText`));
    assert.deepEqual(checks, NOT_CHECKED);
  });
});
