import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Static checks. */
const root = join(import.meta.dirname, '..');
const CHECKS: readonly [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'node_modules/.bin/biome', 'check', '--error-on-warnings', '.'],
  // Each checker resolves shared types again.
  ['types', 'node_modules/.bin/tsc', '-p', '.', '--checkers', '1'],
  ['sizes of the built bytes', process.execPath, '--import', 'tsx', 'scripts/bundle/check-sizes.ts'],
  ['docs in step', process.execPath, '--import', 'tsx', 'scripts/generate-docs.ts', '--check'],
];

const failed: string[] = [];
for (const [name, command, ...args] of CHECKS) {
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const isGood = run.status === 0;
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name}`);
  if (isGood) continue;
  failed.push(name);
  console.log(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`.slice(-8_000));
}
if (failed.length > 0) {
  console.error(`Checks that failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
