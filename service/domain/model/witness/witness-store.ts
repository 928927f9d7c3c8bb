import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { SignedStatement, Step, TimeStamp } from './statement.ts';

/** A statement of this installation, with the answers of its witnesses. */
export type StoredStatement = SignedStatement & {
  /** Hash of the statement. */
  readonly id: string;
  /** Witnesses that have not answered yet. */
  readonly waitingFor: readonly string[];
  readonly seen: readonly TimeStamp[];
};
/** Statements of this installation about its ledgers; they name no shop. */
export type HeadStatementStore = {
  /** False when another statement follows the same one: statements are one chain, whoever makes them. */
  insert(statement: StoredStatement): Promise<boolean>;
  latest(): Promise<StoredStatement | null>;
  byIds(ids: readonly string[]): Promise<readonly StoredStatement[]>;
  /** Oldest first, at most `limit`. */
  waitingFor(witness: string, limit: number): Promise<readonly StoredStatement[]>;
  /** Adds the answer, and no longer waits for it. */
  addSeen(id: string, seen: TimeStamp): Promise<void>;
  /** The newest that the witness answered. */
  latestSeenBy(witness: string): Promise<StoredStatement | null>;
};

/** Entries of one ledger that went under one statement, at most `SPAN_ENTRIES`. */
export type WitnessedSpan = {
  /** Shop and first place. */
  readonly id: string;
  readonly shopId: ShopId;
  readonly statementId: string;
  readonly statedAt: string;
  readonly from: number;
  readonly to: number;
  /** From the root over these entries to the root of the statement. */
  readonly path: readonly Step[];
};
export const SPAN_ENTRIES = 1024;

/** How the entries of a shop's ledger lead to the statements that witnesses saw. */
export type WitnessedSpanStore = {
  /** False when another one begins at the same place. */
  insert(scope: ShopScope, span: WitnessedSpan): Promise<boolean>;
  /** Removes the span if it still belongs to that statement. */
  withdraw(scope: ShopScope, span: Pick<WitnessedSpan, 'id' | 'statementId'>): Promise<void>;
  /** Newest place that a statement covers; 0 for none. */
  lastPlace(scope: ShopScope): Promise<number>;
  /** Spans that hold one of the places. */
  holding(scope: ShopScope, seqs: readonly number[]): Promise<readonly WitnessedSpan[]>;
  /** Removes what was written for a statement that was never made: the process ended before. Null: all. */
  removeAfter(scope: ServiceScope, statedAt: string | null): Promise<void>;
};
