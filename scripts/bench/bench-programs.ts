import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { serviceProgram } from '../start/built-programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'build', 'bench');

export const benchPrograms = {
  service: serviceProgram,
  relay: [join(folder, 'reference-relay.mjs')],
  generator: [join(folder, 'load-generator.mjs')],
};
export type BenchProgram = keyof typeof benchPrograms;

/** Preloaded into the measured service. */
export const withParent = pathToFileURL(join(folder, 'run-with-parent.mjs')).href;

/** Bundled as in production: tsx would distort the figures. */
export async function buildBenchPrograms(): Promise<void> {
  await ensureBuild((line) => console.log(line));
  await build({
    absWorkingDir: root,
    entryPoints: ['reference-relay', 'load-generator', 'run-with-parent'].map(
      (name) => `scripts/bench/${name}.ts`,
    ),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
}
