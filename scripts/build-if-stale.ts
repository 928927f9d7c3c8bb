import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { StartFailure } from './start-failure.ts';
import { writeAtomically } from './write-atomically.ts';

/** What the browser assets are made of; anything else may change without a new build. */
const sources = [
  'plugin-assets',
  'service/protocol',
  'scripts/build.ts',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = 'build/built-from.txt';

/** Builds the browser assets when their sources are not the ones of the last build. True if it built. */
export async function buildIfStale(root: string, say: (line: string) => void): Promise<boolean> {
  const stamp = fingerprint(root);
  const file = join(root, stampFile);
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return false;
  say('Building widget and console …');
  const result = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: root });
  if (result.code !== 0) throw new StartFailure(`The build failed:\n${result.output.trim()}`);
  mkdirSync(join(root, 'build'), { recursive: true });
  writeAtomically(file, stamp, 0o644);
  return true;
}

/** One hash over the names and bytes of all sources, so that a removed file counts as a change too. */
function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of filesUnder(root, source)) {
      hash.update(`${path}\0`).update(
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
