import assert from 'node:assert/strict';
import { attachmentName } from '../../../../service/domain/attachment/attachment-name.ts';
import { attachmentTypeOf } from '../../../../service/domain/attachment/attachment-type.ts';

const bytes = (...all: (number | string)[]): Uint8Array =>
  Uint8Array.from(all.flatMap((one) => (typeof one === 'number' ? [one] : [...Buffer.from(one, 'latin1')])));

describe('what a file is', () => {
  it('follows from its first bytes', () => {
    assert.equal(attachmentTypeOf(bytes(0xff, 0xd8, 0xff, 'x')), 'jpeg');
    assert.equal(attachmentTypeOf(bytes(0x89, 'PNG\r\n', 0x1a, '\n')), 'png');
    assert.equal(attachmentTypeOf(bytes('RIFF', 0, 0, 0, 0, 'WEBP')), 'webp');
    assert.equal(attachmentTypeOf(bytes('%PDF-1.7')), 'pdf');
  });

  it('is nothing that is taken for anything else, also when the mark stands later or is cut short', () => {
    for (const text of ['', ' %PDF-1.7', '<svg>', '<html>%PDF-', 'GIF89a', 'RIFFxxxxWAVE', 'RIFF', '%PDF'])
      assert.equal(attachmentTypeOf(bytes(text)), null, text);
    assert.equal(attachmentTypeOf(bytes(0xff, 0xd8)), null);
  });
});

describe('the name of a file', () => {
  const at = new Date('2026-11-27T05:00:00Z');
  const named = (given: string) => attachmentName(given, 'jpeg', at);

  it('loses folders, invisible signs and what file systems do not allow, and ends as the bytes say', () => {
    assert.equal(named('/home/zaneta/paczka.png'), 'paczka.jpg');
    assert.equal(named('C:\\Users\\Żaneta\\paczka.jpeg'), 'paczka.jpg');
    assert.equal(named('faktura\u202Egpj.exe'), 'fakturagpj.jpg');
    assert.equal(named('a<b>:"|?*.jpg'), 'ab.jpg');
    for (const empty of ['', '.jpg', '...', '\u0000']) assert.equal(named(empty), 'file.jpg');
    assert.ok(Array.from(named('ż'.repeat(500))).length <= 100);
  });

  it('holds no number of a card and no e-mail address [RQ-4]', () => {
    assert.ok(!named('karta 4111 1111 1111 1111.jpg').includes('4111'));
    assert.equal(named('od zaneta@example.net.jpg'), 'od zaneta-example.net.jpg');
  });
});
