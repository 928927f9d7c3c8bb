import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile } from '../../service/domain/evidence/evidence.ts';
import { type Judgement, judgeEvidenceText } from '../../service/domain/evidence/verify-file.ts';
import { publicKeyId, readEd25519Key } from '../../service/outbound/ed25519-keys.ts';
import { folder } from '../evidence-vectors/make-vectors.ts';
import { sha256Hex } from '../evidence-vectors/vector-ledger.ts';

const keys =
  (await readKeyFile(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')), publicKeyId)) ?? [];
const judge = { sha256Hex, readKey: readEd25519Key };

export const judgeVector = (text: string): Promise<Judgement> => judgeEvidenceText(text, keys, judge);

export const evidenceOutcome = async (bytes: Uint8Array): Promise<string> => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'unreadable';
  }
  const judgement = await judgeVector(text);
  if (judgement.kind === 'unreadable') return 'unreadable';
  if (judgement.kind === 'register') return judgement.verdict.valid ? 'genuine' : 'not_valid';
  return judgement.verdict.standing?.state ?? 'not_valid';
};
