/** Packs build/adapters/zgoda-wordpress-<version>.zip and its directory edition, reproducibly. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Zippable, zipSync } from 'fflate';
import type { PluginFacts } from '../service/protocol/api/adapter-api.ts';
import { compileLanguages } from './bundle/adapter-languages.ts';
import { DIRECTORY_EDITION } from './bundle/directory-edition.ts';
import { type AdapterManifest, readManifest } from './docs/adapter-manifest.ts';

const root = resolve(import.meta.dirname, '..');

export type PackedAdapter = { fileName: string; bytes: Uint8Array };

export const wordPressFolder = join(root, 'shop-adapters/wordpress');

/** Update source: service, or WordPress's directory. */
export type Edition = 'own' | 'directory';

export function packWordPress(from = wordPressFolder, edition: Edition = 'own'): PackedAdapter {
  const manifest = readManifest(from);
  const shipped = filesOf(from).filter((name) => name !== 'adapter.json');
  checkVersions(from, manifest);
  const listed = [...manifest.files].sort();
  const unlisted = shipped.filter((name) => !listed.includes(name));
  const lost = listed.filter((name) => !shipped.includes(name));
  if (unlisted.length > 0) throw new Error(`adapter.json does not list ${unlisted.join(', ')}`);
  if (lost.length > 0) throw new Error(`adapter.json lists ${lost.join(', ')}, which is not there`);
  // Local time: zip has no time zones.
  const attributes = { mtime: new Date(2020, 0, 1), os: 3, attrs: 0o644 << 16 } as const;
  const entries: Zippable = {};
  for (const name of shipped) {
    const bytes = readFileSync(join(from, name));
    const packed = edition === 'directory' ? DIRECTORY_EDITION.file(name, bytes) : bytes;
    if (packed !== null) entries[`zgoda/${name}`] = [packed, attributes];
  }
  const suffix = edition === 'directory' ? '-directory' : '';
  return {
    fileName: `zgoda-wordpress-${manifest.version}${suffix}.zip`,
    bytes: zipSync(entries, { level: 9 }),
  };
}

export function describeWordPress(from = wordPressFolder): PluginFacts {
  const { version, platformVersions, runtime } = readManifest(from);
  const readme = readFileSync(join(from, 'readme.txt'), 'utf8');
  const entry = readme.split('== Changelog ==')[1]?.split(/^= /m)[1] ?? '';
  const [title = '', ...lines] = entry.split('\n');
  const changes = lines
    .filter((line) => line.startsWith('* '))
    .map((line) => line.slice(2).trim())
    .join(' ');
  if (title.replace(/ =$/, '') !== version || changes === '') {
    throw new Error(`The changelog in readme.txt must begin with an entry for ${version}.`);
  }
  return {
    version,
    requires: platformVersions.min,
    requiresPhp: runtime?.php ?? '',
    tested: platformVersions.tested.at(-1) ?? platformVersions.min,
    changes,
  };
}

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

/** The version is in five places. */
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
  if (process.argv.includes('--languages')) compileLanguages(wordPressFolder);
  const target = join(root, 'build/adapters');
  mkdirSync(target, { recursive: true });
  for (const edition of ['own', 'directory'] as const) {
    const packed = packWordPress(wordPressFolder, edition);
    writeFileSync(join(target, packed.fileName), packed.bytes);
    console.log(`build/adapters/${packed.fileName}  ${packed.bytes.length} bytes`);
  }
}
