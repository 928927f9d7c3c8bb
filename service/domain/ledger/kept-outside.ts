import type { KeptStatement } from '../evidence/check-witnesses.ts';
import type { EvidenceKey } from '../evidence/evidence.ts';
import { type Judge, makeJudgeSignature } from '../evidence/judge-signature.ts';
import { readKept } from '../evidence/kept-statements.ts';
import { judgeEvidenceText } from '../evidence/verify-file.ts';
import { statementText } from '../model/witness/statement.ts';
import { isLedgerText, ledgerSealText, readLedgerFile } from './ledger-file.ts';

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

/** In the mail to the owner: number and hash of the newest entry, on two lines. */
const MAILED_PLACE = /n[or][.]? ([0-9]{1,15})\s{1,4}[^:\n]{1,60}: ([0-9a-f]{64})/gi;

const idOf = (judge: Judge) => async (statement: Parameters<typeof statementText>[0]) => ({
  at: statement.at,
  id: await judge.sha256Hex(statementText(statement)),
});

/** An earlier file of the same ledger; only its seal is asked. */
const readEarlier = async (text: string, keys: readonly EvidenceKey[], judge: Judge) => {
  const file = readLedgerFile(text);
  if (file === null) return null;
  const { sealed, seal, entries, statements } = file;
  const finding = await makeJudgeSignature(keys, judge)(
    { text: ledgerSealText(sealed), ...seal },
    sealed.asOf.at,
  );
  if (finding !== 'signature') return null;
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
