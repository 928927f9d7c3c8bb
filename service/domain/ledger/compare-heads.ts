import type { KeptStatement } from '../evidence/check-witnesses.ts';
import type { CheckedStatement } from './check-statements.ts';
import type { LedgerFile } from './ledger-file.ts';

/** A place of the ledger as somebody outside kept it. */
export type KeptPlace = {
  readonly seq: number;
  readonly hash: string;
  /** Until when it was in the ledger, as far as what was kept says. */
  readonly at: string;
};
/** What one source outside says about the ledger. */
export type KeptOutside = {
  /** File or address it came from. */
  readonly name: string;
  readonly statements: readonly KeptStatement[];
  readonly places: readonly KeptPlace[];
};

/**
 * `missing`: it was there, and the ledger does not have it. `lost`: the same, but the ledger itself says that a backup
 * was restored, so that entries of that time are lost.
 */
export type Compared = 'agrees' | 'missing' | 'differs' | 'lost';

/** What all ledgers held at one time, as somebody outside saw or kept it. */
export type ComparedHead = {
  readonly at: string;
  readonly result: Compared;
  /** First place of those that differ. */
  readonly seq: number | null;
  /** Who saw or kept it. */
  readonly by: readonly string[];
  /** Witnesses that had seen another statement in place of the one before. */
  readonly forked: readonly string[];
};
/** One place of the ledger, as somebody kept it. */
export type ComparedPlace = { readonly seq: number; readonly result: Compared; readonly by: string };
export type Gap = { readonly from: string; readonly to: string };

/** A statement goes out once a day, so a longer time without a witness is a gap. */
const GAP_MS = 48 * 3_600_000;

/** What to compare, by the name of the statement: everything that is known outside. */
const knownOf = (
  statements: readonly CheckedStatement[],
  kept: readonly KeptOutside[],
): Map<string, { at: string; by: Set<string> }> => {
  const known = new Map<string, { at: string; by: Set<string> }>();
  // A statement of the file that its own entries do not lead to is told, whoever saw it.
  for (const { id, at, differsAt } of statements)
    if (differsAt !== null) known.set(id, { at, by: new Set() });
  const add = (id: string, at: string, name: string) => {
    const one = known.get(id) ?? { at, by: new Set() };
    known.set(id, { at, by: one.by.add(name) });
  };
  for (const { id, at, by } of statements) for (const { name } of by) add(id, at, name);
  for (const { name, statements: own } of kept) for (const { id, at } of own) add(id, at, name);
  return known;
};

/** Compares the ledger with each statement that somebody outside knows of, up to the time of the file. */
export const compareHeads = (
  { sealed }: Pick<LedgerFile, 'sealed'>,
  statements: readonly CheckedStatement[],
  kept: readonly KeptOutside[],
): ComparedHead[] => {
  const own = new Map(statements.map((one) => [one.id, one]));
  const isLost = (time: string) =>
    sealed.epochs.some(({ from, at }) => time <= at && (from === null || time > from));
  return [...knownOf(statements, kept)]
    .filter(([id, { at }]) => own.has(id) || at <= sealed.asOf.at)
    .map(([id, { at, by }]): ComparedHead => {
      const found = own.get(id);
      const forked = (found?.by ?? []).filter(({ follows }) => !follows).map(({ name }) => name);
      const head = { at, by: [...by], forked };
      if (found === undefined) return { ...head, result: isLost(at) ? 'lost' : 'missing', seq: null };
      const { differsAt } = found;
      return { ...head, result: differsAt === null ? 'agrees' : 'differs', seq: differsAt };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
};

/**
 * Compares single places, as mails, proofs and earlier ledger files hold them.
 * @returns of each source the first place of a kind, and how many entries are lost
 */
export const comparePlaces = (
  { sealed, entries }: Pick<LedgerFile, 'sealed' | 'entries'>,
  kept: readonly KeptOutside[],
): { places: ComparedPlace[]; lost: number } => {
  const lost = new Set<string>();
  const places = kept.flatMap(({ name, places: own }) => {
    const compared = own
      .filter(({ seq, at }) => seq <= entries.length || at <= sealed.asOf.at)
      .map(({ seq, hash, at }): ComparedPlace => {
        const found = entries[seq - 1];
        const isLost = sealed.epochs.some((opening) => opening.seq <= seq && at <= opening.at);
        if (found?.hash === hash) return { seq, by: name, result: 'agrees' };
        if (isLost) {
          lost.add(hash);
          return { seq, by: name, result: 'lost' };
        }
        return { seq, by: name, result: found === undefined ? 'missing' : 'differs' };
      });
    return compared.filter(({ result }, at) => compared.findIndex((one) => one.result === result) === at);
  });
  return { places, lost: lost.size };
};

/** Times of more than two days in which nobody outside saw the ledger, from the oldest time that anybody names. */
export const gapsOf = (
  { sealed, entries }: Pick<LedgerFile, 'sealed' | 'entries'>,
  heads: readonly ComparedHead[],
): Gap[] => {
  const [first] = [...entries, ...heads].flatMap(({ at }) => at ?? []).sort();
  if (first === undefined) return [];
  const seen = heads.filter(({ result }) => result === 'agrees').map(({ at }) => at);
  const times = [first, ...seen, sealed.asOf.at];
  return times.slice(1).flatMap((to, index) => {
    const from = times[index] ?? to;
    return Date.parse(to) - Date.parse(from) > GAP_MS ? [{ from, to }] : [];
  });
};
