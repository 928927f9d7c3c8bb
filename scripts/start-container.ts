/**
 * Start inside a container or under a supervisor, where database and packages come from elsewhere: makes the secrets on the first start,
 * into the data volume, then runs the service in this same process.
 */
import { join, resolve } from 'node:path';
import { givenUrl } from './start/find-database.ts';
import { askGivenDatabase } from './start/open-database.ts';
import { ensureSecrets } from './start/secrets.ts';
import { failureText, StartFailure } from './start/start-failure.ts';

try {
  // The folder that the service takes too, when none is named; the image names one.
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
