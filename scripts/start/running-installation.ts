import { statSync } from 'node:fs';
import { join } from 'node:path';
import { claimDataFolder } from './data-folder.ts';
import { databaseUrl } from './embedded-database.ts';
import { chooseDatabase, databaseFacts, embeddedFolder, mongodFolder } from './find-database.ts';
import { askGivenDatabase, openDatabase } from './open-database.ts';
import { findRecordedProcess } from './process-record.ts';
import { ensureSecrets } from './secrets.ts';
import { serviceEnvironment } from './service-environment.ts';
import { StartFailure } from './start-failure.ts';
import { readStartSettings } from './start-settings.ts';

export type RunningInstallation = {
  env: NodeJS.ProcessEnv;
  /** Data folder locked by the command. */
  isClaimed: boolean;
  close(): Promise<void>;
};

/** @throws StartFailure for root in another user's folder */
export const requireOwner = (folder: string, uid = process.getuid?.()): void => {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid ?? uid;
  if (uid !== 0 || owner === 0) return;
  throw new StartFailure(
    `${folder} belongs to another user (number ${owner}), and the service could not read what root makes there: run this as that user, with the settings of the service (docs/operations.md, section 9).`,
  );
};

/**
 * Starts the database if needed.
 * @param mayBeNew restore on a new machine
 * @param whenDown receives the message about an unreachable MONGODB_URL; default: thrown
 * @throws StartFailure
 */
export async function openInstallation(
  root: string,
  given: NodeJS.ProcessEnv,
  say: (line: string) => void,
  {
    isChangingKeys = false,
    mayBeNew = false,
    whenDown,
  }: { isChangingKeys?: boolean; mayBeNew?: boolean; whenDown?: (sentence: string) => void } = {},
): Promise<RunningInstallation> {
  const settings = readStartSettings(given, root);
  const { dataFolder } = settings;
  requireOwner(dataFolder);
  const facts = await databaseFacts(dataFolder, given);
  if (facts.mongodbUrl === null && facts.holds === null && !mayBeNew) {
    throw new StartFailure(
      `There is no installation in ${dataFolder} yet: run npm start once, or set MONGODB_URL or ZGODA_DATA_DIR to the one you mean.`,
    );
  }
  // New secrets would not open a backup or an unreachable database.
  const holdsData = mayBeNew || facts.mongodbUrl === null || (await holdsDataAt(facts.mongodbUrl, whenDown));
  const secrets = ensureSecrets(join(dataFolder, 'secrets.json'), given, holdsData, isChangingKeys);
  const environment = (url: string): NodeJS.ProcessEnv =>
    serviceEnvironment(settings, given, { ...secrets, MONGODB_URL: url });
  const runningUrl = facts.mongodbUrl ?? urlOfRunningDatabase(dataFolder);
  if (runningUrl !== null) {
    return { env: environment(runningUrl), isClaimed: false, close: async () => undefined };
  }

  const folder = claimDataFolder(dataFolder);
  try {
    const database = await openDatabase(chooseDatabase(facts), dataFolder, say);
    return {
      env: environment(database.url),
      isClaimed: true,
      async close() {
        await database.stop();
        folder.release();
      },
    };
  } catch (cause) {
    folder.release();
    throw cause;
  }
}

async function holdsDataAt(url: string, whenDown?: (sentence: string) => void): Promise<boolean> {
  try {
    return await askGivenDatabase(url);
  } catch (cause) {
    if (whenDown === undefined || !(cause instanceof StartFailure)) throw cause;
    whenDown(cause.message);
    return true;
  }
}

function urlOfRunningDatabase(dataFolder: string): string | null {
  for (const [kind, folder] of [
    ['mongod', mongodFolder(dataFolder)],
    ['embedded', embeddedFolder(dataFolder)],
  ] as const) {
    const record = findRecordedProcess(join(folder, 'process.json'));
    if (record?.port != null) return databaseUrl(kind, folder, record.port, 'zgoda');
  }
  return null;
}
