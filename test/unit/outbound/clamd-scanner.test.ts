import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClamdScanner } from '../../../service/outbound/files/clamd-scanner.ts';
import { isQuickRun } from '../../support/database/database.ts';

const startDouble = async (
  reply: string | null,
): Promise<{ server: Server; port: number; heard: () => Buffer }> => {
  let heard = Buffer.alloc(0);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      if (reply !== null && heard.subarray(-4).equals(Buffer.alloc(4))) socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, heard: () => heard };
};

describe('the virus scanner', () => {
  const scanWith = async (reply: string | null, bytes = new Uint8Array([1, 2, 3]), limitMs = 30_000) => {
    const { server, port, heard } = await startDouble(reply);
    const verdict = await makeClamdScanner({ host: '127.0.0.1', port }, limitMs)(bytes);
    server.close();
    return { verdict, heard: heard() };
  };

  it('gets the file by INSTREAM, in chunks with their length in front', async () => {
    const bytes = new Uint8Array(70_000).fill(7);
    const { verdict, heard } = await scanWith('stream: OK\0', bytes);
    assert.equal(verdict, 'clean');
    assert.equal(heard.subarray(0, 10).toString('latin1'), 'zINSTREAM\0');
    const sizes: number[] = [];
    for (let at = 10; at < heard.length; at += 4 + (sizes.at(-1) ?? 0)) sizes.push(heard.readUInt32BE(at));
    assert.deepEqual(sizes, [65_536, 4_464, 0]);
  });

  it('lets pass what it calls clean, and nothing else', async () => {
    assert.equal((await scanWith('stream: Eicar-Test-Signature FOUND\0')).verdict, 'found');
    for (const reply of [
      'INSTREAM size limit exceeded. ERROR\0',
      'stream: OK FOUND?\0',
      'OK\0',
      '',
      'x'.repeat(9_000),
    ])
      assert.equal((await scanWith(reply)).verdict, 'unreachable', reply.slice(0, 40));
  });

  it('counts as unreachable when nobody listens, and when it does not answer in time', async () => {
    assert.equal((await scanWith(null, undefined, 50)).verdict, 'unreachable');
    assert.equal(await makeClamdScanner({ path: '/nowhere/clamd.sock' })(new Uint8Array([1])), 'unreachable');
  });

  describe('clamd of ClamAV with one signature', () => {
    const CLAMD = '/usr/sbin/clamd';
    let folder = '';
    let clamd: ChildProcess;
    const socket = () => join(folder, 'clamd.sock');
    before(async function () {
      // Installed by the complete run only.
      if (isQuickRun && !existsSync(CLAMD)) return this.skip();
      folder = mkdtempSync(join(tmpdir(), 'zgoda-clamd-'));
      // A custom signature in hex: the EICAR test pattern of virus scanners.
      const pattern = Buffer.from('EICAR-STANDARD-ANTIVIRUS-TEST-FILE').toString('hex');
      writeFileSync(join(folder, 'own.ndb'), `Own.Eicar:0:*:${pattern}\n`);
      const settings = [`LocalSocket ${socket()}`, `DatabaseDirectory ${folder}`, 'Foreground yes'];
      writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
      clamd = spawn(CLAMD, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
      while (!existsSync(socket())) {
        if (clamd.exitCode !== null) throw new Error(`clamd ended with ${clamd.exitCode}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    after(() => {
      clamd?.kill();
      if (folder !== '') rmSync(folder, { recursive: true, force: true });
    });

    it('finds the pattern in a file, and lets another file of 10 MB pass', async () => {
      const scan = makeClamdScanner({ path: socket() });
      const text = '%PDF-1.4 X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
      assert.equal(await scan(Buffer.from(text)), 'found');
      assert.equal(await scan(new Uint8Array(10 * 1024 * 1024)), 'clean');
    });
  });
});
