import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inSource } from '../../../service/telemetry/source-places.ts';

describe('where a fault happened', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-places-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is said by the place in the source, not in the bundle', async () => {
    const source = '\n\nexport const fails = (): never => {\n  throw new Error("x");\n};\n';
    writeFileSync(join(folder, 'failing.ts'), source);
    const outfile = join(folder, 'bundle', 'failing.mjs');
    const entryPoints = [join(folder, 'failing.ts')];
    await build({ entryPoints, outfile, bundle: true, format: 'esm', sourcemap: true });
    const before = readFileSync(outfile, 'utf8').split('throw')[0]?.split('\n') ?? [];
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    const frame = (at: string): string => `at async fails (${at})`;
    assert.equal(inSource(frame(`${pathToFileURL(outfile).href}:${place}`)), frame('failing.ts:4:3'));
  });

  it('is left as it is without a map', () => {
    const frame = `at run (${pathToFileURL(join(folder, 'gone.mjs')).href}:1:2)`;
    assert.equal(inSource(frame), frame);
  });
});
