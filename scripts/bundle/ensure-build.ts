import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failureText, StartFailure } from '../start/start-failure.ts';
import { writeAtomically } from '../start/write-atomically.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stampFile = join(root, 'build', 'built-from.txt');
const manifestFile = join(root, 'build', 'manifest.json');
const sources = ['plugin-assets', 'shop-adapters', 'service', 'scripts', 'docs/guide', 'package-lock.json'];

export async function ensureBuild(say: (line: string) => void): Promise<void> {
  const stamp = fingerprint();
  if (existsSync(manifestFile) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const { buildAssets } = await import('../build.ts');
  // An interrupted build must not count.
  rmSync(stampFile, { force: true });
  try {
    await buildAssets();
  } catch (cause) {
    throw new StartFailure(
      `Widget, console and service could not be built: ${failureText(cause).split('\n', 1)[0]}`,
    );
  }
  writeAtomically(stampFile, stamp, 0o644);
  say('Built widget, console and service.');
}

/** Detects deletions, ignores timestamps. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesUnder)) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}
