import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { makeDnsTexts } from '../../../service/outbound/mail-in/dns-texts.ts';

/** Records by name; null: SERVFAIL. Responds to TXT queries over UDP (RFC 1035). */
const startDnsServer = async (records: Readonly<Record<string, readonly string[] | null>>) => {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const asked = question.subarray(12, at + 5);
    const texts = records[labels.join('.').toLowerCase()];
    const code = texts === null ? 2 : texts === undefined ? 3 : 0;
    const head = Buffer.alloc(12);
    question.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(texts?.length ?? 0, 6);
    const rows = (texts ?? []).map((text) => {
      const parts = text.match(/.{1,200}/g) ?? [''];
      const data = Buffer.concat(parts.map((part) => Buffer.from([part.length, ...Buffer.from(part)])));
      const row = Buffer.alloc(12);
      row.writeUInt16BE(0xc00c, 0);
      row.writeUInt16BE(16, 2);
      row.writeUInt16BE(1, 4);
      row.writeUInt16BE(data.length, 10);
      return Buffer.concat([row, data]);
    });
    socket.send(Buffer.concat([head, asked, ...rows]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
};

describe('TXT records from a DNS server', () => {
  it('are read whole; a name without any has none, and a server that fails gives no answer', async () => {
    const long = `v=spf1 ${'ip4:192.0.2.1 '.repeat(20)}-all`;
    const dns = await startDnsServer({
      'sklep.example': ['a=1', long],
      'empty.example': [],
      'broken.example': null,
    });
    try {
      const texts = makeDnsTexts([dns.server]);
      assert.deepEqual(await texts.of('sklep.example'), ['a=1', long]);
      assert.deepEqual(await texts.of('empty.example'), []);
      assert.deepEqual(await texts.of('unknown.example'), []);
      assert.equal(await texts.of('broken.example'), null);
    } finally {
      await dns.stop();
    }
  });
});
