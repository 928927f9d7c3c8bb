import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processIdentity } from '../../service/outbound/process-identity.ts';
import { StartFailure } from '../start/start-failure.ts';
import { ensurePackages } from './apt-packages.ts';
import { findPython, type Python } from './python.ts';
import { type CommandResult, runCommand } from './run-command.ts';

export type PythonPackages = { requirementsFile: string; what: string; pipIn?: string };
const EMBEDDED_DATABASE: PythonPackages = {
  requirementsFile: fileURLToPath(new URL('./embedded-database-requirements.txt', import.meta.url)),
  what: 'the embedded database (SecantusDB, about 145 MB)',
};

/** Shared by developer tools; starts have their own. */
export const toolsDatabaseFolder = fileURLToPath(new URL('../../.cache/database-engine', import.meta.url));

function pythonIn(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

function stampOf(requirements: string): string {
  return createHash('sha256').update(requirements).digest('hex');
}

/** Null unless complete and current. */
export function readyEnvironment(
  folder: string,
  { requirementsFile }: PythonPackages = EMBEDDED_DATABASE,
): string | null {
  const stampFile = join(folder, 'installed.txt');
  if (!existsSync(stampFile) || !existsSync(pythonIn(folder))) return null;
  const expected = stampOf(readFileSync(requirementsFile, 'utf8'));
  return readFileSync(stampFile, 'utf8') === expected ? pythonIn(folder) : null;
}

/** Atomic; returns the environment's Python. Default: the embedded database. */
export async function ensureEnvironment(
  folder: string,
  say: (line: string) => void,
  packages: PythonPackages = EMBEDDED_DATABASE,
): Promise<string> {
  const ready = readyEnvironment(folder, packages);
  if (ready !== null) return ready;
  const python = await usablePython(say);
  say(`Installing ${packages.what} with Python ${python.version} …`);
  const building = `${folder}.building-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  sweepCutOff(folder);
  try {
    await fill(python, building, packages);
    // Another start may have finished first.
    if (readyEnvironment(folder, packages) === null) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(building, folder);
    }
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return pythonIn(folder);
}

/**
 * Scripts in `bin` name the build folder and cannot run.
 * @param path inside site-packages
 * @throws StartFailure when missing
 */
export function programIn(folder: string, path: string): string {
  const libraries = join(folder, 'lib');
  const program = readdirSync(libraries)
    .map((python) => join(libraries, python, 'site-packages', path))
    .find((file) => existsSync(file));
  if (program === undefined)
    throw new StartFailure(`There is no ${basename(path)} in ${folder}: remove that folder.`);
  return program;
}

/** Removes remains of killed builds. */
function sweepCutOff(folder: string): void {
  const prefix = `${basename(folder)}.building-`;
  for (const name of readdirSync(dirname(folder)).filter((entry) => entry.startsWith(prefix))) {
    const builder = Number(name.slice(prefix.length));
    if (builder !== process.pid && processIdentity(builder) !== null) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

async function fill(
  python: Python,
  building: string,
  { requirementsFile, what, pipIn }: PythonPackages,
): Promise<void> {
  const pip = pipIn === undefined ? null : readyEnvironment(pipIn);
  await mustRun(
    python.command,
    ['-m', 'venv', ...(pip === null ? [] : ['--without-pip']), building],
    'Python could not make a private environment',
  );
  const into = pip === null ? [] : ['--python', pythonIn(building)];
  const pipFlags = [
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--require-hashes',
  ];
  const installed = await runCommand(pip ?? pythonIn(building), [
    '-m',
    'pip',
    ...into,
    'install',
    ...pipFlags,
    '-r',
    requirementsFile,
  ]);
  if (/DO NOT MATCH THE HASHES/.test(installed.output))
    throw new StartFailure(
      `Python did not install ${what}: a file that it fetched has another SHA-256 than Zgoda names. Ask another package index (PIP_INDEX_URL), or report it.`,
    );
  requireSuccess(installed, `Python could not install ${what}`);
  writeFileSync(join(building, 'installed.txt'), stampOf(readFileSync(requirementsFile, 'utf8')));
}

async function usablePython(say: (line: string) => void): Promise<Python> {
  const python = await findPython();
  if (python?.makesEnvironments) return python;
  if (python === null) {
    throw new StartFailure(
      'The embedded database needs Python 3.10 to 3.13, and none was found on the PATH; on Debian: apt-get install python3 python3-venv',
    );
  }
  await ensurePackages(['python3-venv'], 'The embedded database needs the venv part of Python', say);
  const again = await findPython();
  if (again?.makesEnvironments) return again;
  throw new StartFailure(
    `Python ${python.version} (${python.command}) cannot make private environments; install its "venv" and "ensurepip" parts and start again.`,
  );
}

async function mustRun(command: string, args: readonly string[], problem: string): Promise<void> {
  requireSuccess(await runCommand(command, args), problem);
}

function requireSuccess(result: CommandResult, problem: string): void {
  if (result.code === 0) return;
  const why = result.output.trim().split('\n').slice(-3).join(' ');
  throw new StartFailure(`${problem}: ${why}`);
}
