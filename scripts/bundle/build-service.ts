/** Bundles the service for the container into build/, as plain JavaScript beside the installed packages. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: {
    'start-container': 'scripts/start-container.ts',
    'create-owner': 'scripts/create-owner.ts',
    // Beside the chunk that starts it.
    'service/page-worker': 'service/outbound/page-worker.ts',
  },
  outdir: 'build',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'service/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
});
console.log('Built build/start-container.mjs and build/create-owner.mjs.');
