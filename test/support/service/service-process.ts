import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '../../../scripts/bundle/ensure-build.ts';
import { serviceProgram } from '../../../scripts/start/built-programs.ts';
import { freePort } from '../../../scripts/start/free-port.ts';

const evidenceKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

export const serviceEnvironment = async (databaseUrl: string): Promise<Record<string, string>> => ({
  PATH: process.env.PATH ?? '',
  PORT: String(await freePort()),
  MONGODB_URL: databaseUrl,
  ZGODA_DEPLOYMENT: 'controller-hosted',
  ZGODA_DATA_DIR: join(tmpdir(), 'zgoda-test-data', randomBytes(8).toString('hex')),
  ZGODA_LIMIT_FACTOR: '1000',
  ZGODA_LOG_LEVEL: 'error',
  ZGODA_TOKEN_SECRET: randomBytes(32).toString('base64url'),
  ZGODA_PEPPER: randomBytes(32).toString('base64url'),
  ZGODA_VAULT_KEY: randomBytes(32).toString('base64url'),
  ZGODA_EVIDENCE_KEY: evidenceKey,
});

export type ServiceProcess = {
  origin: string;
  child: ChildProcess;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

let built: Promise<void> | null = null;
export const ensureBuiltOnce = (): Promise<void> => {
  built ??= ensureBuild((line) => console.log(line));
  return built;
};

export const startServiceProcess = async (
  env: Record<string, string>,
  log?: number,
): Promise<ServiceProcess> => {
  await ensureBuiltOnce();
  const child = spawn(process.execPath, serviceProgram, {
    env,
    stdio: ['ignore', log ?? 'ignore', log ?? 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const origin = `http://127.0.0.1:${env.PORT}`;
  const exited = once(child, 'exit');
  let isGone = false;
  exited.then(() => {
    isGone = true;
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await exited;
  };
  for (;;) {
    if (isGone) throw new Error(`the service ended: ${complaint}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { origin, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
};
