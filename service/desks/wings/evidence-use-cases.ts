import { makeJudgeEvidence } from '../../domain/evidence/judge-evidence.ts';
import {
  type EvidenceDeps,
  makeConsentEvidence,
  makeLeadEvidence,
} from '../../domain/evidence/read-evidence.ts';
import { makeShowConsentEvidence, makeShowLeadEvidence } from '../../domain/evidence/show-evidence.ts';
import type { RecordAct } from '../../domain/model/audit/record-act.ts';

type Deps = EvidenceDeps & Parameters<typeof makeJudgeEvidence>[0] & { recordAct: RecordAct };

/** Evidence of consents, read and verified on each request. */
export const makeEvidenceUseCases = (base: Deps) => {
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
