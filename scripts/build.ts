/** Builds everything in build/. See ensure-build.ts. */
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { assets, BROWSER_BUNDLE, root } from './bundle/browser-bundle.ts';
import { buildApp } from './bundle/build-app.ts';
import { buildGuide } from './bundle/build-guide.ts';
import { buildPage } from './bundle/build-page.ts';
import { buildService, SERVICE_PARTS } from './bundle/build-service.ts';
import { compressAssets } from './bundle/compress-assets.ts';
import { type BuildManifest, PAGES } from './bundle/pages.ts';
import { checkShortNames } from './bundle/short-names.ts';
import { describeAdapter, packAdapter, packedPlatforms } from './package-adapters.ts';

const buildReleases = async (target: string): Promise<void> => {
  const folder = path.join(target, 'releases');
  await mkdir(folder, { recursive: true });
  for (const platform of packedPlatforms()) {
    for (const { name, uploadName, bytes } of packAdapter(platform)) {
      const facts = { ...describeAdapter(platform), fileName: uploadName };
      await writeFile(path.join(folder, `${name}.zip`), bytes);
      await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(facts, null, 2)}\n`);
    }
  }
};

/** Classic scripts with a placeholder for the shop's values. */
const buildLoader = async (target: string): Promise<void> => {
  for (const script of ['loader/loader', 'visits/signal']) {
    const result = await build({
      ...BROWSER_BUNDLE,
      charset: 'ascii',
      entryPoints: [assets(`${script}.ts`)],
      format: 'iife',
      write: false,
    });
    const code = result.outputFiles[0]?.text.trim() ?? '';
    if (code.split('__ZGODA_CONFIG__').length !== 2)
      throw new Error(`${script} must hold its token exactly once.`);
    await writeFile(path.join(target, `widget/${path.basename(script)}.js`), code);
  }
};

/** Permanent addresses, because loaders may be old. */
const buildPageScripts = async (target: string): Promise<void> => {
  for (const script of [
    'loader/page',
    'visits/visits',
    'visits/visits-frame',
    'visits/visits-check',
    'widget/reload-frame',
  ]) {
    await build({
      ...BROWSER_BUNDLE,
      entryPoints: [assets(`${script}.ts`)],
      outfile: path.join(target, `widget/${path.basename(script)}.js`),
      format: 'esm',
    });
  }
  const frame = await readFile(assets('visits/visits.html'), 'utf8');
  await writeFile(path.join(target, 'widget/visits.html'), frame.replace(/>\s+</g, '><').trim());
};

/** One file for plain Node, without packages. */
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

/** A failed build keeps the old one. `isWidgetOnly` keeps console and service. */
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
    const comeBack = await buildPage(PAGES.comeBack, target);
    const verify = await buildPage(PAGES.verify, target);
    await buildVerifier(path.join(target, 'widget/verify-evidence.mjs'));
    const consolePage = hasConsole ? await buildPage(PAGES.console, target) : null;
    await buildLoader(target);
    await buildPageScripts(target);
    await compressAssets(path.join(target, 'widget/assets'));
    if (hasConsole) await buildApp(path.join(target, 'console'));
    if (hasConsole) await compressAssets(path.join(target, 'console/assets'));
    await buildReleases(target);
    await buildGuide(path.join(target, 'guide'));
    if (!isWidgetOnly) await buildService(target);
    const manifest: BuildManifest = {
      widget,
      receipt,
      confirm,
      yourData,
      comeBack,
      verify,
      console: consolePage,
    };
    await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await mkdir(out, { recursive: true });
    const parts = [
      'widget',
      'releases',
      'guide',
      ...(isWidgetOnly ? [] : SERVICE_PARTS),
      ...(hasConsole ? ['console'] : []),
      'manifest.json',
    ];
    for (const name of parts) {
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
