import { ensureEnvironment } from '../setup/python-environment.ts';
import { startLocalDatabase } from './embedded-database.ts';
import { type DatabaseChoice, embeddedFolder, environmentFolder, mongodFolder } from './find-database.ts';
import { holdsShops } from './ping-database.ts';
import { StartFailure } from './start-failure.ts';

export type OpenDatabase = { url: string; stop(): Promise<void> };

const answerLimitMs = 5_000;

export async function openDatabase(
  choice: DatabaseChoice,
  dataFolder: string,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  if (choice.kind === 'given') {
    say(`Database: ${withoutPassword(choice.url)} (MONGODB_URL).`);
    return { url: choice.url, stop: async () => undefined };
  }
  const advice = 'A production shop should run MongoDB 7 or 8 of its own and set MONGODB_URL.';
  if (choice.kind === 'mongod') {
    const folder = mongodFolder(dataFolder);
    say(`Database: ${choice.command}, started by Zgoda with its files in ${folder}. ${advice}`);
    const database = await startLocalDatabase({ engine: choice, folder, say });
    return { url: database.url('zgoda'), stop: database.stop };
  }
  const folder = embeddedFolder(dataFolder);
  const python = await ensureEnvironment(environmentFolder(dataFolder), say);
  say(`Database: embedded (SecantusDB), with its files in ${folder}. ${advice}`);
  const database = await startLocalDatabase({ engine: { kind: 'embedded', python }, folder, say });
  return { url: database.url('zgoda'), stop: database.stop };
}

/**
 * Call before anything is made.
 * @throws StartFailure when it does not answer
 */
export async function askGivenDatabase(url: string): Promise<boolean> {
  try {
    return await holdsShops(url, answerLimitMs);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartFailure(
      `The database at ${withoutPassword(url)} does not answer (${why}): check MONGODB_URL, and that it runs and lets this machine in.`,
    );
  }
}

export function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@').replace(/\?.*$/, '');
}
