import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { type Finding, fault, ok, warning } from './finding.ts';

const GIB = 2 ** 30;
const TIGHT_BYTES = 5 * GIB;
const FULL_BYTES = GIB / 2;

const spaceFinding = (where: string, free: number): Finding => {
  const says = `${(free / GIB).toFixed(1)} GiB free ${where}.`;
  const next = 'Make room: a full disk stops every write.';
  if (free < FULL_BYTES) return fault('disk', says, next);
  return free < TIGHT_BYTES ? warning('disk', says, next) : ok('disk', says);
};

const freeIn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Unknown for the embedded engine. */
const databaseSpace = async (connection: Connection): Promise<Finding[]> => {
  const { fsTotalSize, fsUsedSize } = await connection
    .getClient()
    .db(connection.name)
    .command({ dbStats: 1 });
  if (typeof fsTotalSize !== 'number' || typeof fsUsedSize !== 'number') return [];
  return [spaceFinding('at the database', fsTotalSize - fsUsedSize)];
};

const secretsFinding = async (dataFolder: string): Promise<Finding[]> => {
  const file = join(dataFolder, 'secrets.json');
  const found = await stat(file).catch(() => null);
  if (found === null) return [];
  if ((found.mode & 0o077) === 0) return [ok('secrets', 'Readable by their owner alone.')];
  return [fault('secrets', `${file} can be read by others.`, `chmod 600 ${file}`)];
};

/** Needs no database. */
export const checkDisks = async (folders: readonly (readonly [string, string])[]): Promise<Finding[]> => {
  const spaces: Finding[] = [];
  for (const [folder, where] of folders) {
    const free = await freeIn(folder).catch(() => null);
    if (free !== null) spaces.push(spaceFinding(where, free));
  }
  return spaces;
};

export const checkFiles = (dataFolder: string): Promise<Finding[]> => secretsFinding(dataFolder);

export const checkStorage = (connection: Connection): Promise<Finding[]> => databaseSpace(connection);
