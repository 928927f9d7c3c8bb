import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/start/free-port.ts';
import { type ServerProcess, startServer } from '../../scripts/start/server-process.ts';
import type { StopRequest } from '../../scripts/start/stop-request.ts';

/** Answers each request with its process number; ends in order on SIGTERM, with 0. */
const SERVER = `
import { createServer } from 'node:http';
const server = createServer((request, response) => response.end(String(process.pid)));
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
console.log('a last word');
`;

const neverStopped: StopRequest = {
  reason: new Error('unused'),
  requested: new Promise(() => undefined),
  isRequested: () => false,
  throwIfRequested: () => undefined,
};

describe('a server that npm start keeps alive', function () {
  this.timeout(60_000);
  let folder: string;
  let url: string;
  let server: ServerProcess;
  let said: string[];

  const pid = async (): Promise<number> => {
    const answer = await fetch(url);
    return Number(await answer.text());
  };
  /** Number of the process that answers after the former one was given up. */
  const revivedPid = async (): Promise<number> => {
    while (!said.includes('The service answers again.')) await pause(20);
    return pid();
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-server-'));
    writeFileSync(join(folder, 'server.mjs'), SERVER);
    const port = await freePort();
    url = `http://127.0.0.1:${port}/`;
    said = [];
    server = await startServer({
      name: 'service',
      args: [join(folder, 'server.mjs')],
      env: { PATH: process.env.PATH, PORT: String(port) },
      root: folder,
      dataFolder: folder,
      readyUrl: url,
      healthUrl: url,
      healthEveryMs: 100,
      stop: neverStopped,
      say: (line) => said.push(line),
    });
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    it(`is started again after ${signal}, and its last words are shown`, async () => {
      said.length = 0;
      const former = await pid();
      process.kill(former, signal);
      const next = await revivedPid();
      assert.notEqual(next, former);
      assert.match(said.join('\n'), /The service stopped by itself; starting it again[\s\S]*a last word/);
      const record = JSON.parse(readFileSync(join(folder, 'logs', 'service.json'), 'utf8'));
      assert.equal(record.pid, next);
    });
  }

  it('is ended and started again when it runs but answers nothing', async () => {
    said.length = 0;
    const former = await pid();
    process.kill(former, 'SIGSTOP');
    assert.notEqual(await revivedPid(), former);
    assert.match(said.join('\n'), /Nothing answers at .* any more/);
    assert.throws(() => process.kill(former, 0));
  });

  it('is not started again when it was asked to stop', async () => {
    const former = await pid();
    await server.stop();
    assert.throws(() => process.kill(former, 0));
    await assert.rejects(pid());
  });
});
