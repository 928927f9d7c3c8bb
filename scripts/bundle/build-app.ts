import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { appCatalog } from '../../plugin-assets/console/words/app-catalog.ts';
import { LIGHT } from '../../service/protocol/palette.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { appIcon } from './app-icons.ts';
import { assets, BROWSER_BUNDLE } from './browser-bundle.ts';

const icon = (size: number, purpose: 'any' | 'maskable') => ({
  src: `/console/app-icon-${purpose === 'any' ? '' : 'maskable-'}${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

const manifestOf = (lang: Locale) => ({
  ...appCatalog[lang],
  lang,
  id: '/console/',
  start_url: '/console/',
  scope: '/console/',
  display: 'standalone',
  theme_color: LIGHT.paper,
  background_color: LIGHT.paper,
  icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
});

export const buildApp = async (folder: string): Promise<void> => {
  await build({
    ...BROWSER_BUNDLE,
    entryPoints: [assets('push-worker/push-worker.ts')],
    outfile: path.join(folder, 'push-worker.js'),
    format: 'iife',
  });
  const write = (name: string, data: string | Buffer) => writeFile(path.join(folder, name), data);
  await Promise.all([
    ...LOCALES.map((lang) => write(`app-${lang}.webmanifest`, `${JSON.stringify(manifestOf(lang))}\n`)),
    write('app-icon-192.png', appIcon(192, { isMaskable: false })),
    write('app-icon-512.png', appIcon(512, { isMaskable: false })),
    write('app-icon-maskable-192.png', appIcon(192, { isMaskable: true })),
    write('app-icon-maskable-512.png', appIcon(512, { isMaskable: true })),
    write('app-badge-96.png', appIcon(96, { isMaskable: false, isBadge: true })),
  ]);
};
