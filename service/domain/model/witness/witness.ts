import { WITNESS_FAULTS, type WitnessFault } from '../../../protocol/vocabulary.ts';
import type { SignedStatement, TimeStamp } from './statement.ts';

export type { WitnessFault };
/** A missing answer, with its reason. */
export const witnessError = (fault: WitnessFault, message: string): Error & { fault: WitnessFault } =>
  Object.assign(new Error(message), { fault });
/** Anything else, such as a network error, is an answer that did not come. */
export const witnessFaultOf = (error: unknown): WitnessFault => {
  const given = typeof error === 'object' && error !== null && 'fault' in error ? error.fault : null;
  return WITNESS_FAULTS.find((fault) => fault === given) ?? 'unreachable';
};

/** Somebody outside who confirms to have seen a statement. */
export type Witness = {
  /** Host of a time-stamp authority. */
  readonly name: string;
  /** @throws Error when there is no answer, or one that does not verify; with its `fault` where that is known */
  see(statement: SignedStatement): Promise<TimeStamp>;
};
/** Witnesses of this installation. */
export type Witnesses = readonly Witness[];
