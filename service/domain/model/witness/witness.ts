import type { PublicKey } from '../base/ports.ts';
import type { Seen, SignedStatement } from './statement.ts';

/** Another installation, with its keys as the operator of this one named them. */
export type KnownInstallation = { readonly name: string; readonly keys: readonly PublicKey[] };

/** Somebody outside who confirms to have seen a statement. */
export type Witness = {
  /** Origin of an installation, or host of a time-stamp authority. */
  readonly name: string;
  /** @throws Error when there is no answer, or one that does not verify */
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

/** How often owners are mailed the statements about the ledgers, to keep them. */
export type StatementMails = 'off' | 'monthly' | 'daily';
