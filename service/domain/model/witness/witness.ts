import { WITNESS_FAULTS, type WitnessFault } from '../../../protocol/vocabulary.ts';
import type { PublicKey } from '../base/ports.ts';
import type { Seen, SignedStatement } from './statement.ts';

/** Another installation, with its keys as the operator of this one named them. */
export type KnownInstallation = { readonly name: string; readonly keys: readonly PublicKey[] };

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
  /** Origin of an installation, or host of a time-stamp authority. */
  readonly name: string;
  readonly kind: Seen['kind'];
  /** @throws Error when there is no answer, or one that does not verify; with its `fault` where that is known */
  see(statement: SignedStatement): Promise<Seen>;
  /**
   * What it holds of the installation with one of these keys, the newest 500. Absent where a witness keeps nothing.
   * @throws Error when there is no answer in a few seconds
   */
  held?(keyIds: readonly string[]): Promise<readonly SignedStatement[]>;
};
/** Witnesses of this installation. */
export type Witnesses = readonly Witness[];

/** A statement of this installation that a witness holds and the database does not. */
export type LostStatement = {
  /** Name of the witness. */
  readonly by: string;
  readonly at: string;
  /** Hash of the statement. */
  readonly statement: string;
  /** `at` of the statement before. */
  readonly since: string | null;
};
