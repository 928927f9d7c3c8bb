import type { EvidenceKey } from '../evidence/evidence.ts';
import type { Judge } from '../evidence/judge-signature.ts';
import { readKept } from '../evidence/kept-statements.ts';
import { judgeEvidenceText } from '../evidence/verify-file.ts';
import { statementText } from '../model/witness/statement.ts';
import type { KeptOutside } from './compare-heads.ts';
import { isLedgerText } from './ledger-file.ts';
import { readGenuineLedger } from './verify-ledger.ts';

/** In the mail to the owner: number and hash of the newest entry, on two lines. */
const MAILED_PLACE = /n[or][.]? ([0-9]{1,15})\s{1,4}[^:\n]{1,60}: ([0-9a-f]{64})/gi;

const idOf = (judge: Judge) => async (statement: Parameters<typeof statementText>[0]) => ({
  at: statement.at,
  id: await judge.sha256Hex(statementText(statement)),
});

/** An earlier file of the same ledger. */
const readEarlier = async (text: string, keys: readonly EvidenceKey[], judge: Judge) => {
  const file = await readGenuineLedger(text, keys, judge);
  if (file === null) return null;
  const { sealed, entries, statements } = file;
  return {
    shopId: sealed.shop.id,
    statements: await Promise.all(statements.map(({ statement }) => idOf(judge)(statement))),
    places: entries.map(({ seq, hash }) => ({ seq, hash, at: sealed.asOf.at })),
  };
};

/** The proof of one consent; one that does not hold says nothing about the ledger. */
const readProof = async (text: string, keys: readonly EvidenceKey[], judge: Judge) => {
  const judgement = await judgeEvidenceText(text, keys, judge);
  if (judgement.kind !== 'judged' || judgement.file?.whole == null || !judgement.verdict.valid) return null;
  const { evidence, whole } = judgement.file;
  return {
    shopId: whole.shopId,
    statements: await Promise.all(whole.witnesses.map(({ statement }) => idOf(judge)(statement))),
    places: evidence.chain.map(({ seq, hash }) => ({ seq, hash, at: whole.asOf.at })),
  };
};

/**
 * Reads what somebody kept of a ledger: the list of a witness, a mail to the owner, a proof, or an earlier ledger file.
 * @returns null when it is none of them, belongs to another shop, or is not genuine
 */
export const readKeptOutside = async (
  name: string,
  text: string,
  shopId: string,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<KeptOutside | null> => {
  const ofFile = isLedgerText(text)
    ? await readEarlier(text, keys, judge)
    : text.startsWith('{"asOf":')
      ? await readProof(text, keys, judge)
      : null;
  if (ofFile !== null) return ofFile.shopId === shopId ? { name, ...ofFile } : null;
  if (text.startsWith('{"asOf":')) return null;
  const statements = await readKept(text, judge);
  if (statements === null) return null;
  const at =
    statements
      .map((one) => one.at)
      .sort()
      .at(-1) ?? '';
  const places = [...text.matchAll(MAILED_PLACE)].map(([, seq, hash = '']) => ({
    seq: Number(seq),
    hash,
    at,
  }));
  return { name, statements, places };
};
