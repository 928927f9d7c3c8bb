import { makeIsRestricted } from '../domain/subject-rights/restriction/restrict-person.ts';
import { makeSubjectSources } from '../domain/subject-rights/sources/subject-sources.ts';
import { makeBaseDeps } from './base-deps.ts';
import { makeAccountUseCases } from './capabilities/account-use-cases.ts';
import { makeAgencyUseCases } from './capabilities/agency-use-cases.ts';
import { makeAgreementUseCases } from './capabilities/agreement-use-cases.ts';
import { makeAlertUseCases } from './capabilities/alert-use-cases.ts';
import { makeAttachmentUseCases } from './capabilities/attachment-use-cases.ts';
import { makeAuditUseCases } from './capabilities/audit-use-cases.ts';
import { makeBreachUseCases } from './capabilities/breach-use-cases.ts';
import { makeCardUseCases } from './capabilities/card-use-cases.ts';
import { makeChangeUseCases } from './capabilities/change-use-cases.ts';
import { makeBlockUseCases } from './capabilities/chat-extras/block-use-cases.ts';
import { makeMailInUseCases } from './capabilities/chat-extras/mail-in-use-cases.ts';
import { makeNoteUseCases } from './capabilities/chat-extras/note-use-cases.ts';
import { makeTagUseCases } from './capabilities/chat-extras/tag-use-cases.ts';
import { makeTeamUseCases } from './capabilities/chat-extras/team-use-cases.ts';
import { makeVisitUseCases } from './capabilities/chat-extras/visit-use-cases.ts';
import { makeWayBackUseCases } from './capabilities/chat-extras/way-back-use-cases.ts';
import { makeConfirmationUseCases } from './capabilities/confirmation-use-cases.ts';
import { makeConnectionUseCases } from './capabilities/connection-use-cases.ts';
import { makeConsentRegisterUseCases } from './capabilities/consent-register-use-cases.ts';
import { makeConversationUseCases } from './capabilities/conversation-use-cases.ts';
import { makeDepartureUseCases } from './capabilities/departure-use-cases.ts';
import { makeEvidenceUseCases } from './capabilities/evidence-use-cases.ts';
import { makeLeadUseCases } from './capabilities/lead-use-cases.ts';
import { makeQuarantineUseCases } from './capabilities/leads/quarantine-use-cases.ts';
import { makeSenderUseCases } from './capabilities/leads/sender-use-cases.ts';
import { makeMailUseCases } from './capabilities/mail-use-cases.ts';
import { makeMarketingUseCases } from './capabilities/marketing-use-cases.ts';
import { makeReleaseUseCases } from './capabilities/operator/release-use-cases.ts';
import { makePolicyUseCases } from './capabilities/policy-use-cases.ts';
import { makeReceiptUseCases } from './capabilities/receipt-use-cases.ts';
import { makeRecordUseCases } from './capabilities/record-use-cases.ts';
import { makeRegistrationUseCases } from './capabilities/registration-use-cases.ts';
import { makeReplyUseCases } from './capabilities/reply-use-cases.ts';
import { makeRetentionUseCases } from './capabilities/retention-use-cases.ts';
import { makeRightsUseCases } from './capabilities/rights-use-cases.ts';
import { makeSearchUseCases } from './capabilities/search-use-cases.ts';
import { makeShopUseCases } from './capabilities/shop-use-cases.ts';
import { makeStaffUseCases } from './capabilities/staff-use-cases.ts';
import { makeWidgetUseCases } from './capabilities/widget-use-cases.ts';
import { makeWitnessUseCases } from './capabilities/witness-use-cases.ts';
import type { DomainSettings, Ports } from './ports.ts';
import type { Stores } from './stores.ts';

