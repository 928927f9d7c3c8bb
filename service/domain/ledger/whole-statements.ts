import type { Judge } from '../evidence/judge-signature.ts';
import { departedText } from '../model/witness/departed-ledger.ts';
import { statementText } from '../model/witness/statement.ts';
import { rootOf } from './check-statements.ts';
import type { DepartedInFile, LedgerFile } from './ledger-file.ts';

/** The roots that a file has under each statement, by the hash of the statement. */
const rootsIn = async ({ entries, statements }: LedgerFile, judge: Judge): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const { statement, spans } of statements) {
    const roots = spans.map(({ from, to }) =>
      rootOf(
        entries.slice(from - 1, to).map(({ hash }) => hash),
        judge,
      ),
    );
    const id = await judge.sha256Hex(statementText(statement));
    found.set(
      id,
      (await Promise.all(roots)).flatMap((root) => root ?? []),
    );
  }
  return found;
};

/** Whether all ledgers together are everything that the statements are about. */
export type Wholeness = {
  /** How many statements were made again or tried: those up to the oldest of the files. */
  readonly made: number;
  /** Times of the statements that hold something else. */
  readonly notMade: readonly string[];
  /** When the shops were deleted whose ledgers were counted by the hashes that are left of them. */
  readonly departed: readonly string[];
};

/**
 * What is left of deleted ledgers, by the hash of the statement: their roots, and what is left itself as a leaf. One
 * counts only where a later statement among those made again holds it, so that nobody can make one up afterwards.
 */
const departedRoots = async (
  departed: readonly DepartedInFile[],
  made: readonly string[],
  judge: Judge,
): Promise<{ roots: Map<string, string[]>; counted: readonly DepartedInFile[] }> => {
  const places = new Map(made.map((id, place) => [id, place]));
  const roots = new Map<string, string[]>();
  const add = (id: string, root: string) => roots.set(id, [...(roots.get(id) ?? []), root]);
  const counted = departed.filter(({ statement }) => statement !== null && places.has(statement));
  for (const one of counted) {
    const own = one.statement ?? '';
    add(own, await judge.sha256Hex(departedText(one)));
    for (const { root, statement } of one.spans) {
      if ((places.get(statement) ?? Number.POSITIVE_INFINITY) < (places.get(own) ?? 0)) add(statement, root);
    }
  }
  return { roots, counted };
};

/**
 * Makes each statement again from all ledgers of a service, and from what is left of those that were deleted. What was
 * under it and is in none of them was left out, which a single ledger cannot show. Decisions 0092, 0237.
 * @param others all other ledgers of the service
 */
export const makeAgain = async (
  file: LedgerFile,
  others: readonly LedgerFile[],
  judge: Judge,
): Promise<Wholeness> => {
  const all = [file, ...others];
  const until = all.map(({ sealed }) => sealed.asOf.at).sort()[0] ?? '';
  const found = await Promise.all(all.map((one) => rootsIn(one, judge)));
  const statements = file.statements.filter((one) => one.statement.at <= until);
  const ids = await Promise.all(statements.map(({ statement }) => judge.sha256Hex(statementText(statement))));
  const departed = await departedRoots(file.sealed.departed ?? [], ids, judge);
  const notMade: string[] = [];
  for (const [place, { statement }] of statements.entries()) {
    const id = ids[place] ?? '';
    const roots = [...found, departed.roots].flatMap((roots) => roots.get(id) ?? []).sort();
    if ((await rootOf(roots, judge)) !== statement.root) notMade.push(statement.at);
  }
  return { made: statements.length, notMade, departed: departed.counted.map(({ at }) => at).sort() };
};
