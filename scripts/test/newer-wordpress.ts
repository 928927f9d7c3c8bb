import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** In addition to Debian's. */
export const newerWordPress = '6.5';
const buildsFolder = '.cache/wordpress-builds/node_modules/@wp-playground/wordpress-builds';

/** Saves 320 of 380 MB. */
export function keepOneWordPress(): void {
  for (const folder of ['public', 'src/wordpress']) {
    for (const name of readdirSync(join(buildsFolder, folder))) {
      if (!name.startsWith('wp-') || name.startsWith(`wp-${newerWordPress}`)) continue;
      rmSync(join(buildsFolder, folder, name), { recursive: true, force: true });
    }
  }
}
