/** The oldest and newest supported PHP, as WebAssembly, pinned. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const PHP_VERSIONS = ['7.4', '8.5'] as const;

const PACKAGES_VERSION = '3.1.56';
const home = resolve(import.meta.dirname, '../../../.cache/php-versions');
const packageOf = (version: string): string => `@php-wasm/node-${version.replace('.', '-')}`;
const packages = ['@php-wasm/universal', ...PHP_VERSIONS.map(packageOf)];

export const hasPhpVersions = (): boolean =>
  packages.every((name) => {
    const manifest = join(home, 'node_modules', name, 'package.json');
    if (!existsSync(manifest)) return false;
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === PACKAGES_VERSION;
  });

/** Downloads them if missing (about 120 MB). */
export async function ensurePhpVersions(): Promise<void> {
  if (hasPhpVersions()) return;
  await mkdir(home, { recursive: true });
  const wanted = packages.map((name) => `${name}@${PACKAGES_VERSION}`);
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save'];
  await promisify(execFile)('npm', ['install', '--prefix', home, ...options, ...wanted], { cwd: home });
}

type Php = {
  writeFile(path: string, text: string): void;
  mkdir(path: string): void;
  run(request: { code: string }): Promise<{ text: string; errors: string }>;
  exit(): void;
};
type Universal = {
  PHP: new (runtime: number) => Php;
  loadPHPRuntime(loader: unknown, options: object): Promise<number>;
};
type Loader = { getPHPLoaderModule(): Promise<unknown>; jspi(): Promise<boolean> };

const PARSE = `<?php try { token_get_all(file_get_contents('/tmp/file.php'), TOKEN_PARSE); }
catch (ParseError $error) { echo $error->getMessage(), ' in line ', $error->getLine(); }`;

/** Runs a program on one PHP, with files at absolute paths; returns its output. */
export async function runPhp(
  version: (typeof PHP_VERSIONS)[number],
  files: Readonly<Record<string, string>>,
  code: string,
): Promise<string> {
  const php = await openPhp(version);
  for (const [name, source] of Object.entries(files)) {
    php.mkdir(dirname(name));
    php.writeFile(name, source);
  }
  const { text, errors } = await php.run({ code });
  php.exit();
  if (errors !== '') throw new Error(`PHP ${version}: ${errors}`);
  return text;
}

/** Parse errors per PHP and file; empty if all parse. */
export async function parseFaults(files: Readonly<Record<string, string>>): Promise<string[]> {
  const faults: string[] = [];
  for (const version of PHP_VERSIONS) {
    const php = await openPhp(version);
    for (const [name, source] of Object.entries(files)) {
      php.writeFile('/tmp/file.php', source);
      const { text } = await php.run({ code: PARSE });
      if (text !== '') faults.push(`PHP ${version}, ${name}: ${text}`);
    }
    php.exit();
  }
  return faults;
}

async function openPhp(version: string): Promise<Php> {
  const require = createRequire(join(home, 'package.json'));
  const load = async <T>(name: string): Promise<T> =>
    (await import(pathToFileURL(require.resolve(name)).href.replace(/\.cjs$/, '.js'))) as T;
  const { PHP, loadPHPRuntime } = await load<Universal>('@php-wasm/universal');
  const { getPHPLoaderModule, jspi } = await load<Loader>(packageOf(version));
  const runtime = await loadPHPRuntime(await getPHPLoaderModule(), {
    processId: 1,
    phpWasmAsyncMode: (await jspi()) ? 'jspi' : 'asyncify',
    // Closes and locks files; neither is needed.
    bindUserSpace: () => new Proxy({}, { get: () => () => 0 }),
  });
  return new PHP(runtime);
}
