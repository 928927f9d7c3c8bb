import type { ConnectOptions } from 'mongoose';

/*
 * Every setting of the driver. They win over the connection string. Only the string turns off repeated writes
 * (`retryWrites=false`), which the embedded engine needs. docs/operations.md §3 tells operators.
 */

/** An acknowledged write is in the journal of a majority of the members, so that no election takes it back. */
export const CONFIRMED = { w: 'majority', j: true } as const;

/** Maximum number of connections; the write path needs two, the rest serves reads. */
const POOL_SIZE = 20;
/*
 * All timeouts of the database. While it is unreachable, every call fails within SELECTION_TIMEOUT_MS. A database that
 * hangs is noticed by the driver's heartbeat, sent each HEARTBEAT_MS over a connection of its own with a timeout of
 * CONNECT_TIMEOUT_MS: then calls under way are aborted and new ones fail as if it were unreachable. So a long call
 * (a step of a migration, over a connection of its own) has no timeout while the heartbeat is answered; any other ends
 * after SOCKET_TIMEOUT_MS.
 */
/** A call fails as `unavailable` after this long without a database, in milliseconds. */
const SELECTION_TIMEOUT_MS = 1_500;
/** Interval of the heartbeat, in milliseconds. */
const HEARTBEAT_MS = 1_000;
/** Timeout of the heartbeat and of each new connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** At the start the database may come up later than the service, or be far away, in milliseconds. */
export const START_LIMIT_MS = 6_000;
/** Timeout for a free connection, in milliseconds: the database is reachable, but far behind. */
const QUEUE_TIMEOUT_MS = 15_000;
/** A command without a reply for this long has lost its database, in milliseconds. */
const SOCKET_TIMEOUT_MS = 60_000;

export const DRIVER_SETTINGS = {
  // A secondary is behind: a consultant would not see the message that she was just told of.
  readPreference: 'primary',
  // Without it a read may show a message that an election takes back.
  readConcern: { level: 'majority' },
  writeConcern: CONFIRMED,
  // A read changes nothing. A write is repeated once by the driver, under the number that the server knows it by.
  retryReads: true,
  maxPoolSize: POOL_SIZE,
  waitQueueTimeoutMS: QUEUE_TIMEOUT_MS,
  serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  heartbeatFrequencyMS: HEARTBEAT_MS,
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  // Nothing is created automatically: two connections that create one collection deadlock the embedded engine.
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
} as const satisfies ConnectOptions;

/** Options of a connection string that the driver would take before the settings above. */
const OTHER_NAMES: ReadonlySet<string> = new Set(
  ['w', 'journal', 'wtimeoutMS', 'readConcernLevel', 'readPreferenceTags', 'maxStalenessSeconds'].map(
    (name) => name.toLowerCase(),
  ),
);

/** The connection string without what it asks of reads and writes. It may name several hosts, so it is no URL. */
export const withoutConcerns = (connectionString: string): string => {
  const [address = '', query] = connectionString.split('?', 2);
  if (query === undefined) return connectionString;
  const kept = query
    .split('&')
    .filter((option) => !OTHER_NAMES.has(option.split('=', 1)[0]?.toLowerCase() ?? ''));
  return `${address}?${kept.join('&')}`;
};
