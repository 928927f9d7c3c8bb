import { WITNESS_FAULTS, type WitnessFault } from '../../../protocol/vocabulary.ts';
import type { SignedStatement, TimeStamp } from './statement.ts';

export type { WitnessFault };
/** Error with the fault. */
export const witnessError = (fault: WitnessFault, message: string): Error & { fault: WitnessFault } =>
  Object.assign(new Error(message), { fault });
/** Fault of an error; default: no response. */
export const witnessFaultOf = (error: unknown): WitnessFault => {
  const given = typeof error === 'object' && error !== null && 'fault' in error ? error.fault : null;
  return WITNESS_FAULTS.find((fault) => fault === given) ?? 'unreachable';
};

/** Outside the service: confirms to have seen a statement. */
export type Witness = {
  /** Timestamp authority's host. */
  readonly name: string;
  /** @throws Error without a valid response, `fault` when known */
  see(statement: SignedStatement): Promise<TimeStamp>;
};
