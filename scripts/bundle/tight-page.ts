import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { assets, BROWSER_BUNDLE } from './browser-bundle.ts';
import { shortenCss } from './short-names.ts';

const namesInUse = async (): Promise<string[]> => {
  const files = (await readdir(assets('widget'), { recursive: true })).filter((file) =>
    file.endsWith('.css'),
  );
  const sheets = await Promise.all(
    [...files.map((file) => `widget/${file}`).sort(), 'shared/tokens.css'].map((file) =>
      readFile(assets(file), 'utf8'),
    ),
  );
  return [...new Set([...sheets.join('').matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? ''))];
};

export const tightCss: Plugin = {
  name: 'tight-css',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const bundled = await build({ ...BROWSER_BUNDLE, entryPoints: [file], write: false });
      const css = shortenCss(bundled.outputFiles[0]?.text ?? '', await namesInUse());
      return path.basename(file) === 'widget.css'
        ? { contents: css, loader: 'css' }
        : { contents: css.trim(), loader: 'text' };
    }),
};

/** Catalogs as modules, so that their keys are shortened as in code. */
export const tightWords: Plugin = {
  name: 'tight-words',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]words[\\/][\w.-]+\.json$/ }, async ({ path: file }) => {
      const words = JSON.stringify(JSON.parse(await readFile(file, 'utf8')));
      return { contents: `export const words = ${words.replace(/"(\w+)":/g, '$1:')}`, loader: 'ts' };
    }),
};

/** Lazy parts import the main script: one shared chunk (ADR 0026). */
export const oneSharedChunk = (main: string): Plugin => ({
  name: 'one-shared-chunk',
  setup: ({ onResolve, onLoad }) => {
    const later = new Set<string>();
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path: file, resolveDir }) => {
      const target = path.resolve(resolveDir, file);
      if (kind === 'dynamic-import') later.add(target);
      return undefined;
    });
    onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) =>
      later.has(file)
        ? {
            contents: `${await readFile(file, 'utf8')}\nimport ${JSON.stringify(main)};`,
            loader: file.endsWith('x') ? 'tsx' : 'ts',
          }
        : undefined,
    );
  },
});
