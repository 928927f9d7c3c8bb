import {
  type EvidenceDeps,
  makeConsentEvidence,
  makeLeadEvidence,
} from '../../domain/evidence/read-evidence.ts';

/** Proof of agreements: read afresh, judged on the spot. */
export const makeEvidenceUseCases = (base: EvidenceDeps) => ({
  leadEvidence: makeLeadEvidence(base),
  consentEvidence: makeConsentEvidence(base),
});
