import mongoose, { type Connection } from 'mongoose';

export type DatabaseOptions = {
  /** Connection string with the name of the database. */
  url: string;
  /** Called with the name of every command sent: for tests and tracing. */
  onCommand?: (name: string, command: Record<string, unknown>) => void;
};

/** An acknowledged write has reached the journal, and a majority where there are several. */
export const CONFIRMED = { w: 'majority', j: true } as const;

/** Maximum number of connections; the write path needs two, the rest serves reads. */
const POOL_SIZE = 20;
/*
 * All timeouts of the database. While it is unreachable, every call fails within SELECTION_TIMEOUT_MS. A database that
 * hangs is noticed by the driver's heartbeat, sent each HEARTBEAT_MS over a connection of its own with a timeout of
 * CONNECT_TIMEOUT_MS: then calls under way are aborted and new ones fail as if it were unreachable. So a long call
 * (export, retention run, migration) has no timeout while the heartbeat is answered.
 */
/** A call fails as `unavailable` after this long without a database, in milliseconds. */
const SELECTION_TIMEOUT_MS = 1_500;
/** Interval of the heartbeat, in milliseconds. */
const HEARTBEAT_MS = 1_000;
/** Timeout of the heartbeat and of each new connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** At the start the database may come up later than the service, or be far away, in milliseconds. */
const START_LIMIT_MS = 6_000;
/** Timeout for a free connection, in milliseconds: the database is reachable, but far behind. */
const QUEUE_TIMEOUT_MS = 15_000;
/** A command without a reply for this long has lost its database, in milliseconds. */
const SOCKET_TIMEOUT_MS = 60_000;

/**
 * Opens the one connection of a process. Nothing is created automatically: two connections that create one collection
 * at the same time deadlock the embedded engine, so `ensureSchema` creates them step by step before the service
 * listens.
 */
export const openDatabase = async ({ url, onCommand }: DatabaseOptions): Promise<Connection> => {
  const endsBy = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      return await tryOpen(url, onCommand);
    } catch (error) {
      if (Date.now() > endsBy) throw error;
    }
  }
};

const tryOpen = async (url: string, onCommand: DatabaseOptions['onCommand']): Promise<Connection> => {
  const connection = mongoose.createConnection();
  connection.set('strict', 'throw');
  connection.set('strictQuery', 'throw');
  connection.set('sanitizeFilter', true);
  const opening = connection.openUri(url, {
    autoCreate: false,
    autoIndex: false,
    bufferCommands: false,
    maxPoolSize: POOL_SIZE,
    waitQueueTimeoutMS: QUEUE_TIMEOUT_MS,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    heartbeatFrequencyMS: HEARTBEAT_MS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    writeConcern: CONFIRMED,
    monitorCommands: onCommand !== undefined,
  });
  try {
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

/** Resolves when the database replies. */
export const pingDatabase = async (connection: Connection): Promise<void> => {
  await connection.getClient().db('admin').command({ ping: 1 });
};
