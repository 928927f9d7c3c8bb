/**
 * `npm run release` makes what is published: the service, the plugins, the list of all packages (SBOM), advisories,
 * checksums and, with a key, signatures. It builds twice and refuses when the bytes differ.
 *
 *   npm run release -- --key ../release-key.pem
 *   npm run release -- --new-key ../release-key.pem
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VERSION } from '../service/config/version.ts';
import { advisoriesFor, readAdvisories } from '../service/domain/release/advisories.ts';
import { buildAssets } from './build.ts';
import { type ReleaseFile, releaseFiles } from './release/release-files.ts';
import { makeReleaseKey, publicPemOf, readReleaseKey, signaturesOf } from './release/release-key.ts';

const root = resolve(import.meta.dirname, '..');
const buildDir = join(root, 'build');

const build = async (): Promise<ReleaseFile[]> => {
  await buildAssets();
  return releaseFiles(root, buildDir, VERSION);
};

/** @throws Error naming the files that differ */
const requireSame = (first: readonly ReleaseFile[], second: readonly ReleaseFile[]): void => {
  const different = first.filter(
    ({ bytes }, at) => !Buffer.from(bytes).equals(second[at]?.bytes ?? Buffer.of()),
  );
  if (different.length > 0)
    throw new Error(`Built twice, these differ: ${different.map(({ name }) => name).join(', ')}.`);
};

const { values } = parseArgs({ options: { key: { type: 'string' }, 'new-key': { type: 'string' } } });
const newKey = values['new-key'];
if (newKey !== undefined) {
  const pem = publicPemOf(makeReleaseKey(newKey));
  console.log(
    `${newKey} holds the new key. Keep it off servers and out of the repository. Publish this:\n\n${pem}`,
  );
} else {
  const key = values.key === undefined ? null : readReleaseKey(values.key);
  const files = await build();
  requireSame(files, await build());
  const advisories = readAdvisories(
    Buffer.from(files.find(({ name }) => name === 'advisories.json')?.bytes ?? '').toString('utf8'),
  );
  if (advisories === null) throw new Error('advisories.json has a wrong form.');
  for (const { id } of advisoriesFor(VERSION, advisories)) console.warn(`${id} concerns ${VERSION} itself.`);
  if (advisories.newest?.version !== VERSION)
    console.warn(`advisories.json does not name ${VERSION} as the newest version.`);
  const target = join(buildDir, 'release', VERSION);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const all = key === null ? files : [...files, ...signaturesOf(files, key)];
  for (const { name, bytes } of all) writeFileSync(join(target, name), bytes);
  console.log(
    all.map(({ name, bytes }) => `build/release/${VERSION}/${name}  ${bytes.length} bytes`).join('\n'),
  );
  if (key === null) console.warn('Nothing is signed: name the key of the project with --key.');
}
