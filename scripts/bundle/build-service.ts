import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './browser-bundle.ts';

/** Bundled, these load twice as fast; not for workers, native code or lazy packages. */
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

/** `import` of `node:http` also loads Node 24's WebSocket and fetch clients (14 MB). */
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

export const SERVICE_PARTS = ['service', 'start-container.mjs', 'zgoda.mjs'];

/** Bundled, because tsx starts three times slower. */
export async function buildService(outdir: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      'start-container': 'scripts/start-container.ts',
      zgoda: 'scripts/zgoda.ts',
      'service/main': 'service/main.ts',
      'service/seed-demo': 'scripts/start/seed-demo.ts',
      // In the folder of its starting chunk.
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
    // CommonJS packages need `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
    sourcemap: true,
    // Node keeps script texts in memory.
    minifyWhitespace: true,
    lineLimit: 160,
    metafile: true,
    // Positions suffice.
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const scripts = Object.keys(metafile.outputs).filter((name) => name.endsWith('.mjs'));
  await Promise.all(scripts.map((name) => writeInAscii(path.join(root, name))));
}

/** One non-ASCII letter doubles the file's memory in Node. */
async function writeInAscii(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (ascii !== text) await writeFile(file, ascii);
}
