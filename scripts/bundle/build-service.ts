import { build } from 'esbuild';
import { root } from './browser-bundle.ts';

/** Names of what `buildService` writes. */
export const SERVICE_PARTS = ['service', 'start-container.mjs', 'zgoda.mjs'];

/**
 * Bundles what runs on the server as plain JavaScript beside the installed packages: the service itself, and the commands
 * of the container. Loading its sources through tsx takes three times as long.
 */
export async function buildService(outdir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      'start-container': 'scripts/start-container.ts',
      zgoda: 'scripts/zgoda.ts',
      'service/main': 'service/main.ts',
      'service/seed-demo': 'scripts/start/seed-demo.ts',
      // Beside the chunk that starts it.
      'service/page-worker': 'service/outbound/page-worker.ts',
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'service/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    // Node holds the maps in memory; the place in a source is enough.
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
