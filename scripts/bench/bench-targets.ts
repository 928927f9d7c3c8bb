import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { SERVICE_ALLOCATOR } from '../start/built-programs.ts';
import { freePort } from '../start/free-port.ts';
import type { BenchProcess } from './bench-process.ts';
import { withParent } from './bench-programs.ts';
import { makeBenchShop, OWNER } from './bench-shop.ts';
import type { BenchStage } from './bench-stage.ts';
import type { Target } from './load-jobs.ts';

export type Running = Target & { process: BenchProcess };

export const bareTarget = ({ kind, origin, shopKey, staffToken }: Target): Target => ({
  kind,
  origin,
  shopKey,
  staffToken,
});

const READY_LIMIT_MS = 60_000;
const POLL_MS = 10;

export type Installed = { env: NodeJS.ProcessEnv; shop: Shop };

export const startService = async (stage: BenchStage): Promise<Running> => serve(stage, await install(stage));

/** Before the service: concurrent creation of collections blocks the embedded engine forever. */
export async function install(stage: BenchStage): Promise<Installed> {
  const env = await emptyInstallation(stage);
  return { env, shop: await makeBenchShop(env) };
}

export async function serve(stage: BenchStage, { env, shop }: Installed): Promise<Running> {
  const { process, origin } = await startReady(stage, env);
  const staffToken = await signIn(origin);
  return { kind: 'service', origin, shopKey: shop.key, staffToken, process };
}

export async function startReady(
  stage: BenchStage,
  env: NodeJS.ProcessEnv,
): Promise<{ process: BenchProcess; origin: string; tookMs: number }> {
  const port = await freePort();
  const nodeFlags = ['--expose-gc', '--import', withParent];
  const startedAt = performance.now();
  const process = stage.start('service', { env: { ...env, PORT: String(port) }, nodeFlags });
  const origin = `http://127.0.0.1:${port}`;
  await ready(process, origin);
  return { process, origin, tookMs: performance.now() - startedAt };
}

async function emptyInstallation(stage: BenchStage): Promise<NodeJS.ProcessEnv> {
  const databaseUrl = await stage.freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), `zgoda-bench-${process.pid}-keys-`));
  stage.onClose(async () => rmSync(folder, { recursive: true, force: true }));
  return {
    ...SERVICE_ALLOCATOR,
    PATH: process.env.PATH,
    PORT: '0',
    MONGODB_URL: databaseUrl,
    ZGODA_DATA_DIR: join(folder, 'data'),
    ...newInstallationSettings(),
  };
}

export const newInstallationSettings = (): NodeJS.ProcessEnv => ({
  ZGODA_DEPLOYMENT: 'controller-hosted',
  // All visitors share one address.
  ZGODA_LIMIT_FACTOR: '100000',
  ZGODA_LOG_LEVEL: 'error',
  ZGODA_TOKEN_SECRET: randomBytes(32).toString('base64url'),
  ZGODA_PEPPER: randomBytes(32).toString('base64url'),
  ZGODA_VAULT_KEY: randomBytes(32).toString('base64url'),
  ZGODA_EVIDENCE_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
});

async function ready(service: BenchProcess, origin: string): Promise<void> {
  const endsBy = Date.now() + READY_LIMIT_MS;
  let words: string | null = null;
  void service.ended.then((last) => {
    words = last;
  });
  while ((await fetch(`${origin}/readyz`).catch(() => null))?.status !== 200) {
    if (words !== null || Date.now() > endsBy) throw new Error(`The service does not start. ${words ?? ''}`);
    await pause(POLL_MS);
  }
}

/** @returns access token */
async function signIn(origin: string): Promise<string> {
  const reply = await fetch(`${origin}/v1/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(OWNER),
  });
  const { accessToken } = (await reply.json()) as { accessToken?: string };
  if (accessToken === undefined) throw new Error(`The owner cannot sign in: ${reply.status}.`);
  return accessToken;
}

export async function startRelay(stage: BenchStage): Promise<Running> {
  const databaseUrl = await stage.freshDatabase();
  const env = { PATH: process.env.PATH, MONGODB_URL: databaseUrl };
  const relay = stage.start('relay', { env });
  const port = await relay.ask<number>('port', READY_LIMIT_MS);
  const origin = `http://127.0.0.1:${port}`;
  return { kind: 'relay', origin, shopKey: '', staffToken: '', process: relay };
}
