import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { assets, BROWSER_BUNDLE } from './browser-bundle.ts';
import { nameChunksTogether } from './name-chunks.ts';
import type { Page, PageFiles } from './pages.ts';
import { SHORT_NAMES } from './short-names.ts';
import { oneSharedChunk, tightCss, tightWords } from './tight-page.ts';

/** Transitive imports, including itself. */
const needsOf = ({ outputs }: Metafile, { address }: Page): Record<string, string[]> => {
  const follow = (file: string, found = new Set<string>()): Set<string> => {
    if (found.has(file)) return found;
    found.add(file);
    for (const { path: next, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') follow(next, found);
    return found;
  };
  return Object.fromEntries(
    Object.entries(outputs)
      .filter(([file, { entryPoint }]) => entryPoint && file.endsWith('.js'))
      .map(([file, { entryPoint = '' }]) => [
        entryPoint.replace(/^.*plugin-assets\//, ''),
        [...follow(file)].map((one) => address + path.basename(one)),
      ]),
  );
};

const nameOf = (metafile: Metafile, entry: string, address: string): string => {
  const found = Object.entries(metafile.outputs).find(([, output]) =>
    output.entryPoint?.endsWith(`plugin-assets/${entry}`),
  );
  if (!found) throw new Error(`The build of ${entry} made no file.`);
  return address + path.basename(found[0]);
};

/** Skips an empty entry: saves a request. */
const stubAfterPage = ({ outputs }: Metafile, entry: string, { address }: Page): string | null => {
  const [stub] = Object.entries(outputs).filter(([file]) => path.basename(file) === path.basename(entry));
  const { inputs = {}, imports = [] } = stub?.[1] ?? {};
  const [only] = imports;
  return only && imports.length === 1 && Object.keys(inputs).length === 0
    ? address + path.basename(only.path)
    : null;
};

const catalogsOf = async ({ words }: Page): Promise<string[]> =>
  words === undefined ? [] : (await readdir(assets(words))).map((name) => `${words}/${name}`).sort();

export const buildPage = async (page: Page, target: string): Promise<PageFiles> => {
  const folder = path.join(target, page.folder);
  const catalogs = await catalogsOf(page);
  const result = await build({
    ...BROWSER_BUNDLE,
    entryPoints: [page.script, page.style, ...catalogs].map(assets),
    outdir: folder,
    entryNames: page.isTight ? '[hash]' : '[name]-[hash]',
    chunkNames: page.isTight ? '[hash]' : '[name]-[hash]',
    assetNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    metafile: true,
    loader: { '.mp3': 'file', '.svg': 'file', '.png': 'file' },
    ...(page.isTight && { mangleProps: SHORT_NAMES }),
    plugins: [...(page.isTight ? [tightCss, tightWords] : []), oneSharedChunk(assets(page.script))],
  });
  const metafile = page.isTight ? await nameChunksTogether(result.metafile, folder) : result.metafile;
  const named = (entry: string) => nameOf(metafile, entry, page.address);
  const entry = named(page.script);
  const script = stubAfterPage(metafile, path.join(folder, path.basename(entry)), page) ?? entry;
  const style = named(page.style);
  const chunks = Object.keys(metafile.outputs)
    .map((file) => page.address + path.basename(file))
    .filter((address) => ![script, style, entry].includes(address));
  const needs = needsOf(metafile, page);
  if (entry !== script) {
    needs[page.script] = [script];
    await rm(path.join(folder, path.basename(entry)));
  }
  const files = { script, style, chunks, needs };
  const template = await readFile(assets(page.html), 'utf8');
  const html = template.replaceAll('{{script}}', script).replaceAll('{{style}}', style);
  const neededBy = (modules: readonly string[]): string[] =>
    [...new Set(modules.flatMap((module) => files.needs[module] ?? []))].filter((one) => one !== script);
  /** Imports are preloaded in parallel. */
  const preload = neededBy([page.script])
    .map((address) => `<link rel="modulepreload" href="${address}" />`)
    .join('');
  const runAfter = (modules: readonly string[]): string =>
    neededBy(modules)
      .map((address) => `<script type="module" src="${address}"></script>`)
      .join('');
  const write = (name: string, text: string) =>
    writeFile(path.join(target, name), text.replace(/>\s+</g, '><').replaceAll(' />', '>').trim());
  const whole = html.replace('{{preload}}', preload);
  if (!page.first) await write(page.out, whole);
  for (const [first, modules] of Object.entries(page.first ?? {})) {
    for (const locale of LOCALES) {
      const after = runAfter(modules.map((one) => one.replace('{{locale}}', locale)));
      const words = catalogs
        .filter((file) => file.endsWith(`.${locale}.json`))
        .map((file) => ` data-${path.basename(file, `.${locale}.json`)}="${files.needs[file]?.[0]}"`);
      await write(
        page.out.replace('.html', `-${first}-${locale}.html`),
        whole.replace('</html>', `${after}</html>`).replace('lang="en"', `lang="${locale}"${words.join('')}`),
      );
    }
  }
  return files;
};
