import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1));
const path = v.pipe(v.string(), v.startsWith('/'));

const shopJson = v.strictObject({
  version: text,
  php: text,
  /** No slash at the end. */
  origin: v.pipe(v.string(), v.url()),
  admin: v.strictObject({ path, user: text, password: text }),
  customer: v.strictObject({ email: text, password: text, order: text }),
  /** Each shows the tag exactly once. */
  pages: v.pipe(v.array(path), v.minLength(3)),
  policy: v.strictObject({ id: text, path }),
});

/** A real shop, installed and seeded outside this repository; README.md says how. */
export type RealShop = v.InferOutput<typeof shopJson> & {
  folder: string;
  /** SQL of the whole database. */
  dump(): string;
  /** Leads back to the freshly installed shop. */
  reset(): void;
  stop(): void;
};

export const variableOf = (platform: string): string => `ZGODA_SHOP_${platform.toUpperCase()}`;

/** Folders of installed shops, from the environment, separated by `:`. */
export const shopFolders = (platform: string): string[] =>
  (process.env[variableOf(platform)] ?? '').split(':').filter((folder) => folder !== '');

/** @throws Error when the folder holds no shop, or the shop does not answer within a minute */
export async function startShop(folder: string): Promise<RealShop> {
  const file = join(folder, 'shop.json');
  if (!existsSync(file)) throw new Error(`${file} is missing; test/real-shops/README.md says what it holds`);
  const facts = v.parse(shopJson, JSON.parse(readFileSync(file, 'utf8')));
  const run = (name: string): string =>
    execFileSync(join(folder, name), [], { cwd: folder, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  run('reset');
  const server = spawn(join(folder, 'start'), [new URL(facts.origin).port], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  const stop = (): void => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
  };
  try {
    await untilAnswered(facts.origin);
  } catch (cause) {
    stop();
    throw cause;
  }
  return { ...facts, folder, dump: () => run('dump'), reset: () => void run('reset'), stop };
}

async function untilAnswered(origin: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await fetch(origin, { redirect: 'manual' }).catch(() => null);
    if (answer !== null && answer.status < 500) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`No shop answers at ${origin}`);
}
