import type { ConnectOptions } from 'mongoose';

/*
 * Every setting of the driver. They win over the connection string. Only the string turns off repeated writes
 * (`retryWrites=false`), which the embedded engine needs. docs/operations.md §3 tells operators.
 */

/** No election reverts it. */
export const CONFIRMED = { w: 'majority', j: true } as const;

const POOL_SIZE = 20;
/* A separate heartbeat detects a hanging database; patient calls last while it is answered. */
/** Without a database, in milliseconds. */
const SELECTION_TIMEOUT_MS = 1_500;
/** In milliseconds. */
const HEARTBEAT_MS = 1_000;
/** Heartbeats and new connections, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** At start, in milliseconds. */
export const START_LIMIT_MS = 6_000;
/** Free connection, in milliseconds. */
const QUEUE_TIMEOUT_MS = 15_000;
/** In milliseconds. */
const SOCKET_TIMEOUT_MS = 60_000;

export const DRIVER_SETTINGS = {
  // Secondaries lag.
  readPreference: 'primary',
  // Against reads that an election reverts.
  readConcern: { level: 'majority' },
  writeConcern: CONFIRMED,
  retryReads: true,
  maxPoolSize: POOL_SIZE,
  waitQueueTimeoutMS: QUEUE_TIMEOUT_MS,
  serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  heartbeatFrequencyMS: HEARTBEAT_MS,
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  // Concurrent creation deadlocks the embedded engine.
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
} as const satisfies ConnectOptions;

const OTHER_NAMES: ReadonlySet<string> = new Set(
  ['w', 'journal', 'wtimeoutMS', 'readConcernLevel', 'readPreferenceTags', 'maxStalenessSeconds'].map(
    (name) => name.toLowerCase(),
  ),
);

/** May name several hosts, so no URL. */
export const withoutConcerns = (connectionString: string): string => {
  const [address = '', query] = connectionString.split('?', 2);
  if (query === undefined) return connectionString;
  const kept = query
    .split('&')
    .filter((option) => !OTHER_NAMES.has(option.split('=', 1)[0]?.toLowerCase() ?? ''));
  return `${address}?${kept.join('&')}`;
};
