import { readFileSync, writeFileSync } from 'node:fs';
import type { RealShop } from './shop-folder.ts';

const FILE = 'docs/walks.json';

/** Keeps a walk that passed whole, for docs/adapters.md; a later one of the same version takes its place. */
export function keepWalk(platform: string, shop: RealShop, tests: readonly { title: string }[]): void {
  const walks: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(FILE, 'utf8'));
  walks[platform] = {
    ...walks[platform],
    [shop.version]: {
      php: shop.php,
      on: new Date().toISOString().slice(0, 10),
      steps: tests.length,
      rules: [...new Set(tests.flatMap(({ title }) => title.match(/AD-\d+/g) ?? []))].sort(),
    },
  };
  writeFileSync(FILE, `${JSON.stringify(walks, null, 2)}\n`);
}
