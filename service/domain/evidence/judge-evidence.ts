import { DomainError } from '../model/base/domain-error.ts';
import type { Digest, EvidenceSigner, PublicKeyReader } from '../model/base/ports.ts';
import { type EvidenceKey, readEvidenceFile } from './evidence.ts';
import { type Verdict, verifyEvidence } from './verify-evidence.ts';

type Deps = { signer: Pick<EvidenceSigner, 'publicKeys'>; digest: Digest; readKey: PublicKeyReader };

/**
 * Judges an evidence file that anybody sends; stores nothing. Rule: CO-9.
 * @param keys the keys to judge by; null: those that the service publishes
 * @throws DomainError invalid_request for anything but an evidence file
 */
export const makeJudgeEvidence =
  (deps: Deps) =>
  async (sent: unknown, keys: readonly EvidenceKey[] | null): Promise<Verdict> => {
    const file = readEvidenceFile(sent);
    if (file === null) {
      throw new DomainError('invalid_request', 'This is not a proof file from Zgoda.', {
        fields: { evidence: 'must be a file downloaded with "Show the proof"' },
      });
    }
    return verifyEvidence(file.evidence, keys ?? deps.signer.publicKeys(), {
      sha256Hex: deps.digest.sha256Hex,
      readKey: deps.readKey,
    });
  };
