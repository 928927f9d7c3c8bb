import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../start/start-failure.ts';
import { writeAtomically } from '../start/write-atomically.ts';
import { ensureEnvironment, programIn } from './python-environment.ts';
import { findOnPath, runCommand } from './run-command.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const folder = pathOf('../../.cache/s3-server');
/** Our program around the server, the server's version, and the checksum of all that it is built from. */
const moduleFolder = pathOf('./s3-server');
const GO = { requirementsFile: pathOf('./go-requirements.txt'), what: 'Go 1.26 for the tests (70 MB, once)' };

/** Nothing is made small, fast or easy to debug: the compiler needs a third less for it. */
const COMPILER_SETTINGS = ['-gcflags=all=-l -dwarf=false', '-ldflags=-s -w'];

const stamp = (): string => {
  const hash = createHash('sha256').update(COMPILER_SETTINGS.join());
  for (const name of ['go.sum', 'main.go']) hash.update(readFileSync(join(moduleFolder, name)));
  return hash.digest('hex');
};

/** True where the machine has a Go, so that Python is not needed to fetch one. */
export const hasGo = (): boolean => findOnPath('go') !== null;

/** Go of this machine, or one of our own. An older one of the machine fetches what the module asks for. */
const goCommand = async (say: (line: string) => void): Promise<string> => {
  const found = findOnPath('go');
  if (found !== null) return found;
  const goFolder = pathOf('../../.cache/go');
  await ensureEnvironment(goFolder, say, GO);
  return programIn(goFolder, 'go/bin/go');
};

/** Path of the program when it is there and of today's version, else null. */
const readyServer = (): string | null => {
  const program = join(folder, 's3-server');
  const stampFile = join(folder, 'built.txt');
  if (!existsSync(program) || !existsSync(stampFile)) return null;
  return readFileSync(stampFile, 'utf8') === stamp() ? program : null;
};

/**
 * Path of a real S3 server for tests (Versity S3 Gateway over plain files); builds it once, by version and checksum.
 * Decision 0138.
 * @throws StartFailure when it cannot be built
 */
export async function ensureS3Server(say: (line: string) => void): Promise<string> {
  const ready = readyServer();
  if (ready !== null) return ready;
  const go = await goCommand(say);
  say('Building the S3 server of the tests with Go (once) …');
  const program = join(folder, 's3-server');
  rmSync(folder, { recursive: true, force: true });
  const built = await runCommand(
    go,
    ['build', '-trimpath', '-mod=readonly', ...COMPILER_SETTINGS, '-o', program, '.'],
    {
      cwd: moduleFolder,
      env: { ...process.env, GOTOOLCHAIN: 'auto', CGO_ENABLED: '0' },
    },
  );
  if (built.code !== 0) {
    const why = built.output.trim().split('\n').slice(-4).join('\n');
    throw new StartFailure(`The S3 server of the tests could not be built:\n${why}`);
  }
  writeAtomically(join(folder, 'built.txt'), stamp(), 0o644);
  return program;
}
