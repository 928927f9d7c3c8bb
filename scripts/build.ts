/**
 * Builds what browsers load: build/widget (loader, chat frame, receipt page, confirm page, verify page) and build/console;
 * and what stores load: build/releases.
 * Whether a build is needed is decided in ensure-build.ts.
 */
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { checkShortNames, SHORT_NAMES, shortenCss } from './bundle/short-names.ts';
import { describeWordPress, packWordPress } from './package-adapters.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const assets = (file: string) => path.join(root, 'plugin-assets', file);

/** What one page is made of, as addresses below the service's origin. */
export type PageFiles = {
  script: string;
  style: string;
  chunks: string[];
  /** What the browser loads with the script, and with each module that comes later, by its path in the page's folder. */
  needs: Record<string, string[]>;
};
export type BuildManifest = {
  widget: PageFiles;
  receipt: PageFiles;
  confirm: PageFiles;
  yourData: PageFiles;
  verify: PageFiles;
  console: PageFiles | null;
};

const common = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  target: ['es2022', 'chrome105', 'firefox110', 'safari16.4'],
  // The repository's tsconfig is for the judge; what it says about strictness would only add a prologue.
  tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
} satisfies BuildOptions;

type Page = {
  script: string;
  style: string;
  html: string;
  out: string;
  folder: string;
  address: string;
  /** Bytes count here: internal names become short. */
  isTight: boolean;
  /** One document for each screen that may come first, with the module that this screen needs. */
  first?: Record<string, string>;
};

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

/** Style sheets, bundled first and then made smaller than a minifier may. */
const tightCss: Plugin = {
  name: 'tight-css',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const bundled = await build({ ...common, entryPoints: [file], write: false });
      const css = shortenCss(bundled.outputFiles[0]?.text ?? '', await namesInUse());
      // The page's own sheet is a file; what belongs to a part comes as text with its script.
      return path.basename(file) === 'widget.css'
        ? { contents: css, loader: 'css' }
        : { contents: css.trim(), loader: 'text' };
    }),
};

/**
 * The parts of a tight page that come later each import its main script here, so that esbuild puts everything they
 * have in common with it into one chunk instead of one for each set of users (ADR 0026).
 */
const oneSharedChunk = (main: string): Plugin => ({
  name: 'one-shared-chunk',
  setup: ({ onResolve, onLoad }) => {
    const later = new Set<string>();
    onResolve({ filter: /\.ts$/ }, ({ kind, path: file, resolveDir }) => {
      const target = path.resolve(resolveDir, file);
      if (kind === 'dynamic-import' && !target.includes('/words/')) later.add(target);
      return undefined;
    });
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) =>
      later.has(file)
        ? { contents: `${await readFile(file, 'utf8')}\nimport ${JSON.stringify(main)};`, loader: 'ts' }
        : undefined,
    );
  },
});

/** Bundles one page: one script, one style sheet, lazy chunks, all named by their content. */
const buildPage = async (page: Page, target: string): Promise<PageFiles> => {
  const folder = path.join(target, page.folder);
  const result = await build({
    ...common,
    entryPoints: [assets(page.script), assets(page.style)],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    metafile: true,
    loader: { '.mp3': 'file', '.svg': 'file', '.png': 'file' },
    ...(page.isTight && {
      mangleProps: SHORT_NAMES,
      plugins: [tightCss, oneSharedChunk(assets(page.script))],
    }),
  });
  const named = (entry: string) => nameOf(result.metafile, entry, page.address);
  const script = named(page.script);
  const style = named(page.style);
  const chunks = Object.keys(result.metafile.outputs)
    .map((file) => page.address + path.basename(file))
    .filter((address) => address !== script && address !== style);
  const files = { script, style, chunks, needs: needsOf(result.metafile, page) };
  const template = await readFile(assets(page.html), 'utf8');
  const html = template.replaceAll('{{script}}', script).replaceAll('{{style}}', style);
  /** So that what the script pulls in comes with it, and not after it. */
  const preloadOf = (modules: readonly string[]): string =>
    [...new Set(modules.flatMap((module) => files.needs[module] ?? []))]
      .filter((address) => address !== script)
      .map((address) => `<link rel="modulepreload" href="${address}" />`)
      .join('');
  const write = (name: string, text: string) =>
    writeFile(path.join(target, name), text.replace(/>\s+</g, '><').trim());
  if (!page.first) await write(page.out, html.replace('{{preload}}', preloadOf([page.script])));
  for (const [first, module] of Object.entries(page.first ?? {})) {
    const preload = preloadOf([page.script, module]);
    await write(
      page.out.replace('.html', `-${first}.html`),
      html.replace('{{first}}', first).replace('{{preload}}', preload),
    );
  }
  return files;
};

