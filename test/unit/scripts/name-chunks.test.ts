import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { nameChunksTogether } from '../../../scripts/bundle/name-chunks.ts';

const MODULES: Record<string, string> = {
  'main.ts': `export const load = () => import('./later.ts'); export * from './shared.ts';`,
  'later.ts': `import { word } from './shared.ts'; export const said = word + '!';`,
};

const built = async (word: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zgoda-chunks-'));
  const texts = { ...MODULES, 'shared.ts': `export const word = ${JSON.stringify(word)};` };
  const { metafile } = await build({
    entryPoints: ['main.ts'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[hash]',
    ...{ bundle: true, splitting: true, minify: true, format: 'esm', metafile: true },
    plugins: [
      {
        name: 'texts',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /./ }, ({ path: name }) => ({ path: path.basename(name), namespace: 'text' }));
          onLoad({ filter: /./, namespace: 'text' }, ({ path: name }) => ({
            contents: texts[name as keyof typeof texts],
            loader: 'ts',
          }));
        },
      },
    ],
  });
  const named = await nameChunksTogether(metafile, folder);
  const files = readdirSync(folder).sort();
  const { load } = (await import(
    path.join(folder, files.find((name) => name.startsWith('main-')) ?? '')
  )) as {
    load: () => Promise<{ said: string }>;
  };
  const { said } = await load();
  const code = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
  rmSync(folder, { recursive: true });
  return {
    outputs: Object.keys(named.outputs).map((file) => path.basename(file)),
    files,
    said,
    code,
  };
};

describe('the names of the chunks of a page', () => {
  it('are those that its code imports and the build lists', async () => {
    const { outputs, files, said, code } = await built('Dzień dobry');
    assert.deepEqual(outputs.sort(), files);
    assert.equal(said, 'Dzień dobry!');
    const chunks = files.filter((name) => /^[0-9a-z]{9}\.js$/.test(name));
    assert.equal(chunks.length, 2);
    for (const chunk of chunks) assert.ok(code.includes(`./${chunk}`), chunk);
  });

  it('are the same for the same content and others for another, as browsers keep them for good', async () => {
    const [one, again, other] = await Promise.all([built('tak'), built('tak'), built('nie')]);
    assert.deepEqual(one.files, again.files);
    assert.equal(
      one.files.some((name) => /^[0-9a-z]{9}\.js$/.test(name) && other.files.includes(name)),
      false,
    );
  });
});
