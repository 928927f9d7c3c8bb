/** Packs build/adapters/zgoda-<package>-<version>.zip of each adapter, and the loader for npm, reproducibly. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Zippable, zipSync } from 'fflate';
import type { PluginFacts } from '../service/protocol/api/adapter-api.ts';
import { compileLanguages } from './bundle/adapter-languages.ts';
import { DIRECTORY_EDITION } from './bundle/directory-edition.ts';
import { type AdapterManifest, readManifest } from './docs/adapter-manifest.ts';

const root = resolve(import.meta.dirname, '..');

/** `uploadName`: the file name that the platform demands at its upload. */
export type PackedAdapter = { name: string; fileName: string; uploadName: string; bytes: Uint8Array };

const adaptersFolder = join(root, 'shop-adapters');
const coreFolder = join(adaptersFolder, 'core');
const CORE_NAMESPACE = 'Zgoda\\Core';
const INDEX_FILE = "<?php\nheader('Location: ../');\nexit;\n";
/** Anew for each package, in local time: zip has no time zones. */
const attributes = () => ({ mtime: new Date(2020, 0, 1), os: 3, attrs: 0o644 << 16 }) as const;

export const packedPlatforms = (): string[] =>
  readdirSync(adaptersFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['contract', 'core'].includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => readManifest(join(adaptersFolder, name)).packages !== undefined)
    .sort();

/** Every package of a platform, with the core under the package's own namespace. */
export function packAdapter(platform: string): PackedAdapter[] {
  if (platform === 'wordpress') return [packWordPress()];
  const from = join(adaptersFolder, platform);
  const manifest = readManifest(from);
  requireVersion(from, manifest);
  return (manifest.packages ?? []).map((one) => {
    const unique = `zgoda-${one.name}-${manifest.version}.zip`;
    return {
      name: one.name,
      fileName: unique,
      uploadName: one.fileName ?? unique,
      bytes: zipSync(entriesOf(from, one), { level: 9 }),
    };
  });
}

type Package = NonNullable<AdapterManifest['packages']>[number];

/** @param edit changes a file of the adapter; null leaves it out */
function entriesOf(
  from: string,
  { folders, core = {}, namespace, indexFiles }: Package,
  edit: (name: string, bytes: Uint8Array) => Uint8Array | null = (_name, bytes) => bytes,
): Zippable {
  const entries: Zippable = {};
  const put = (name: string, place: string, bytes: Uint8Array | null) => {
    if (bytes !== null) entries[place] = [inNamespace(name, bytes, namespace), attributes()];
  };
  for (const [part, place] of Object.entries(folders))
    for (const [file, path] of partsOf(from, part, place))
      put(file, path, edit(file, readFileSync(join(from, file))));
  for (const [part, place] of Object.entries(core))
    for (const [file, path] of partsOf(coreFolder, part, place))
      put(file, path, readFileSync(join(coreFolder, file)));
  if (indexFiles === true)
    for (const folder of foldersOf(Object.keys(entries)))
      entries[`${folder}/index.php`] ??= [new TextEncoder().encode(INDEX_FILE), attributes()];
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A PHP file with the core's namespace replaced by the package's own. */
function inNamespace(name: string, bytes: Uint8Array, namespace: string | undefined): Uint8Array {
  if (namespace === undefined || !/\.(php|phtml|xml|json)$/.test(name)) return bytes;
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(text.replaceAll(CORE_NAMESPACE, namespace));
}

export function describeAdapter(platform: string): PluginFacts {
  if (platform === 'wordpress') return describeWordPress();
  const manifest = readManifest(join(adaptersFolder, platform));
  const { version, platformVersions, runtime, changes = '' } = manifest;
  const short = (text: string): string => /^\d+(\.\d+){1,3}/.exec(text)?.[0] ?? text;
  return {
    version,
    requires: platformVersions.min,
    requiresPhp: runtime?.php ?? '',
    tested: short(platformVersions.tested.at(-1) ?? platformVersions.min),
    changes,
  };
}

/** Files of one part and their places; manifests and the core's page for developers stay at home. */
function partsOf(folder: string, part: string, place: string): [file: string, path: string][] {
  const full = join(folder, part);
  if (statSync(full).isFile()) return [[part, place]];
  const prefix = part === '.' ? '' : `${part}/`;
  return filesOf(full)
    .filter((name) => name !== 'adapter.json' && name !== 'README.md')
    .map((name) => [prefix + name, place === '' ? name : `${place}/${name}`]);
}

function foldersOf(paths: readonly string[]): string[] {
  const parents = (path: string): string[] => {
    const at = path.lastIndexOf('/');
    return at === -1 ? [] : [path.slice(0, at), ...parents(path.slice(0, at))];
  };
  return [...new Set(paths.flatMap(parents))];
}

/** A file that names the version names the same as the manifest. */
function requireVersion(from: string, { version, versionIn = [] }: AdapterManifest): void {
  for (const name of versionIn) {
    if (!new RegExp(`['"]${version.replaceAll('.', '\\.')}['"]`).test(readFileSync(join(from, name), 'utf8')))
      throw new Error(`${join(from, name)} does not name the version ${version} of its adapter.json`);
  }
}

/** zgoda-loader-<version>.tgz for single-page shops; npm gives all files of a package one date. */
export function packLoader(target: string): string {
  const from = join(adaptersFolder, 'generic');
  requireVersion(from, readManifest(from));
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], {
    cwd: from,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(told) as { filename: string }[];
  if (packed === undefined) throw new Error('npm has packed nothing');
  return join(target, packed.filename);
}

export const wordPressFolder = join(root, 'shop-adapters/wordpress');

/** Update source: service, or WordPress's directory. */
export type Edition = 'own' | 'directory';

export function packWordPress(from = wordPressFolder, edition: Edition = 'own'): PackedAdapter {
  const manifest = readManifest(from);
  const shipped = filesOf(from).filter((name) => name !== 'adapter.json');
  checkVersions(from, manifest);
  const listed = [...(manifest.files ?? [])].sort();
  const unlisted = shipped.filter((name) => !listed.includes(name));
  const lost = listed.filter((name) => !shipped.includes(name));
  if (unlisted.length > 0) throw new Error(`adapter.json does not list ${unlisted.join(', ')}`);
  if (lost.length > 0) throw new Error(`adapter.json lists ${lost.join(', ')}, which is not there`);
  const [one] = manifest.packages ?? [];
  if (one === undefined) throw new Error('adapter.json of WordPress must name its package');
  const entries = entriesOf(from, one, (name, bytes) =>
    edition === 'directory' ? DIRECTORY_EDITION.file(name, bytes) : bytes,
  );
  const fileName = `zgoda-wordpress-${manifest.version}${edition === 'directory' ? '-directory' : ''}.zip`;
  return { name: 'wordpress', fileName, uploadName: fileName, bytes: zipSync(entries, { level: 9 }) };
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
  const packed = [...packedPlatforms().flatMap(packAdapter), packWordPress(wordPressFolder, 'directory')];
  for (const { fileName, bytes } of packed) {
    writeFileSync(join(target, fileName), bytes);
    console.log(`build/adapters/${fileName}  ${bytes.length} bytes`);
  }
  const loader = packLoader(target);
  console.log(`build/adapters/${basename(loader)}  ${statSync(loader).size} bytes`);
}
