import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '../setup/python.ts';
import { readyEnvironment } from '../setup/python-environment.ts';
import { findOnPath } from '../setup/run-command.ts';
import { StartFailure } from './start-failure.ts';

export type DatabaseFacts = {
  mongodbUrl: string | null;
  mongod: string | null;
  canEmbed: boolean;
  holds: 'mongod' | 'embedded' | null;
};

export type DatabaseChoice =
  | { kind: 'given'; url: string }
  | { kind: 'mongod'; command: string }
  | { kind: 'embedded' };

export const mongodFolder = (dataFolder: string): string => join(dataFolder, 'mongod');
export const embeddedFolder = (dataFolder: string): string => join(dataFolder, 'database');
export const environmentFolder = (dataFolder: string): string => join(dataFolder, 'database-engine');

/**
 * MONGODB_URL, else mongod on the PATH, else embedded; existing files fix the engine.
 * @throws StartFailure when none is available
 */
export function chooseDatabase(facts: DatabaseFacts): DatabaseChoice {
  if (facts.mongodbUrl !== null) return { kind: 'given', url: facts.mongodbUrl };
  if (facts.mongod !== null && facts.holds !== 'embedded') return { kind: 'mongod', command: facts.mongod };
  if (facts.holds === 'mongod') {
    throw new StartFailure(
      'The data folder holds files of mongod, which is no longer on the PATH: put it back, or set MONGODB_URL to a MongoDB that has these data.',
    );
  }
  if (facts.canEmbed) return { kind: 'embedded' };
  throw new StartFailure(
    [
      'No database was found. There are three choices:',
      '  1. A MongoDB 7 or 8 that already runs (for a production shop): set MONGODB_URL=mongodb://…',
      '  2. A mongod on the PATH, which Zgoda starts by itself: https://www.mongodb.com/docs/manual/installation/',
      '  3. Python 3.10 to 3.13, for the embedded database: on Debian, apt-get install python3 python3-venv',
    ].join('\n'),
  );
}

export async function databaseFacts(dataFolder: string, env: NodeJS.ProcessEnv): Promise<DatabaseFacts> {
  const mongodbUrl = givenUrl(env);
  if (mongodbUrl !== null) return { mongodbUrl, mongod: null, canEmbed: false, holds: null };
  return {
    mongodbUrl: null,
    mongod: findOnPath('mongod'),
    canEmbed: readyEnvironment(environmentFolder(dataFolder)) !== null || (await findPython()) !== null,
    holds: holdsFiles(mongodFolder(dataFolder))
      ? 'mongod'
      : holdsFiles(embeddedFolder(dataFolder))
        ? 'embedded'
        : null,
  };
}

/** MONGODB_URL or MONGODB_URL_FILE; null: neither. @throws StartFailure */
export function givenUrl(env: NodeJS.ProcessEnv): string | null {
  const file = env.MONGODB_URL_FILE ?? '';
  if (file === '') return env.MONGODB_URL?.trim() || null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new StartFailure(`MONGODB_URL_FILE names ${file}, which cannot be read.`);
  }
}

function holdsFiles(folder: string): boolean {
  const files = join(folder, 'files');
  return existsSync(files) && readdirSync(files).length > 0;
}
