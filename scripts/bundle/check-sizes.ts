import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import type { LoaderConfig } from '../../service/protocol/embed-bridge.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import type { BuildManifest, PageFiles } from './pages.ts';

export type Size = { what: string; bytes: number; limit: number };

const root = fileURLToPath(new URL('../..', import.meta.url));

const brotli = (data: Buffer): number =>
  brotliCompressSync(data, {
    params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length;
const gzip = (data: Buffer): number => gzipSync(data, { level: 9 }).length;

/** Long values: every shop's loader must fit. */
const LONG_CONFIG: LoaderConfig = {
  origin: 'https://czat.sklep-przyklad.pl',
  key: 'zgk_4vXq8sLwTn2KpRzYbD0cJg',
  accent: '#8a3ffc',
  onAccent: '#ffffff',
  side: 'right',
  offset: 96,
  locale: 'pl',
  label: { pl: 'Napisz do nas', en: 'Chat with us', de: 'Schreiben Sie uns' },
};

const VISITOR_LIMIT = 12.25 * 1024;

const missing = (module: string): never => {
  throw new Error(`The build has no ${module}.`);
};

/**
 * Per language and path.
 * @param build folder of the build
 */
export const measureSizes = (build = path.join(root, 'build')): Size[] => {
  const read = (file: string) => readFileSync(path.join(build, file));
  const manifest = JSON.parse(read('manifest.json').toString()) as BuildManifest;
  const served = (script: string) =>
    read(`widget/${script}.js`)
      .toString()
      .replace('__ZGODA_CONFIG__', () => JSON.stringify(LONG_CONFIG));
  const loader = served('loader');
  const asset = (address: string) =>
    address.startsWith('/w/a/')
      ? read(`widget/assets/${path.basename(address)}`)
      : read(`console/assets/${path.basename(address)}`);

  const { style, needs } = manifest.widget;
  const inAnyLanguage = (sizeIn: (language: string) => number): number => Math.max(...LOCALES.map(sizeIn));
  const filesOf = (module: string): string[] => needs[`widget/${module}`] ?? missing(module);
  const sum = (addresses: readonly string[]): number =>
    [...new Set(addresses)].reduce((total, address) => total + brotli(asset(address)), 0);
  const pathSize = (frame: string, module: string, catalogs: string[]): number =>
    inAnyLanguage(
      (language) =>
        brotli(read(`widget/${frame}-${language}.html`)) +
        sum([
          style,
          ...['main.ts', module, ...catalogs.map((name) => `words/${name}.${language}.json`)].flatMap(
            filesOf,
          ),
        ]),
    );
  const partSize = (module: string, catalog?: string): number => {
    const known = new Set(filesOf('main.ts'));
    return inAnyLanguage((language) =>
      sum(
        [module, ...(catalog ? [`words/${catalog}.${language}.json`] : [])]
          .flatMap(filesOf)
          .filter((address) => !known.has(address)),
      ),
    );
  };
  const sizes: Size[] = [
    { what: 'loader, brotli', bytes: brotli(Buffer.from(loader)), limit: 1024 },
    {
      what: 'loader of a shop with a visitor list, brotli',
      bytes: brotli(Buffer.from(`${loader}\n${served('signal')}`)),
      limit: 2.25 * 1024,
    },
    {
      what: "what a visitor list adds after the cookie tool's yes, brotli",
      bytes: ['visits.js', 'visits.html', 'visits-frame.js'].reduce(
        (sum, name) => sum + brotli(read(`widget/${name}`)),
        0,
      ),
      limit: 3 * 1024,
    },
    {
      what: 'after the click to live chat, one language, brotli',
      bytes: pathSize('frame-chat', 'chat/chat-screens.ts', ['chat', 'conversation']),
      limit: VISITOR_LIMIT,
    },
    {
      what: 'after the click to the contact form and its receipt, one language, brotli',
      bytes: pathSize('frame-form', 'form/form-screens.ts', ['chat', 'form']),
      limit: VISITOR_LIMIT,
    },
    {
      what: 'what the question about an order adds when it is pressed, brotli',
      bytes: partSize('order/order-screen.ts', 'order'),
      limit: 2.25 * 1024,
    },
    {
      what: 'what the privacy menu adds when it is opened, brotli',
      bytes: partSize('menu/menu-more.ts', 'menu'),
      limit: 1.25 * 1024,
    },
    {
      what: "after the click in the shop's page, brotli",
      bytes: brotli(read('widget/page.js')),
      limit: 2 * 1024,
    },
    {
      what: 'once a conversation runs (privacy menu, read marks, identity, time limit), brotli',
      bytes: partSize('chat/running-conversation.ts'),
      limit: 2.25 * 1024,
    },
    {
      what: 'a data-request card, when one arrives, brotli',
      bytes: partSize('chat/card.ts', 'card'),
      limit: 3.25 * 1024,
    },
    {
      what: 'pictures and files, once the visitor may send them or one arrives, brotli',
      bytes: partSize('chat/attachments.ts', 'attachment'),
      limit: 4 * 1024,
    },
  ];
  if (manifest.console)
    sizes.push({
      what: 'console, first view, gzip',
      bytes: consoleSize(manifest.console, asset),
      limit: 150 * 1024,
    });
  return sizes;
};

const consoleSize = ({ style, needs }: PageFiles, asset: (address: string) => Buffer): number => {
  const sizeIn = (language: string) =>
    [
      ...new Set([
        style,
        ...['main.tsx', `words/first/${language}.ts`].flatMap(
          (module) => needs[`console/${module}`] ?? missing(module),
        ),
      ]),
    ].reduce((sum, address) => sum + gzip(asset(address)), 0);
  return Math.max(...LOCALES.map(sizeIn));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = measureSizes();
  for (const { what, bytes, limit } of sizes) {
    console.log(`${bytes <= limit ? 'ok  ' : 'OVER'} ${what}: ${bytes} of ${limit} bytes`);
  }
  if (sizes.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1;
}
