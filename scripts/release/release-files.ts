import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { SERVICE_PARTS } from '../bundle/build-service.ts';
import { packAdapter, packedPlatforms, packWordPress, wordPressFolder } from '../package-adapters.ts';

export type ReleaseFile = { name: string; bytes: Uint8Array };

/** As in the container. */
const ADDED_TO_BUILD = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'SUPPORT.md',
  'advisories.json',
];
const BUILT = ['widget', 'console', 'guide', 'releases', 'manifest.json', ...SERVICE_PARTS];
/** Local time: zip has no time zones. */
const ATTRIBUTES = { mtime: new Date(2020, 0, 1), os: 3, attrs: 0o644 << 16 } as const;

export const packService = (root: string, buildDir: string, version: string): ReleaseFile => {
  const built = readdirSync(buildDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(buildDir.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => BUILT.includes(name.split('/')[0] ?? ''))
    .sort();
  const entries: Zippable = {};
  for (const name of ADDED_TO_BUILD) entries[`zgoda/${name}`] = [readFileSync(join(root, name)), ATTRIBUTES];
  for (const name of built) entries[`zgoda/build/${name}`] = [readFileSync(join(buildDir, name)), ATTRIBUTES];
  return { name: `zgoda-${version}.zip`, bytes: zipSync(entries, { level: 9 }) };
};

type Sbom = {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: { version?: string }[]; component: { name: string } };
};

/** Without random and local fields. */
export const makeSbom = (root: string, version: string): ReleaseFile => {
  const told = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { serialNumber: _number, ...sbom } = JSON.parse(told) as Sbom;
  delete sbom.metadata.timestamp;
  for (const tool of sbom.metadata.tools ?? []) delete tool.version;
  sbom.metadata.component.name = 'zgoda';
  return { name: `zgoda-${version}.cdx.json`, bytes: Buffer.from(`${JSON.stringify(sbom, null, 2)}\n`) };
};

export const checksumsOf = (files: readonly ReleaseFile[]): ReleaseFile => {
  const lines = files.map(
    ({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
  );
  return { name: 'SHA256SUMS', bytes: Buffer.from(lines.join('')) };
};

/** Without signatures; reproducible. */
export const releaseFiles = (root: string, buildDir: string, version: string): ReleaseFile[] => {
  const packed = [...packedPlatforms().flatMap(packAdapter), packWordPress(wordPressFolder, 'directory')];
  const adapters = packed.map(({ fileName, bytes }) => ({ name: fileName, bytes }));
  const advisories = { name: 'advisories.json', bytes: readFileSync(join(root, 'advisories.json')) };
  const files = [packService(root, buildDir, version), ...adapters, makeSbom(root, version), advisories];
  return [...files, checksumsOf(files)];
};
