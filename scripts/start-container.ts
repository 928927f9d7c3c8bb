/** Makes the secrets once in the data volume, then runs the service in this process. */
import { join, resolve } from 'node:path';
import { givenUrl } from './start/find-database.ts';
import { askGivenDatabase } from './start/open-database.ts';
import { ensureSecrets } from './start/secrets.ts';
import { failureText, StartFailure } from './start/start-failure.ts';

try {
  // Same default as the service.
  const dataFolder = resolve(process.env.ZGODA_DATA_DIR || './data');
  const url = givenUrl(process.env);
  if (url === null)
    throw new StartFailure('MONGODB_URL is not set: the container needs a MongoDB beside it.');
  const secrets = ensureSecrets(join(dataFolder, 'secrets.json'), process.env, await askGivenDatabase(url));
  Object.assign(process.env, secrets);
  await import('../service/main.ts');
} catch (cause) {
  console.error(failureText(cause));
  process.exitCode = 1;
}