/** Every file that each module pulls in before it runs, itself included. */
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

/** The store plugins of this version, which the service gives to connected stores as their update. */
const buildReleases = async (target: string): Promise<void> => {
  const folder = path.join(target, 'releases');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'wordpress.zip'), packWordPress().bytes);
  await writeFile(path.join(folder, 'wordpress.json'), `${JSON.stringify(describeWordPress(), null, 2)}\n`);
};

/** The loader: one classic script; the service puts the shop's values where the token stands. */
const buildLoader = async (target: string): Promise<void> => {
  const result = await build({
    ...common,
    charset: 'ascii',
    entryPoints: [assets('loader/loader.ts')],
    format: 'iife',
    write: false,
  });
  const code = result.outputFiles[0]?.text.trim() ?? '';
  if (code.split('__ZGODA_CONFIG__').length !== 2)
    throw new Error('The loader must hold its token exactly once.');
  await writeFile(path.join(target, 'widget/loader.js'), code);
};

/** What the loader fetches after the click: one module at an address of its own, for the loader of any age. */
const buildPageScript = async (target: string): Promise<void> => {
  await build({
    ...common,
    entryPoints: [assets('loader/page.ts')],
    outfile: path.join(target, 'widget/page.js'),
    format: 'esm',
  });
};

/** The offline judge of evidence as one file that plain Node runs anywhere: no packages, no network. */
export const buildVerifier = async (outfile: string): Promise<void> => {
  await build({
    bundle: true,
    entryPoints: [path.join(root, 'scripts/verify-evidence.ts')],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    logLevel: 'warning',
    outfile,
  });
};

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

const PAGES = {
  widget: {
    script: 'widget/main.ts',
    style: 'widget/widget.css',
    html: 'widget/frame.html',
    out: 'widget/frame.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: true,
    first: { chat: 'widget/chat/chat-screens.ts', form: 'widget/form/form-screens.ts' },
  },
  receipt: {
    script: 'receipt/receipt-page.ts',
    style: 'receipt/receipt-page.css',
    html: 'receipt/receipt.html',
    out: 'widget/receipt.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  yourData: {
    script: 'your-data/your-data-page.ts',
    style: 'your-data/your-data-page.css',
    html: 'your-data/your-data.html',
    out: 'widget/your-data.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  confirm: {
    script: 'confirm/confirm-page.ts',
    style: 'confirm/confirm-page.css',
    html: 'confirm/confirm.html',
    out: 'widget/confirm.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  verify: {
    script: 'verify/verify-page.ts',
    style: 'verify/verify.css',
    html: 'verify/verify.html',
    out: 'widget/verify.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  console: {
    script: 'console/main.tsx',
    style: 'console/console.css',
    html: 'console/index.html',
    out: 'console/index.html',
    folder: 'console/assets',
    address: '/console/a/',
    isTight: false,
  },
} satisfies Record<string, Page>;

/**
 * Builds into `build/`, by way of a folder of its own, so that a failed build leaves the old one.
 * With `isWidgetOnly` the console stays as it was.
 */
export const buildAssets = async ({ isWidgetOnly = false } = {}): Promise<BuildManifest> => {
  const out = path.join(root, 'build');
  const target = path.join(root, `.cache/build-${process.pid}`);
  const hasConsole = !isWidgetOnly && (await exists(assets(PAGES.console.script)));
  checkShortNames(root);
  try {
    await mkdir(path.join(target, 'widget'), { recursive: true });
    const widget = await buildPage(PAGES.widget, target);
    const receipt = await buildPage(PAGES.receipt, target);
    const confirm = await buildPage(PAGES.confirm, target);
    const yourData = await buildPage(PAGES.yourData, target);
    const verify = await buildPage(PAGES.verify, target);
    await buildVerifier(path.join(target, 'widget/verify-evidence.mjs'));
    const consolePage = hasConsole ? await buildPage(PAGES.console, target) : null;
    await buildLoader(target);
    await buildPageScript(target);
    await buildReleases(target);
    const manifest: BuildManifest = { widget, receipt, confirm, yourData, verify, console: consolePage };
    await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await mkdir(out, { recursive: true });
    for (const name of ['widget', 'releases', ...(hasConsole ? ['console'] : []), 'manifest.json']) {
      await rm(path.join(out, name), { recursive: true, force: true });
      await rename(path.join(target, name), path.join(out, name));
    }
    return manifest;
  } finally {
    await rm(target, { recursive: true, force: true });
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const startedAt = performance.now();
  await buildAssets({ isWidgetOnly: process.argv.includes('--widget') });
  console.log(`Built build/ in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}
