import type { ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { SignedStatement, Step, TimeStamp } from './statement.ts';

export type StoredStatement = SignedStatement & {
  readonly id: string;
  /** Null: waits for the witness. */
  readonly seen: TimeStamp | null;
};
/** Names no shop. */
export type HeadStatementStore = {
  /** False: same predecessor. */
  insert(statement: StoredStatement): Promise<boolean>;
  latest(): Promise<StoredStatement | null>;
  byIds(ids: readonly string[]): Promise<readonly StoredStatement[]>;
  /** Without a response, oldest first. */
  waiting(limit: number): Promise<readonly StoredStatement[]>;
  /** The first response counts. */
  setSeen(id: string, seen: TimeStamp): Promise<void>;
  latestSeen(): Promise<StoredStatement | null>;
};

/** At most `SPAN_ENTRIES`. */
export type WitnessedSpan = {
  /** Shop and first place. */
  readonly id: string;
  readonly shopId: ShopId;
  readonly statementId: string;
  readonly statedAt: string;
  readonly from: number;
  readonly to: number;
  /** From span root to statement root. */
  readonly path: readonly Step[];
};
export const SPAN_ENTRIES = 1024;

export type WitnessedSpanStore = {
  /** False: duplicate first place. */
  insert(scope: ShopScope, span: WitnessedSpan): Promise<boolean>;
  /** Only of that statement. */
  withdraw(scope: ShopScope, span: Pick<WitnessedSpan, 'id' | 'statementId'>): Promise<void>;
  /** 0: none. */
  lastPlace(scope: ShopScope): Promise<number>;
  /** Spans containing a place. */
  holding(scope: ShopScope, seqs: readonly number[]): Promise<readonly WitnessedSpan[]>;
  /** Left by a crash. Null: all. */
  removeAfter(scope: ServiceScope, statedAt: string | null): Promise<void>;
};
