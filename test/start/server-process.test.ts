import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/start/free-port.ts';
import { type ServerOptions, type ServerProcess, startServer } from '../../scripts/start/server-process.ts';
import type { StopRequest } from '../../scripts/start/stop-request.ts';

const SERVER = `
import { createServer } from 'node:http';
let rounds = 0;
const server = createServer((request, response) => {
  if (request.url === '/health') rounds += 1;
  if (request.url === '/rounds') return response.end(String(rounds));
  // Busy for ten rounds of the watch, and without an answer to anybody meanwhile.
  const until = Date.now() + (request.url === '/busy' ? 500 : 0);
  while (Date.now() < until) ;
  response.end(String(process.pid));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
console.log('a last word');
`;

/** Not ready for the first eight requests, nor while a file `held` exists. */
const PREPARING = `
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
let answers = 0;
const server = createServer((request, response) => {
  const isHeld = existsSync(new URL('held', import.meta.url));
  response.statusCode = answers++ < 8 || isHeld ? 503 : 200;
  response.end(String(process.pid));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
`;

const neverStopped: StopRequest = {
  reason: new Error('unused'),
  requested: new Promise(() => undefined),
  isRequested: () => false,
  throwIfRequested: () => undefined,
};

describe('a server that npm start keeps alive', () => {
  let folder: string;
  let url: string;
  let server: ServerProcess;
  let said: string[];

  const pid = async (): Promise<number> => {
    const answer = await fetch(url);
    return Number(await answer.text());
  };
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
      healthUrl: `${url}health`,
      healthEveryMs: 50,
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

  it('is left alone while it is only busy', async () => {
    const former = await pid();
    while (Number(await (await fetch(`${url}rounds`)).text()) < 14);
    assert.equal(Number(await (await fetch(`${url}busy`)).text()), former);
    assert.equal(await pid(), former);
  });

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

describe('a server that prepares before it serves', () => {
  let folder: string;
  let url: string;
  let said: string[];

  const start = (options: Partial<ServerOptions> = {}) =>
    startServer({
      name: 'service',
      args: [join(folder, 'preparing.mjs')],
      env: { PATH: process.env.PATH, PORT: new URL(url).port },
      root: folder,
      dataFolder: folder,
      readyUrl: url,
      healthUrl: url,
      preparingEveryMs: 0,
      stop: neverStopped,
      say: (line) => said.push(line),
      ...options,
    });
  const pid = async (): Promise<number> => Number(await (await fetch(url)).text());
  const isPreparing = async (): Promise<void> => {
    while (!said.some((line) => line.includes('is still preparing'))) await pause(20);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-preparing-'));
    writeFileSync(join(folder, 'preparing.mjs'), PREPARING);
    url = `http://127.0.0.1:${await freePort()}/`;
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is waited for, and the start says that it still prepares and where its log is', async () => {
    const server = await start();
    assert.match(said.join('\n'), /The service is still preparing, for \d+ seconds now.*service\.log/);
    await server.stop();
  });

  it('is given up where it may take only so long', async () => {
    await assert.rejects(start({ readyLimitMs: 0 }), /The service does not get ready/);
    await assert.rejects(pid());
  });

  it('ends when a stop is asked for meanwhile', async () => {
    writeFileSync(join(folder, 'held'), '');
    const reason = new Error('stopped');
    let isStopped = false;
    const stop: StopRequest = {
      ...neverStopped,
      throwIfRequested: () => {
        if (isStopped) throw reason;
      },
    };
    const started = start({ stop });
    started.catch(() => undefined);
    await isPreparing();
    isStopped = true;
    await assert.rejects(started, reason);
    await assert.rejects(pid());
  });

  it('ends when it is stopped while it prepares for the second time', async () => {
    const server = await start();
    said.length = 0;
    writeFileSync(join(folder, 'held'), '');
    process.kill(await pid(), 'SIGKILL');
    await isPreparing();
    await server.stop();
    await assert.rejects(pid());
  });
});
