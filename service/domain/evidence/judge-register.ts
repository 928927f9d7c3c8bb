import type { EvidenceKey } from './evidence.ts';
import { type Judge, makeJudgeSignature } from './judge-signature.ts';
import type { RegisterFile } from './read-register.ts';
import { registerSealText } from './register-file.ts';
import { judged, type Verdict } from './verify-evidence.ts';

/** Once each, in order, up to the head. */
const standsInLedger = ({ statement: { asOf }, places }: RegisterFile): boolean => {
  const last = asOf.head?.seq ?? 0;
  const named = places ?? [];
  return named.every((seq, at) => seq <= last && seq > (named[at - 1] ?? 0));
};

/** Verifies a register: signature and list hash. Rule: CO-9. */
export const verifyRegister = (
  file: RegisterFile,
  keys: readonly EvidenceKey[],
  judge: Judge,
): Promise<Verdict> =>
  judged(null, async (say) => {
    const { statement, seal, setText, count } = file;
    const judgeSignature = makeJudgeSignature(keys, judge);
    const finding = await judgeSignature({ text: registerSealText(statement), ...seal }, statement.asOf.at);
    const isSigned = finding === 'signature';
    say(
      'seal',
      'seal',
      isSigned ? 'seal' : finding === 'signature_wrong' ? 'seal_wrong' : finding,
      !isSigned,
      {
        keyId: seal.keyId,
      },
    );
    const isSame = statement.set.sha256 === (await judge.sha256Hex(setText)) && statement.set.count === count;
    say('set', 'set', isSame ? 'set' : 'set_altered', !isSame);
    const isPlaced = standsInLedger(file);
    say('as_of', 'as_of', isPlaced ? 'set_placed' : 'as_of_broken', !isPlaced);
  });
