import mongoose, { type Connection } from 'mongoose';
import type { DriverCounts } from './driver-counts.ts';
import { DRIVER_SETTINGS, START_LIMIT_MS, withoutConcerns } from './driver-settings.ts';

export type DatabaseOptions = {
  url: string;
  /** No timeout while the heartbeat is answered. */
  isPatient?: true;
  /** For tests. */
  onCommand?: (name: string, command: Record<string, unknown>) => void;
  counts?: DriverCounts;
};

/** `ensureSchema` creates collections. */
export const openDatabase = async (options: DatabaseOptions): Promise<Connection> => {
  const endsBy = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      return await tryOpen(options);
    } catch (error) {
      if (Date.now() > endsBy) throw error;
    }
  }
};

const tryOpen = async ({ url, isPatient, onCommand, counts }: DatabaseOptions): Promise<Connection> => {
  const connection = mongoose.createConnection();
  connection.set('strict', 'throw');
  connection.set('strictQuery', 'throw');
  connection.set('sanitizeFilter', true);
  const monitorCommands = onCommand !== undefined || counts !== undefined;
  const settings = { ...DRIVER_SETTINGS, ...(isPatient === true ? { socketTimeoutMS: 0 } : {}) };
  const opening = connection.openUri(withoutConcerns(url), { ...settings, monitorCommands });
  try {
    const client: mongoose.mongo.MongoClient | undefined = connection.getClient();
    if (client !== undefined) counts?.watch(client);
    await opening;
  } catch (error) {
    await connection.close();
    throw error;
  }
  if (onCommand !== undefined) {
    connection.getClient().on('commandStarted', (event) => onCommand(event.commandName, event.command));
  }
  return connection;
};

/** Null: not reported. */
export const databaseTime = async (connection: Connection): Promise<Date | null> => {
  const { localTime } = await connection.getClient().db('admin').command({ hello: 1 });
  return localTime instanceof Date ? localTime : null;
};

export const pingDatabase = async (connection: Connection): Promise<void> => {
  await connection.getClient().db('admin').command({ ping: 1 });
};
