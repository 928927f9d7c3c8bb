import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureSizes } from '../../bundle/check-sizes.ts';
import { type BenchRow, number } from '../bench-row.ts';

/** What visitors and consultants load, from the bytes that were built. */
export async function measureLoader(): Promise<BenchRow[]> {
  if (!existsSync(fileURLToPath(new URL('../../../build/manifest.json', import.meta.url)))) {
    throw new Error('Nothing is built yet: run `npm run build` first.');
  }
  return measureSizes().map(({ what, bytes, limit }) => ({
    what,
    measured: `${number(bytes)} bytes`,
    goal: `≤ ${number(limit)} bytes`,
    isMet: bytes <= limit,
  }));
}
