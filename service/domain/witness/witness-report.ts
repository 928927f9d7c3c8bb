import { DomainError } from '../model/base/domain-error.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { WitnessFault } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';
import type { ReadWitnessStanding, WitnessStanding } from './witness-standing.ts';

/** Last faults by witness, in memory. */
export type WitnessFaults = Map<string, { readonly at: string; readonly fault: WitnessFault }>;

export type WitnessReport = {
  readonly witnesses: readonly (WitnessStanding & {
    /** Newest answered statement; null: none. */
    readonly lastStatedAt: string | null;
    /** Last fault; null after success or restart. */
    readonly failed: { readonly at: string; readonly fault: WitnessFault } | null;
  })[];
  /** Newest statement; null: none. */
  readonly statedAt: string | null;
};

/** Witnesses, for the operator. @throws DomainError forbidden */
export const makeWitnessReport =
  (deps: {
    headStatements: Pick<HeadStatementStore, 'latest' | 'latestSeenBy'>;
    witnessStanding: ReadWitnessStanding;
    witnessFaults: WitnessFaults;
  }) =>
  async (access: Access): Promise<WitnessReport> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    const standing = await deps.witnessStanding();
    const witnesses = await Promise.all(
      standing.map(async (one) => ({
        ...one,
        lastStatedAt: (await deps.headStatements.latestSeenBy(one.name))?.at ?? null,
        failed: deps.witnessFaults.get(one.name) ?? null,
      })),
    );
    return {
      witnesses,
      statedAt: (await deps.headStatements.latest())?.at ?? null,
    };
  };
