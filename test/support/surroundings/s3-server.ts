import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { endWithParent } from '../../../scripts/setup/child-process.ts';
import { ensureS3Server } from '../../../scripts/setup/s3-server.ts';
import { freePort } from '../../../scripts/start/free-port.ts';

const BUCKET = 'shop-files';
const KEY_ID = 'key-of-the-tests';
const SECRET = 'Ab3dE6gH9jK2mN5pQ8sT1vW4yZ7';

export type S3Server = {
  /** Variables of the environment with which a service uses it. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of the objects in the bucket. */
  names(): string[];
  bytesOf(name: string): Buffer;
  /** Where the bucket lies as files. */
  readonly folder: string;
  /** Removes all objects but the name of the bucket. */
  clear(): void;
  /** From now on the bucket keeps what is deleted. */
  keepVersions(): Promise<void>;
  /** Until `launch` nobody answers at its address. */
  halt(): Promise<void>;
  launch(): Promise<void>;
  stop(): Promise<void>;
};

/** A real S3 server over a folder of its own, with one bucket. */
export const startS3Server = async (): Promise<S3Server> => {
  const program = await ensureS3Server((line) => console.log(line));
  const root = mkdtempSync(join(tmpdir(), 'zgoda-s3-'));
  const folder = join(root, 'files', BUCKET);
  const versions = join(root, 'versions');
  mkdirSync(folder, { recursive: true });
  mkdirSync(versions);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const launch = async (): Promise<void> => {
    if (child !== null) return;
    const key = ['-access', KEY_ID, '-secret', SECRET];
    const places = ['-files', join(root, 'files'), '-versions', versions];
    child = spawn(program, ['-address', address, ...key, ...places], { stdio: 'ignore' });
    endWithParent(child);
    const ended = new Promise((_, reject) =>
      child?.once('exit', (code) => reject(new Error(`The S3 server ended with ${code}.`))),
    );
    ended.catch(() => undefined);
    const answers = async (): Promise<void> => {
      while (
        !(await fetch(`http://${address}/`).then(
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
      const client = new AwsClient({
        accessKeyId: KEY_ID,
        secretAccessKey: SECRET,
        service: 's3',
        retries: 0,
      });
      const body = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
      const reply = await client.fetch(`http://${address}/${BUCKET}?versioning`, { method: 'PUT', body });
      if (!reply.ok) throw new Error(`The S3 server refused to keep versions: ${await reply.text()}`);
    },
    halt,
    launch,
    async stop() {
      await halt();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
