import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './browser-bundle.ts';

/**
 * Packages of many files that each start loads: as a part of the bundle they take half of the time. What runs workers of
 * its own, holds machine code, or is loaded when it is needed stays outside.
 */
const BUNDLED = [
  'compression',
  'express',
  'express-static-gzip',
  'helmet',
  'jsonwebtoken',
  'mongoose',
  'tldts',
  'valibot',
  'ws',
];
/** What these would take beside them if it were installed. */
const OPTIONAL = [
  ...['@aws-sdk/credential-providers', '@mongodb-js/zstd', 'aws4', 'bufferutil', 'gcp-metadata', 'kerberos'],
  ...['mongodb-client-encryption', 'snappy', 'socks', 'supports-color', 'utf-8-validate'],
];
const outside = async (): Promise<string[]> => {
  const { dependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return [...Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)), ...OPTIONAL];
};

/**
 * An `import` of `node:http` reads everything that it offers, and with it Node 24 loads its client for WebSocket and
 * fetch: 14 MB. What asks for it by `require` takes what it names alone.
 */
const leanHttp: Plugin = {
  name: 'lean-http',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:http$/ }, ({ path: name, kind }) =>
      kind === 'import-statement' ? { path: name, namespace: 'required' } : undefined,
    );
    onLoad({ filter: /^node:http$/, namespace: 'required' }, () => ({
      contents: "module.exports = require('node:http');",
    }));
  },
};

/** Names of what `buildService` writes. */
export const SERVICE_PARTS = ['service', 'start-container.mjs', 'zgoda.mjs'];

/**
 * Bundles what runs on the server as plain JavaScript: the service itself, and the commands of the container. Loading its
 * sources through tsx takes three times as long.
 */
export async function buildService(outdir: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      'start-container': 'scripts/start-container.ts',
      zgoda: 'scripts/zgoda.ts',
      'service/main': 'service/main.ts',
      'service/seed-demo': 'scripts/start/seed-demo.ts',
      // In the folder of the chunk that starts them.
      'service/page-worker': 'service/outbound/threads/page-worker.ts',
      'service/picture-child': 'service/outbound/files/picture-child.ts',
      'service/mail-worker': 'service/outbound/threads/mail-worker.ts',
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'service/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: await outside(),
    plugins: [leanHttp],
    // Packages of CommonJS ask for parts of Node by it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
    sourcemap: true,
    // Node holds the text of each script; lines stay short, so that the place in a stack trace says something.
    minifyWhitespace: true,
    lineLimit: 160,
    metafile: true,
    // The place in a source is enough.
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const scripts = Object.keys(metafile.outputs).filter((name) => name.endsWith('.mjs'));
  await Promise.all(scripts.map((name) => writeInAscii(path.join(root, name))));
}

/**
 * Letters beyond ASCII are left in patterns alone, where an escape means the same. One of them makes Node hold the whole
 * file with two bytes for each letter.
 */
async function writeInAscii(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (ascii !== text) await writeFile(file, ascii);
}
