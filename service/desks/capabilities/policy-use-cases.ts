import { makeBindingInForce } from '../../domain/connection/fall-silent.ts';
import { makeNoteRefusal } from '../../domain/model/shop/note-refusal.ts';
import { makeBindPolicy } from '../../domain/notice/bind-policy.ts';
import { makeRecheckPolicyLinks, makeTypePolicyLink } from '../../domain/notice/check-policy-link.ts';
import { makeFormStanding } from '../../domain/notice/form-standing.ts';
import { makeLookAtReported } from '../../domain/notice/look-at-reported.ts';
import { makePublishNotices, makePublishPolicy } from '../../domain/notice/publish-notice.ts';
import { makeRejudgePolicy } from '../../domain/notice/rejudge-policy.ts';
import { makeSetPolicyLink } from '../../domain/notice/set-policy-link.ts';
import { makeTellOfLostPolicy, makeTellOfSilence } from '../../domain/notify/tell-staff.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Rule: CO-4. */
export const makePolicyUseCases = (base: BaseDeps) => {
  const tellOfLostPolicy = makeTellOfLostPolicy(base);
  const deps = {
    ...base,
    tellOfLostPolicy,
    publishPolicy: makePublishPolicy({ ...base, tellOfLostPolicy }),
    bindingInForce: makeBindingInForce({ ...base, tellOfSilence: makeTellOfSilence(base) }),
    noteRefusal: makeNoteRefusal(base),
  };
  const typePolicyLink = makeTypePolicyLink(deps);
  const recheckPolicyLinks = makeRecheckPolicyLinks(deps);
  const lookAtReportedPages = makeLookAtReported(deps);

  return {
    formStanding: makeFormStanding(base),
    publishNotices: makePublishNotices(base),
    bindPolicy: makeBindPolicy(deps),
    typePolicyLink,
    setPolicyLink: makeSetPolicyLink({ recordAct: base.recordAct, typePolicyLink }),
    recheckPolicyLinks,
    lookAtReportedPages,
    rejudgePolicy: makeRejudgePolicy({ recheckPolicyLinks, lookAtReportedPages }),
  };
};
export type PolicyUseCases = ReturnType<typeof makePolicyUseCases>;
