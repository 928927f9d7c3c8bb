import { execFileSync } from 'node:child_process';
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
  /** Languages whose policy page has an address of its own. */
  locales: v.pipe(v.array(text), v.minLength(1)),
});

/** A real shop, installed and seeded outside this repository; README.md says how. */
export type RealShop = v.InferOutput<typeof shopJson> & {
  folder: string;
  /** SQL of the whole database. */
  dump(): string;
  stop(): void;
};

export const variableOf = (platform: string): string => `ZGODA_SHOP_${platform.toUpperCase()}`;

/** Folders of installed shops, from the environment, separated by `:`. */
export const shopFolders = (platform: string): string[] =>
  (process.env[variableOf(platform)] ?? '').split(':').filter((folder) => folder !== '');

/** @throws Error when the folder holds no shop, or one of its programs fails */
export function startShop(folder: string): RealShop {
  const file = join(folder, 'shop.json');
  if (!existsSync(file)) throw new Error(`${file} is missing; test/real-shops/README.md says what it holds`);
  const facts = v.parse(shopJson, JSON.parse(readFileSync(file, 'utf8')));
  const run = (name: string, ...args: string[]): string =>
    execFileSync(join(folder, name), args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 512 * 1024 * 1024,
    });
  run('reset');
  run('start', new URL(facts.origin).port);
  return { ...facts, folder, dump: () => run('dump'), stop: () => void run('stop') };
}
