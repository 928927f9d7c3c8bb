import { DomainError } from '../model/base/domain-error.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { WitnessFault } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';
import type { ReadWitnessStanding, WitnessStanding } from './witness-standing.ts';

/** Last fault, in memory; null after success. */
export type WitnessTrouble = { last: { readonly at: string; readonly fault: WitnessFault } | null };

export type WitnessReport = {
  /** Null: none. */
  readonly witness:
    | (WitnessStanding & {
        /** Newest answered statement; null: none. */
        readonly lastStatedAt: string | null;
        /** Last fault; null after success or restart. */
        readonly failed: WitnessTrouble['last'];
      })
    | null;
  /** Newest statement; null: none. */
  readonly statedAt: string | null;
};

/** For the operator. @throws DomainError forbidden */
export const makeWitnessReport =
  (deps: {
    headStatements: Pick<HeadStatementStore, 'latest' | 'latestSeen'>;
    witnessStanding: ReadWitnessStanding;
    witnessTrouble: WitnessTrouble;
  }) =>
  async (access: Access): Promise<WitnessReport> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    const [standing, latest, seen] = await Promise.all([
      deps.witnessStanding(),
      deps.headStatements.latest(),
      deps.headStatements.latestSeen(),
    ]);
    const more = { lastStatedAt: seen?.at ?? null, failed: deps.witnessTrouble.last };
    return { witness: standing && { ...standing, ...more }, statedAt: latest?.at ?? null };
  };
