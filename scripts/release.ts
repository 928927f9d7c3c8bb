/** `npm run release` builds twice and requires equal bytes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VERSION } from '../service/config/version.ts';
import { advisoriesFor, readAdvisories } from '../service/domain/release/advisories.ts';
import { buildAssets } from './build.ts';
import { type ReleaseFile, releaseFiles } from './release/release-files.ts';
import { makeReleaseKey, publicPemOf, readReleaseKey, signaturesOf } from './release/release-key.ts';

const USAGE = `Usage: npm run release -- [--key FILE | --new-key FILE]
  makes what is published in build/release/VERSION: service, plugins, list of packages, advisories, checksums
  --key FILE      also signs the checksums and the advisories with this key
  --new-key FILE  makes nothing but a new key in this file, and prints its public part
  --help          says this`;
const MISUSED = 2;

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

const publish = async (keyFile: string | undefined): Promise<void> => {
  const key = keyFile === undefined ? null : readReleaseKey(keyFile);
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
};

const sayNewKey = (file: string): void => {
  const pem = publicPemOf(makeReleaseKey(file));
  console.log(
    `${file} holds the new key. Keep it off servers and out of the repository. Publish this:\n\n${pem}`,
  );
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        key: { type: 'string' },
        'new-key': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return null;
  }
};

const options = readOptions();
if (options === null) process.exitCode = MISUSED;
else if (options.help === true) console.log(USAGE);
else if (options['new-key'] !== undefined) sayNewKey(options['new-key']);
else await publish(options.key);
