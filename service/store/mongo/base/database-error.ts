import mongoose from 'mongoose';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { conflict } from '../../scope.ts';

const { mongo } = mongoose;
/** After this long a client may retry, in milliseconds. */
const RETRY_AFTER_MS = 1_000;
/** Freeing disk space takes longer, in milliseconds. */
const FULL_RETRY_MS = 10_000;

/** The database did not confirm: it is unreachable, or became so before it replied. */
export const unavailable = (): DomainError =>
  new DomainError('unavailable', 'The database is not responding. Nothing was confirmed; try again.', {
    retryAfterMs: RETRY_AFTER_MS,
  });

/** There is no room for what was to be stored. */
export class DiskFull extends DomainError {
  constructor() {
    super('unavailable', 'The disk of the database is full. Nothing was stored; try again later.', {
      retryAfterMs: FULL_RETRY_MS,
    });
  }
}

/** MongoDB reports OutOfDiskSpace; the embedded engine passes on the text of the operating system. */
export const isFullReply = ({ code, errmsg }: { code?: unknown; errmsg?: unknown }): boolean =>
  code === 14031 || /no space left on device|ENOSPC/i.test(String(errmsg));

const isDiskFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoServerError && isFullReply({ code: error.code, errmsg: error.message }))
    return true;
  return error.cause !== undefined && error.cause !== error && isDiskFull(error.cause);
};

/** The database's code for a row that a unique index refused. */
export const DUPLICATE = 11000;

/** A unique index refused the write. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE;

/** Of an ordered insert that a unique index ended, how many rows went in; null for any other error. */
export const insertedBeforeDuplicate = (error: unknown): number | null =>
  error instanceof mongo.MongoBulkWriteError && isDuplicate(error) ? error.insertedCount : null;

/**
 * Of an insert of rows on their own, the error of each that the server refused, by its place; null when the reply does
 * not account for every row.
 */
export const refusedEach = (error: unknown, rows: number): ReadonlyMap<number, Error> | null => {
  if (!(error instanceof mongo.MongoBulkWriteError)) return null;
  const refusals = [error.writeErrors].flat();
  const isWhole = error.insertedCount + refusals.length === rows;
  if (!isWhole || error.result.getWriteConcernError() !== undefined) return null;
  return new Map(
    refusals.map(({ index, code, errmsg = '' }) => [
      index,
      new mongo.MongoServerError({ message: errmsg, code }),
    ]),
  );
};

/**
 * Codes of a server that stops, starts, elects or cannot reach the others: it did not confirm, and a retry may
 * succeed. The first list is the driver specification's "not writable primary" and "node is recovering".
 */
const LOSS_CODES: ReadonlySet<number> = new Set([
  91, // ShutdownInProgress
  189, // PrimarySteppedDown
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  6, // HostUnreachable
  7, // HostNotFound
  24, // LockTimeout
  43, // CursorNotFound: it was on the server that went away
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  100, // UnsatisfiableWriteConcern
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  175, // QueryPlanKilled
  262, // ExceededTimeLimit
  9001, // SocketException
  11601, // Interrupted
]);
/** Whether the code means that the server is unavailable, not that the call was wrong. */
export const isLossCode = (code: unknown): boolean => typeof code === 'number' && LOSS_CODES.has(code);

/** Errors of the driver: it has no connection, or lost it. */
const LOSS_CLASSES = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoWriteConcernError,
  mongo.MongoNotConnectedError,
  mongo.MongoServerClosedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoClientClosedError,
  mongo.MongoExpiredSessionError,
  mongo.MongoOperationTimeoutError,
  mongoose.Error.MongooseServerSelectionError,
] as const;
/** Those that the driver does not export. */
const LOSS_NAMES: readonly string[] = [
  'MongoWaitQueueTimeoutError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoStalePrimaryError',
];
const LOSS_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'ResetPool'] as const;

/** The one place that distinguishes an unreachable database from a wrong call. */
const isLoss = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (LOSS_CLASSES.some((kind) => error instanceof kind) || LOSS_NAMES.includes(error.name)) return true;
  if (error instanceof mongo.MongoError && LOSS_LABELS.some((label) => error.hasErrorLabel(label)))
    return true;
  if (error instanceof mongo.MongoServerError && isLossCode(error.code)) return true;
  // A bulk write keeps the error that ended it under these names.
  if (error instanceof mongo.MongoBulkWriteError && (error.err !== undefined || isLoss(error.errorResponse)))
    return true;
  // The driver and Mongoose wrap the error of the server.
  return error.cause !== undefined && error.cause !== error && isLoss(error.cause);
};

/**
 * Translates an error into a DomainError. An error that means neither an unreachable database nor a duplicate is
 * returned unchanged: a bug.
 */
export const toDomainError = (error: unknown): unknown => {
  if (isDiskFull(error)) return new DiskFull();
  if (isLoss(error)) return unavailable();
  if (isDuplicate(error)) return conflict();
  return error;
};

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

/**
 * The same store, whose methods throw DomainErrors.
 * @param guard makes every wait for the database end
 * @param onDiskFull called when there is no space left: the operator must make room
 */
export const inDomainWords = <Store extends object>(
  store: Store,
  guard: <T>(answer: Promise<T>) => Promise<T>,
  onDiskFull: () => void = () => undefined,
): Store => {
  const wrapped: Methods = {};
  const refuse = (error: unknown): Promise<never> => {
    const refusal = toDomainError(error);
    if (refusal instanceof DiskFull) onDiskFull();
    return Promise.reject(refusal);
  };
  for (const [name, method] of Object.entries(store as Methods)) {
    wrapped[name] = (...given) => {
      try {
        return guard(method(...given)).catch(refuse);
      } catch (error) {
        return refuse(error);
      }
    };
  }
  return wrapped as Store;
};
