import {
  makeAnswerLead,
  makeReadAnswerDeliveries,
  makeRecordLeadAnswerSent,
  makeTellLeadAnswerFailed,
} from '../../domain/lead/answer-lead.ts';
import { makeExportLeads } from '../../domain/lead/export-leads.ts';
import { makeFormTokens } from '../../domain/lead/form-token.ts';
import { makeOpenForm } from '../../domain/lead/open-form.ts';
import { makeListLeads, makeReadLead } from '../../domain/lead/read-leads.ts';
import { makeRenewalOffer, makeRenewLead } from '../../domain/lead/renew-lead.ts';
import {
  makeAssignLead,
  makeCountLeads,
  makeMarkLead,
  makeNameLeadStaff,
  makeShowLead,
  makeShowLeads,
} from '../../domain/lead/show-leads.ts';
import { makeShowOtherMessages } from '../../domain/lead/show-other-messages.ts';
import { makeSubmitLead } from '../../domain/lead/submit-lead.ts';
import { makeSuspectLead } from '../../domain/lead/suspect-lead.ts';
import { makeFindReceipt, makeWithdrawLead } from '../../domain/lead/withdraw-lead.ts';
import { makeWorkLead } from '../../domain/lead/work-lead.ts';
import { makeTellOfGivenLead } from '../../domain/notify/tell-of-given-lead.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { AuditUseCases } from './audit-use-cases.ts';
import type { ChangeUseCases } from './change-use-cases.ts';
import type { MarketingUseCases } from './marketing-use-cases.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';

type Deps = BaseDeps &
  Pick<AuditUseCases, 'recordReading'> &
  Pick<ChangeUseCases, 'isAskedAgain'> &
  Pick<MarketingUseCases, 'takeTickedBoxes' | 'takeBackUnticked' | 'endSubscription'> &
  Pick<PolicyUseCases, 'formStanding'> &
  Pick<StaffUseCases, 'findAssignee'>;

/** Rules: CO-1 to CO-7. */
export const makeLeadUseCases = (base: Deps) => {
  const formTokens = makeFormTokens(base.digest, base.ids, base.clock);
  const openForm = makeOpenForm({ ...base, formTokens });
  const reading = {
    listLeads: makeListLeads(base),
    readLead: makeReadLead(base),
    workLead: makeWorkLead(base),
  };
  const deps = { ...base, ...reading };
  const nameLeadStaff = makeNameLeadStaff(base);
  return {
    openForm,
    submitLead: makeSubmitLead({ ...base, formTokens, suspectLead: makeSuspectLead(base) }),
    ...reading,
    showLeads: makeShowLeads(deps),
    countLeads: makeCountLeads(base),
    showLead: makeShowLead(deps),
    markLead: makeMarkLead(deps),
    assignLead: makeAssignLead({ ...deps, tellOfGivenLead: makeTellOfGivenLead(base) }),
    nameLeadStaff,
    exportLeads: makeExportLeads({ ...deps, nameLeadStaff }),
    showOtherMessages: makeShowOtherMessages(deps),
    answerLead: makeAnswerLead(deps),
    readAnswerDeliveries: makeReadAnswerDeliveries(base),
    recordLeadAnswerSent: makeRecordLeadAnswerSent(deps),
    tellLeadAnswerFailed: makeTellLeadAnswerFailed(base),
    findReceipt: makeFindReceipt(base),
    renewalOffer: makeRenewalOffer(base),
    renewLead: makeRenewLead(base),
    withdrawLead: makeWithdrawLead(base),
  };
};
export type LeadUseCases = ReturnType<typeof makeLeadUseCases>;
