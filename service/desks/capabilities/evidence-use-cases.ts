import { makeJudgeEvidence } from '../../domain/evidence/judge-evidence.ts';
import {
  makeConsentEvidence,
  makeConversationEvidence,
  makeLeadEvidence,
} from '../../domain/evidence/read-evidence.ts';
import {
  makeShowConsentEvidence,
  makeShowConversationEvidence,
  makeShowLeadEvidence,
} from '../../domain/evidence/show-evidence.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeEvidenceUseCases = (base: BaseDeps) => {
  const reading = {
    leadEvidence: makeLeadEvidence(base),
    conversationEvidence: makeConversationEvidence(base),
    consentEvidence: makeConsentEvidence(base),
  };
  const deps = { ...reading, recordAct: base.recordAct };
  return {
    ...reading,
    showLeadEvidence: makeShowLeadEvidence(deps),
    showConversationEvidence: makeShowConversationEvidence(deps),
    showConsentEvidence: makeShowConsentEvidence(deps),
    judgeEvidence: makeJudgeEvidence(base),
    publicKeys: () => base.signer.publicKeys(),
  };
};
