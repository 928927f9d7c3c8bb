import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The version that the tests run on beside Debian's. */
export const newerWordPress = '6.5';
const buildsFolder = '.cache/wordpress-builds/node_modules/@wp-playground/wordpress-builds';

/** Drops the other versions, which come in the same package: 60 MB stay of 380. */
export function keepOneWordPress(): void {
  for (const folder of ['public', 'src/wordpress']) {
    for (const name of readdirSync(join(buildsFolder, folder))) {
      if (!name.startsWith('wp-') || name.startsWith(`wp-${newerWordPress}`)) continue;
      rmSync(join(buildsFolder, folder, name), { recursive: true, force: true });
    }
  }
}
