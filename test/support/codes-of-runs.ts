import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command repeatedly in one process and prints the exit codes; faster than a process each. */
const EACH_RUN = `
const [node, , command, runs] = process.argv;
const codes = [];
for (const run of JSON.parse(runs)) {
  process.argv = [node, command, ...run];
  process.exitCode = undefined;
  await import(command + '?' + codes.length);
  while (process.exitCode === undefined) await new Promise(setImmediate);
  codes.push([run[0], process.exitCode]);
}
process.exitCode = 0;
console.log(JSON.stringify(codes));
`;

/**
 * Runs a command of one file with each list of arguments.
 * @returns first argument and exit code of each run
 */
export const codesOfRuns = (
  command: string,
  cwd: string,
  runs: readonly (readonly string[])[],
): [string, number][] => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-runs-'));
  const program = join(folder, 'each-run.mjs');
  writeFileSync(program, EACH_RUN);
  const args = [program, command, JSON.stringify(runs)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env: {}, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('[')) throw new Error(stdout + stderr);
  return JSON.parse(last);
};
