import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureWordPressBuilds, wordPressMissing } from '../test/support/wordpress.ts';

const version = '6.5';
const buildsFolder = '.cache/wordpress-builds/node_modules/@wp-playground/wordpress-builds';

/** Fetches the newer WordPress that the tests run on, and drops the other versions that come with it. */
export async function ensureNewerWordPress(say: (line: string) => void): Promise<void> {
  if (wordPressMissing(version) !== null) {
    say(`Fetching WordPress ${version} (150 MB, once) …`);
    await ensureWordPressBuilds();
  }
  for (const folder of ['public', 'src/wordpress']) {
    for (const name of readdirSync(join(buildsFolder, folder))) {
      if (!name.startsWith('wp-') || name.startsWith(`wp-${version}`)) continue;
      rmSync(join(buildsFolder, folder, name), { recursive: true, force: true });
    }
  }
}
