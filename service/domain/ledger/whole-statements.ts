import type { EvidenceKey } from '../evidence/evidence.ts';
import { type Judge, makeJudgeSignature } from '../evidence/judge-signature.ts';
import { statementText } from '../model/witness/statement.ts';
import { rootOf } from './check-statements.ts';
import { type LedgerFile, ledgerSealText } from './ledger-file.ts';

/** Whether another ledger file of the same service bears its seal. */
export const isSealed = async (
  { sealed, seal }: LedgerFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<boolean> => {
  const signed = { text: ledgerSealText(sealed), ...seal };
  return (await makeJudgeSignature(keys, judge)(signed, sealed.asOf.at)) === 'signature';
};

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

/**
 * Makes each statement again from all ledgers of a service. What was under it and is in none of them was left out, which
 * a single ledger cannot show.
 * @param others all other ledgers of the service
 * @returns times of the statements that hold something else
 */
export const statementsNotWhole = async (
  file: LedgerFile,
  others: readonly LedgerFile[],
  judge: Judge,
): Promise<string[]> => {
  const all = [file, ...others];
  const until = all.map(({ sealed }) => sealed.asOf.at).sort()[0] ?? '';
  const found = await Promise.all(all.map((one) => rootsIn(one, judge)));
  const wrong: string[] = [];
  for (const { statement } of file.statements.filter((one) => one.statement.at <= until)) {
    const id = await judge.sha256Hex(statementText(statement));
    const roots = found.flatMap((roots) => roots.get(id) ?? []).sort();
    if ((await rootOf(roots, judge)) !== statement.root) wrong.push(statement.at);
  }
  return wrong;
};
