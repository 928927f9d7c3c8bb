import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describeWordPress, packWordPress } from '../../../scripts/package-adapters.ts';

export const pluginOfVersion = (version: string): Uint8Array => {
  const files = unzipSync(packWordPress().bytes);
  const main = new TextDecoder().decode(files['zgoda/zgoda.php']);
  const changed = main
    .replace(/^( \* Version:\s+)\S+$/m, `$1${version}`)
    .replace(/^(const VERSION\s+= ')[^']+/m, `$1${version}`);
  return zipSync({ ...files, 'zgoda/zgoda.php': new TextEncoder().encode(changed) });
};

/** Same content as build/releases of `npm run build`. */
export const releaseFolder = (): { buildDir: string; remove(): void } => {
  const buildDir = mkdtempSync(join(tmpdir(), 'zgoda-build-'));
  mkdirSync(join(buildDir, 'releases'));
  writeFileSync(join(buildDir, 'releases/wordpress.zip'), packWordPress().bytes);
  writeFileSync(
    join(buildDir, 'releases/wordpress.json'),
    JSON.stringify({ ...describeWordPress(), fileName: packWordPress().fileName }),
  );
  return { buildDir, remove: () => rmSync(buildDir, { recursive: true, force: true }) };
};
