import mongoose from 'mongoose';
import { DomainError } from '../../domain/domain-error.ts';
import { conflict } from '../scope.ts';

const { mongo } = mongoose;
/** After this long a client may ask again, in milliseconds. */
const RETRY_AFTER_MS = 1_000;

/** The database did not confirm: it is away, or went away before it answered. */
export const unavailable = (): DomainError =>
  new DomainError('unavailable', 'The database does not answer. Nothing was confirmed; try again.', {
    retryAfterMs: RETRY_AFTER_MS,
  });

/** The database's code for a row that a unique index refused. */
export const DUPLICATE = 11000;

/** A unique index refused the write. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE;

const isLoss = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoWriteConcernError ||
  (error instanceof mongo.MongoDriverError && error.name === 'MongoWaitQueueTimeoutError') ||
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoClientClosedError ||
  error instanceof mongoose.Error.MongooseServerSelectionError ||
  (error instanceof mongo.MongoServerError && error.hasErrorLabel('RetryableWriteError'));

/** Says the same in the words of the domain; what is no loss and no duplicate stays what it is: a bug. */
export const toDomainError = (error: unknown): unknown => {
  if (isLoss(error)) return unavailable();
  if (isDuplicate(error)) return conflict();
  return error;
};

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

/**
 * The same store, whose methods refuse in the words of the domain.
 * @param guard sees to it that every call comes to an end
 */
export const inDomainWords = <Store extends object>(
  store: Store,
  guard: <T>(answer: Promise<T>) => Promise<T>,
): Store => {
  const wrapped: Methods = {};
  for (const [name, method] of Object.entries(store as Methods)) {
    wrapped[name] = async (...given) => {
      try {
        return await guard(method(...given));
      } catch (error) {
        throw toDomainError(error);
      }
    };
  }
  return wrapped as Store;
};
