import { makeJudgeEvidence } from '../../domain/evidence/judge-evidence.ts';
import { makeConsentEvidence, makeLeadEvidence } from '../../domain/evidence/read-evidence.ts';
import { makeShowConsentEvidence, makeShowLeadEvidence } from '../../domain/evidence/show-evidence.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Evidence of consents, read and verified on each request. */
export const makeEvidenceUseCases = (base: BaseDeps) => {
  const reading = { leadEvidence: makeLeadEvidence(base), consentEvidence: makeConsentEvidence(base) };
  const deps = { ...reading, recordAct: base.recordAct };
  return {
    ...reading,
    showLeadEvidence: makeShowLeadEvidence(deps),
    showConsentEvidence: makeShowConsentEvidence(deps),
    judgeEvidence: makeJudgeEvidence(base),
    publicKeys: () => base.signer.publicKeys(),
  };
};
