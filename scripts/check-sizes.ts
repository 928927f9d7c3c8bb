/** Holds what visitors and consultants load to the budgets of the built bytes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import type { LoaderConfig } from '../service/protocol/embed-bridge.ts';
import type { BuildManifest, PageFiles } from './build.ts';

export type Size = { what: string; bytes: number; limit: number };

const root = fileURLToPath(new URL('..', import.meta.url));

const brotli = (data: Buffer): number =>
  brotliCompressSync(data, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length;
const gzip = (data: Buffer): number => gzipSync(data, { level: 9 }).length;

/** A shop with long values: every shop's loader is to fit. */
const LONG_CONFIG: LoaderConfig = {
  origin: 'https://czat.sklep-przyklad.pl',
  key: 'zgk_4vXq8sLwTn2KpRzYbD0cJg',
  accent: '#8a3ffc',
  onAccent: '#ffffff',
  side: 'right',
  offset: 96,
  label: { pl: 'Napisz do nas', en: 'Chat with us', de: 'Schreiben Sie uns' },
};

const LANGUAGE = /\/(pl|en|de)-[A-Z0-9]+\.js$/;

/** @param build folder of the build. Sizes are those of a visitor with one language. */
export const measureSizes = (build = path.join(root, 'build')): Size[] => {
  const read = (file: string) => readFileSync(path.join(build, file));
  const manifest = JSON.parse(read('manifest.json').toString()) as BuildManifest;
  const loader = read('widget/loader.js')
    .toString()
    .replace('__ZGODA_CONFIG__', () => JSON.stringify(LONG_CONFIG));
  const asset = (address: string) =>
    address.startsWith('/w/a/')
      ? read(`widget/assets/${path.basename(address)}`)
      : read(`console/assets/${path.basename(address)}`);

  const { script, style, chunks } = manifest.widget;
  const others = chunks.filter((chunk) => !LANGUAGE.test(chunk));
  const words = chunks.filter((chunk) => LANGUAGE.test(chunk)).map((chunk) => brotli(asset(chunk)));
  const page = [script, style, ...others].reduce(
    (sum, address) => sum + brotli(asset(address)),
    brotli(read('widget/frame.html')),
  );
  const sizes: Size[] = [
    { what: 'loader, brotli', bytes: brotli(Buffer.from(loader)), limit: 1024 },
    { what: 'after the click, one language, brotli', bytes: page + Math.max(...words), limit: 12 * 1024 },
  ];
  if (manifest.console)
    sizes.push({
      what: 'console, first view, gzip',
      bytes: consoleSize(manifest.console, asset),
      limit: 150 * 1024,
    });
  return sizes;
};

const consoleSize = ({ script, style }: PageFiles, asset: (address: string) => Buffer): number =>
  gzip(asset(script)) + gzip(asset(style));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = measureSizes();
  for (const { what, bytes, limit } of sizes) {
    console.log(`${bytes <= limit ? 'ok  ' : 'OVER'} ${what}: ${bytes} of ${limit} bytes`);
  }
  if (sizes.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1;
}