export const makeUseCases = (stores: Stores, ports: Ports, settings: DomainSettings) => {
  const base = makeBaseDeps(stores, ports, settings);
  const staff = makeStaffUseCases(base);
  const alerts = makeAlertUseCases({ ...base, resolveAccess: staff.resolveAccess });
  const { sweepPushDevices } = alerts;
  const accounts = makeAccountUseCases({ ...base, sweepPushDevices, resolveAccess: staff.resolveAccess });
  const { resolveAccess, resolveAccesses } = staff;
  const registration = makeRegistrationUseCases(base);
  const audit = makeAuditUseCases(base);
  const { recordReading, whoRead } = audit;

  const policy = makePolicyUseCases(base);
  const { publishNotices, rejudgePolicy, formStanding } = policy;
  const changes = makeChangeUseCases(base);
  const shops = makeShopUseCases({ ...base, publishNotices, rejudgePolicy });
  const agreements = makeAgreementUseCases({ ...base, publishNotices });
  const agency = makeAgencyUseCases({
    ...base,
    resolveAccesses,
    publishNotices,
    shopStandings: shops.shopStandings,
  });

  const cards = makeCardUseCases(base);
  const attachments = makeAttachmentUseCases({ ...base, resolveAccess });
  const notes = makeNoteUseCases({ ...base, recordReading, findAssignee: staff.findAssignee });
  const chatExtras = {
    ...cards,
    ...alerts,
    ...attachments,
    ...notes,
    ...makeTagUseCases({ ...base, recordReading }),
    ...makeBlockUseCases(base),
    ...makeTeamUseCases({ ...base, findAssignee: staff.findAssignee }),
  };
  const conversations = makeConversationUseCases({
    ...base,
    formStanding,
    recordReading,
    ...chatExtras,
    resolveAccess: staff.resolveAccess,
  });
  const waysBack = makeWayBackUseCases(base);
  const marketing = makeMarketingUseCases(base);
  const leads = makeLeadUseCases({
    ...base,
    formStanding,
    isAskedAgain: changes.isAskedAgain,
    recordReading,
    takeTickedBoxes: marketing.takeTickedBoxes,
    takeBackUnticked: marketing.takeBackUnticked,
    endSubscription: marketing.endSubscription,
    findAssignee: staff.findAssignee,
  });
  const senders = makeSenderUseCases(base);
  const receipts = makeReceiptUseCases({
    ...base,
    whoRead,
    renewalOffer: leads.renewalOffer,
    endSubscription: marketing.endSubscription,
  });
  const widget = makeWidgetUseCases({
    ...base,
    openForm: leads.openForm,
    findShop: shops.findShop,
    formStanding,
    recheckPolicyLinks: policy.recheckPolicyLinks,
  });
  const { widgetMode } = widget;
  const connection = makeConnectionUseCases({
    ...base,
    ...{ publishNotices, resolveAccess, resolveAccesses, widgetMode },
  });

  const subjectSources = makeSubjectSources({
    ...base,
    ...chatExtras,
    whoRead,
    endSubscription: marketing.endSubscription,
  });
  const quarantine = makeQuarantineUseCases({
    ...base,
    recordReading,
    ...leads,
    subjectSources,
  });
  const isRestricted = makeIsRestricted({ subjectSources });
  const replies = makeReplyUseCases(base);
  const retention = makeRetentionUseCases({
    ...base,
    ...chatExtras,
    eraseConversation: conversations.eraseConversation,
    purgeOptins: marketing.purgeOptins,
    sweepAccounts: accounts.sweepAccounts,
    sweepRegistrations: registration.sweepRegistrations,
    sweepAgreements: agreements.sweepAgreements,
    isRestricted,
  });
  const rights = makeRightsUseCases({
    ...base,
    subjectSources,
    recordReading,
    sweepKeyless: retention.sweepKeyless,
    isRestricted,
    endSubscription: marketing.endSubscription,
  });

  const breaches = makeBreachUseCases(base);

  return {
    ...staff,
    ...accounts,
    ...registration,
    ...audit,
    ...policy,
    ...changes,
    ...shops,
    ...agreements,
    ...agency,
    ...chatExtras,
    ...replies,
    ...makeSearchUseCases(base),
    ...makeVisitUseCases({ ...base, recordReading }),
    ...conversations,
    ...waysBack,
    ...makeMailInUseCases(base),
    ...marketing,
    ...leads,
    ...senders,
    ...quarantine,
    ...receipts,
    ...widget,
    ...connection,
    ...rights,
    ...makeEvidenceUseCases(base),
    ...makeWitnessUseCases(base),
    ...makeReleaseUseCases(base),
    ...makeConsentRegisterUseCases({ ...base, recordReading }),
    ...breaches,
    ...makeRecordUseCases({ ...base, cardPurposes: cards.cardPurposes }),
    ...makeMailUseCases({
      ...base,
      recordReading,
      attachAgreement: agreements.attachAgreement,
      onSent: {
        request_answer: rights.recordAnswerSent,
        chat_waiting: alerts.noteAlertMail('delivered'),
        answer_waiting: waysBack.noteAnswerMailed,
        lead_answer: leads.recordLeadAnswerSent,
        breach_notice: breaches.recordBreachTold,
        sub_processor_notice: agreements.recordNoticeSent,
        agreement_renewal: agreements.recordRenewalSent,
      },
      onFailed: {
        chat_waiting: alerts.noteAlertMail('failed'),
        answer_waiting: waysBack.noteAnswerNotMailed,
        lead_answer: leads.tellLeadAnswerFailed,
        request_done: rights.recordTellFailed,
      },
    }),
    ...makeDepartureUseCases({ ...base, publishNotices, verifyAudit: audit.verifyAudit }),
    ...makeConfirmationUseCases({
      ...base,
      handlers: {
        agreement: agreements.agreementHandler,
        email: registration.registrationHandler,
        address: accounts.addressHandler,
        optin: marketing.optinHandler,
        subject_request: rights.subjectRequestHandler,
        sender: senders.senderHandler,
      },
    }),
    ...retention,
    subjectSources,
    agreementGate: base.agreementGate,
    recordAct: base.recordAct,
    recordConsent: base.recordConsent,
    recordConsentChange: base.recordConsentChange,
    queueMail: base.queueMail,
  };
};
export type UseCases = ReturnType<typeof makeUseCases>;
