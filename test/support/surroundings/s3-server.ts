import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithParent } from '../../../scripts/setup/child-process.ts';
import { ensureS3Server } from '../../../scripts/setup/s3-server.ts';
import { freePort } from '../../../scripts/start/free-port.ts';

const BUCKET = 'shop-files';
const KEY_ID = 'key-of-the-tests';
const SECRET = 'Ab3dE6gH9jK2mN5pQ8sT1vW4yZ7';
/** Response header of PutObject in a versioned bucket (Amazon S3). */
const VERSION_HEADER = 'x-amz-version-id';
const VERSION = '3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo';

export type S3Server = {
  readonly env: Readonly<Record<string, string>>;
  names(): string[];
  bytesOf(name: string): Buffer;
  readonly folder: string;
  clear(): void;
  /** Responds like a versioned bucket; rclone keeps no versions itself. */
  keepVersions(): Promise<void>;
  /** No responses until `launch`. */
  halt(): Promise<void>;
  launch(): Promise<void>;
  stop(): Promise<void>;
};

export const startS3Server = async (): Promise<S3Server> => {
  const program = await ensureS3Server((line) => console.log(line));
  const root = mkdtempSync(join(tmpdir(), 'zgoda-s3-'));
  const folder = join(root, BUCKET);
  mkdirSync(folder);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let front: Server | null = null;

  const launch = async (at = address): Promise<void> => {
    if (child !== null) return;
    // Ignores rclone's own settings and caches, as tests change its files.
    const flags = ['--config', '', '--auth-key', `${KEY_ID},${SECRET}`, '--dir-cache-time', '0'];
    child = spawn(program, ['serve', 's3', '--addr', at, ...flags, root], { stdio: 'ignore' });
    endWithParent(child);
    const ended = new Promise((_, reject) =>
      child?.once('exit', (code) => reject(new Error(`The S3 server ended with ${code}.`))),
    );
    ended.catch(() => undefined);
    const answers = async (): Promise<void> => {
      while (
        !(await fetch(`http://${at}/`).then(
          () => true,
          () => false,
        ))
      )
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await Promise.race([answers(), ended]);
  };
  const halt = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const exited = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await exited;
  };
  const names = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    );
  await launch();
  return {
    env: {
      ZGODA_S3_ENDPOINT: `http://${address}`,
      ZGODA_S3_BUCKET: BUCKET,
      ZGODA_S3_KEY_ID: KEY_ID,
      ZGODA_S3_SECRET: SECRET,
    },
    names,
    bytesOf: (name) => readFileSync(join(folder, name)),
    folder,
    clear() {
      for (const name of names()) if (name.includes('/')) rmSync(join(folder, name));
    },
    async keepVersions() {
      await halt();
      const inner = await freePort();
      await launch(`127.0.0.1:${inner}`);
      // The signature covers the requested host, so its name is passed on.
      front = createServer((asked, answer) => {
        const { method, url: path, headers } = asked;
        const onward = request({ port: inner, method, path, headers }, (reply) => {
          answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, [VERSION_HEADER]: VERSION });
          reply.pipe(answer);
        });
        asked.pipe(onward);
      }).listen(port, '127.0.0.1');
      await once(front, 'listening');
    },
    halt,
    launch: () => launch(),
    async stop() {
      front?.close().closeAllConnections();
      await halt();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
