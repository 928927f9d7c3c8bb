import { DomainError } from '../model/base/domain-error.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { WitnessFault } from '../model/witness/witness.ts';
import type { HeadStatementStore } from '../model/witness/witness-store.ts';
import type { ReadWitnessStanding, WitnessStanding } from './witness-standing.ts';

/** Why a witness last gave no answer, and when it was asked; kept while the process runs. */
export type WitnessFaults = Map<string, { readonly at: string; readonly fault: WitnessFault }>;

export type WitnessReport = {
  readonly witnesses: readonly (WitnessStanding & {
    /** Time of the newest statement that it answered; null before the first. */
    readonly lastStatedAt: string | null;
    /** Its last missing answer; null once it answered after that, and after a restart. */
    readonly failed: { readonly at: string; readonly fault: WitnessFault } | null;
  })[];
  /** Time of the newest statement; null before the first. */
  readonly statedAt: string | null;
};

/** Who sees the ledgers of this installation, for its operator. @throws DomainError forbidden */
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
