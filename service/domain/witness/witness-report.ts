import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Witness, WitnessFault } from '../model/witness/witness.ts';
import type { HeadStatementStore, StoredStatement } from '../model/witness/witness-store.ts';
import type { ReadWitnessStanding, WitnessStanding } from './witness-standing.ts';

/** Why a witness last gave no answer, and when it was asked; kept while the process runs. */
export type WitnessFaults = Map<string, { readonly at: string; readonly fault: WitnessFault }>;

export type WitnessReport = {
  readonly witnesses: readonly (WitnessStanding & {
    readonly kind: Witness['kind'];
    /** Time of the newest statement that it answered; null before the first. */
    readonly lastStatedAt: string | null;
    /** Time of the newest statement of which it signed that it does not follow what it saw before; null for none. */
    readonly forkedAt: string | null;
    /** Its last missing answer; null once it answered after that, and after a restart. */
    readonly failed: { readonly at: string; readonly fault: WitnessFault } | null;
  })[];
  /** Time of the newest statement; null before the first. */
  readonly statedAt: string | null;
  /** Installations whose statements this one countersigns. */
  readonly witnessFor: readonly string[];
};

/** Such a statement is named for this long, among so many of the newest. */
const FORKS_MS = 90 * DAY_MS;
const MOST_STATEMENTS = 400;

const forkedAtOf = (statements: readonly StoredStatement[], witness: string): string | null =>
  statements.findLast(({ seen }) =>
    seen.some((one) => one.kind === 'zgoda' && one.by === witness && !one.follows),
  )?.at ?? null;

/** Who sees the ledgers of this installation, for its operator. @throws DomainError forbidden */
export const makeWitnessReport =
  (deps: {
    headStatements: Pick<HeadStatementStore, 'latest' | 'latestSeenBy' | 'listSince'>;
    witnesses: readonly Witness[];
    witnessFor: readonly { readonly name: string }[];
    witnessStanding: ReadWitnessStanding;
    witnessFaults: WitnessFaults;
    clock: Clock;
  }) =>
  async (access: Access): Promise<WitnessReport> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    const standing = await deps.witnessStanding();
    const since = new Date(deps.clock.now().getTime() - FORKS_MS).toISOString();
    const statements = await deps.headStatements.listSince(since, MOST_STATEMENTS);
    const witnesses = await Promise.all(
      standing.map(async (one) => ({
        ...one,
        kind: deps.witnesses.find(({ name }) => name === one.name)?.kind ?? 'zgoda',
        lastStatedAt: (await deps.headStatements.latestSeenBy(one.name))?.at ?? null,
        forkedAt: forkedAtOf(statements, one.name),
        failed: deps.witnessFaults.get(one.name) ?? null,
      })),
    );
    return {
      witnesses,
      statedAt: (await deps.headStatements.latest())?.at ?? null,
      witnessFor: deps.witnessFor.map(({ name }) => name),
    };
  };
