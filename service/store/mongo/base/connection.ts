import mongoose, { type Connection } from 'mongoose';

export type DatabaseOptions = {
  /** Connection string with the name of the database. */
  url: string;
  /** Hears every command sent, with its name: for tests and tracing. */
  onCommand?: (name: string, command: Record<string, unknown>) => void;
};

/** An acknowledged write has reached the journal, and a majority where there are several. */
export const CONFIRMED = { w: 'majority', j: true } as const;

/** Connections kept at most; the write path needs two, the rest serves reads. */
const POOL_SIZE = 20;
/*
 * How long anything waits for the database, in one place. A database that is away refuses every call within
 * SELECTION_TIMEOUT_MS. One that hangs is found out by the driver's own watch, which asks each HEARTBEAT_MS over a
 * connection of its own and waits CONNECT_TIMEOUT_MS for the answer: then calls under way are given up and new ones
 * are refused like those to a database that is away. So a long call (export, retention run, migration) may take its
 * time as long as the database answers others.
 */
/** After this long without a database a call fails as `unavailable`, in milliseconds. */
const SELECTION_TIMEOUT_MS = 1_500;
/** Pause between two questions of the watch, in milliseconds. */
const HEARTBEAT_MS = 1_000;
/** The watch, and each new connection, wait so long for an answer, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** At the start a database may come up a little later, or far away, in milliseconds. */
const START_LIMIT_MS = 6_000;
/** A call that waited this long for a free connection fails too: the database is there, but far behind. */
const QUEUE_TIMEOUT_MS = 15_000;
/** A command without an answer for this long has lost its database, in milliseconds. */
const SOCKET_TIMEOUT_MS = 60_000;

/**
 * Opens the one connection of a process. Nothing is created by itself: two connections that create one collection
 * at the same time wedge the embedded engine, so `ensureSchema` does it, step by step, before anyone listens.
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

/** Resolves when the database answers. */
export const pingDatabase = async (connection: Connection): Promise<void> => {
  await connection.getClient().db('admin').command({ ping: 1 });
};
