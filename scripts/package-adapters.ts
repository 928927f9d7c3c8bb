/**
 * Packs the adapters that are installed as a file: build/adapters/zgoda-wordpress-<version>.zip.
 * The same sources give the same bytes on every machine, so that anyone can check a download.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Zippable, zipSync } from 'fflate';
import { compileLanguages } from './adapter-languages.ts';
import { type AdapterManifest, readManifest } from './docs/adapter-manifest.ts';

const root = resolve(import.meta.dirname, '..');

export type PackedAdapter = { fileName: string; bytes: Uint8Array };

/** The WordPress plugin as a shop uploads it. */
export function packWordPress(from = join(root, 'shop-adapters/wordpress')): PackedAdapter {
  const manifest = readManifest(from);
  const shipped = filesOf(from).filter((name) => name !== 'adapter.json');
  checkVersions(from, manifest);
  const listed = [...manifest.files].sort();
  const unlisted = shipped.filter((name) => !listed.includes(name));
  const lost = listed.filter((name) => !shipped.includes(name));
  if (unlisted.length > 0) throw new Error(`adapter.json does not list ${unlisted.join(', ')}`);
  if (lost.length > 0) throw new Error(`adapter.json lists ${lost.join(', ')}, which is not there`);
  // Fixed in local time: a zip knows no time zones.
  const attributes = { mtime: new Date(2020, 0, 1), os: 3, attrs: 0o644 << 16 } as const;
  const entries: Zippable = {};
  for (const name of shipped) entries[`zgoda/${name}`] = [readFileSync(join(from, name)), attributes];
  return { fileName: `zgoda-wordpress-${manifest.version}.zip`, bytes: zipSync(entries, { level: 9 }) };
}

/** All files under a folder, with `/`, sorted by code unit. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** One version, written in five places. */
function checkVersions(from: string, manifest: AdapterManifest): void {
  const plugin = readFileSync(join(from, 'zgoda.php'), 'utf8');
  const readme = readFileSync(join(from, 'readme.txt'), 'utf8');
  const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const found = {
    'package.json': project.version,
    'adapter.json': manifest.version,
    'the header of zgoda.php': /^ \* Version:\s+(\S+)$/m.exec(plugin)?.[1],
    'the constant VERSION': /^const VERSION\s+= '([^']+)';$/m.exec(plugin)?.[1],
    'readme.txt': /^Stable tag: (\S+)$/m.exec(readme)?.[1],
  };
  if (new Set(Object.values(found)).size !== 1) {
    const lines = Object.entries(found).map(([place, version]) => `  ${version ?? '(none)'} in ${place}`);
    throw new Error(`the WordPress plugin has more than one version:\n${lines.join('\n')}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const from = join(root, 'shop-adapters/wordpress');
  if (process.argv.includes('--languages')) compileLanguages(from);
  const target = join(root, 'build/adapters');
  const packed = packWordPress(from);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, packed.fileName), packed.bytes);
  console.log(`build/adapters/${packed.fileName}  ${packed.bytes.length} bytes`);
}
