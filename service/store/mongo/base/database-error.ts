import mongoose from 'mongoose';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { conflict } from '../../scope.ts';

const { mongo } = mongoose;
/** In milliseconds. */
const RETRY_AFTER_MS = 1_000;
/** In milliseconds. */
const FULL_RETRY_MS = 10_000;

/** The write may be stored. */
export const unavailable = (): DomainError =>
  new DomainError('unavailable', 'The database is not responding. Nothing was confirmed; try again.', {
    retryAfterMs: RETRY_AFTER_MS,
  });

export class DiskFull extends DomainError {
  constructor() {
    super('unavailable', 'The disk of the database is full. Nothing was stored; try again later.', {
      retryAfterMs: FULL_RETRY_MS,
    });
  }
}

/** MongoDB's code; the embedded engine's text. */
export const isFullReply = ({ code, errmsg }: { code?: unknown; errmsg?: unknown }): boolean =>
  code === 14031 || /no space left on device|ENOSPC/i.test(String(errmsg));

const isDiskFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoServerError && isFullReply({ code: error.code, errmsg: error.message }))
    return true;
  return error.cause !== undefined && error.cause !== error && isDiskFull(error.cause);
};

/** Duplicate key. */
export const DUPLICATE = 11000;

export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE;

/** Rows stored; null: another error. */
export const insertedBeforeDuplicate = (error: unknown): number | null =>
  error instanceof mongo.MongoBulkWriteError && isDuplicate(error) ? error.insertedCount : null;

/** By index; null: incomplete reply. */
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

/** Retry may succeed; list of the driver specification. */
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
export const isLossCode = (code: unknown): boolean => typeof code === 'number' && LOSS_CODES.has(code);

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
/** Not exported by the driver. */
const LOSS_NAMES: readonly string[] = [
  'MongoWaitQueueTimeoutError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoStalePrimaryError',
];
const LOSS_LABELS = ['RetryableWriteError', 'TransientTransactionError', 'ResetPool'] as const;

const isLoss = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (LOSS_CLASSES.some((kind) => error instanceof kind) || LOSS_NAMES.includes(error.name)) return true;
  if (error instanceof mongo.MongoError && LOSS_LABELS.some((label) => error.hasErrorLabel(label)))
    return true;
  if (error instanceof mongo.MongoServerError && isLossCode(error.code)) return true;
  if (error instanceof mongo.MongoBulkWriteError && (error.err !== undefined || isLoss(error.errorResponse)))
    return true;
  return error.cause !== undefined && error.cause !== error && isLoss(error.cause);
};

/** Others are bugs, returned unchanged. */
export const toDomainError = (error: unknown): unknown => {
  if (isDiskFull(error)) return new DiskFull();
  if (isLoss(error)) return unavailable();
  if (isDuplicate(error)) return conflict();
  return error;
};

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

/**
 * @param guard bounds waits
 * @param onDiskFull the disk is full
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
