/** esbuild plugins for pages in which every byte counts. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { assets, BROWSER_BUNDLE } from './browser-bundle.ts';
import { shortenCss } from './short-names.ts';

/** Names of the palette that any sheet of the chat frame uses: one numbering for all of them. */
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

/** Style sheets, bundled first and then shortened further than a minifier may. */
export const tightCss: Plugin = {
  name: 'tight-css',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const bundled = await build({ ...BROWSER_BUNDLE, entryPoints: [file], write: false });
      const css = shortenCss(bundled.outputFiles[0]?.text ?? '', await namesInUse());
      // The page's own sheet is a file; the sheet of a part is text in its script.
      return path.basename(file) === 'widget.css'
        ? { contents: css, loader: 'css' }
        : { contents: css.trim(), loader: 'text' };
    }),
};

/**
 * The parts of a page that come later each import its main script here, so that esbuild puts everything they
 * have in common with it into one chunk instead of one for each set of users (ADR 0026).
 */
export const oneSharedChunk = (main: string): Plugin => ({
  name: 'one-shared-chunk',
  setup: ({ onResolve, onLoad }) => {
    const later = new Set<string>();
    onResolve({ filter: /\.tsx?$/ }, ({ kind, path: file, resolveDir }) => {
      const target = path.resolve(resolveDir, file);
      if (kind === 'dynamic-import' && !target.includes('/words/')) later.add(target);
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
