import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../start/free-port.ts';
import { endWithParent } from './child-process.ts';

export const REDIS = '/usr/bin/redis-server';

export type RedisServer = {
  url: string;
  pid(): number;
  kill(): Promise<void>;
  start(): Promise<void>;
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** Null without a server. */
const ask = (port: number, command: string): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (said) => {
      socket.destroy();
      resolve(String(said));
    });
    socket.once('error', () => resolve(null));
  });

export const startRedis = async (): Promise<RedisServer> => {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--rdb-del-sync-files',
      'yes',
    ];
    const started = spawn(REDIS, args, { stdio: 'ignore' });
    endWithParent(started);
    child = started;
    while (!(await ask(port, 'PING'))?.startsWith('+PONG')) {
      if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}`);
    }
  };
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => child?.pid ?? -1,
    kill,
    start,
    flush: async () => void (await ask(port, 'FLUSHALL')),
    stop: kill,
  };
};
