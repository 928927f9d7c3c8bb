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
};
/** Witnesses of this installation. */
export type Witnesses = readonly Witness[];

/** How often owners are mailed the statements about the ledgers, to keep them. */
export type StatementMails = 'off' | 'monthly' | 'daily';
