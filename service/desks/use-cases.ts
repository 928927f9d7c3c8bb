import { makeEndGrant, makeGrantShopAccess, makeListGrants } from '../domain/agency/grant-shop-access.ts';
import { makeAgreementConfirmation } from '../domain/agreement/confirm-agreement.ts';
import { makeVerifyAudit } from '../domain/audit/verify-audit.ts';
import { makeDisconnectFromShop, makeDisconnectStore } from '../domain/connection/disconnect-store.ts';
import { makeBindingInForce, makePauseStore } from '../domain/connection/fall-silent.ts';
import { makeOfferConnection } from '../domain/connection/offer-connection.ts';
import { makeReadConnection } from '../domain/connection/read-connection.ts';
import { makeRedeemConnection } from '../domain/connection/redeem-connection.ts';
import { makeTestStore } from '../domain/connection/test-store.ts';
import { makeEndProof } from '../domain/consent/end-proof.ts';
import { makeRecordConsent, makeRecordConsentChange } from '../domain/consent/record-consent.ts';
import { makeSweepOrphans, refKeepers } from '../domain/consent/sweep-orphans.ts';
import {
  makeAssignConversation,
  makeCloseConversation,
  makeEndConversation,
  makeEraseConversation,
} from '../domain/conversation/close-conversation.ts';
import { makeExtendConversation } from '../domain/conversation/extend-conversation.ts';
import { makeMarkRead } from '../domain/conversation/mark-read.ts';
import { makeReadInbox } from '../domain/conversation/read-inbox.ts';
import { makeReceiveMessage } from '../domain/conversation/receive-message.ts';
import {
  makeConversationByToken,
  makeReadEvents,
  makeResumeConversation,
} from '../domain/conversation/resume-conversation.ts';
import {
  makeOpenConversation,
  makeSendStaffMessage,
  makeSendVisitorMessage,
} from '../domain/conversation/send-message.ts';
import { makeIdentifyCustomer, makeReadCustomer } from '../domain/customer/identify-customer.ts';
import { makeFormTokens } from '../domain/lead/form-token.ts';
import { makeNoteContact } from '../domain/lead/note-contact.ts';
import { makeOpenForm } from '../domain/lead/open-form.ts';
import { makeListLeads, makeReadLead } from '../domain/lead/read-leads.ts';
import { makeRenewalOffer, makeRenewLead } from '../domain/lead/renew-lead.ts';
import { makeMarkLead, makeShowLead, makeShowLeads } from '../domain/lead/show-leads.ts';
import { makeSubmitLead } from '../domain/lead/submit-lead.ts';
import { makeFindReceipt, makeWithdrawLead } from '../domain/lead/withdraw-lead.ts';
import { makeOptinConfirmation } from '../domain/marketing/confirm-optin.ts';
import { makeEndSubscription, makePurgeOptins } from '../domain/marketing/end-subscription.ts';
import { makeTakeTickedBoxes } from '../domain/marketing/ticked-boxes.ts';
import { makeAgreementGate } from '../domain/model/agreement/agreement-gate.ts';
import { makeRecordAct } from '../domain/model/audit/record-act.ts';
import { makeOpenConfirmation } from '../domain/model/confirmation/open-confirmation.ts';
import { makeErasedSendings } from '../domain/model/erasure/erased-sendings.ts';
import { makeMarkErased, makeMarkErasedShop } from '../domain/model/erasure/erasure-mark.ts';
import type { AttachAgreement } from '../domain/model/mail/mailer.ts';
import { makeQueueMail } from '../domain/model/mail/queue-mail.ts';
import { makeNoteRefusal } from '../domain/model/shop/note-refusal.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { makeFindConversation, makeResolveAccess } from '../domain/model/staff/resolve-access.ts';
import { makeBindPolicy } from '../domain/notice/bind-policy.ts';
import { makeRecheckPolicyLinks, makeTypePolicyLink } from '../domain/notice/check-policy-link.ts';
import { makeIsAskedAgain } from '../domain/notice/decide-change.ts';
import { makeLookAtReported } from '../domain/notice/look-at-reported.ts';
import { makeFormStanding, makePublishNotices } from '../domain/notice/publish-notice.ts';
import { makeSetPolicyLink } from '../domain/notice/set-policy-link.ts';
import { makeSweepNotices } from '../domain/notice/sweep-notices.ts';
import { makeTellOfSilence, makeWatchPolicy } from '../domain/notify/tell-staff.ts';
import { composePolicyTexts } from '../domain/policy-text/compose-policy-text.ts';
import { makeSweepChatReceipts } from '../domain/receipt/open-chat-receipt.ts';
import { makeShowChatReceipt, makeShowReceipt } from '../domain/receipt/show-receipt.ts';
import { makeRegistrationConfirmation } from '../domain/registration/confirm-registration.ts';
import {
  makeAuthenticateAdapter,
  makeRenewStoreSecret,
  makeRotateAdapterSecret,
} from '../domain/shop/adapter-secret.ts';
import { makeChangeSettings } from '../domain/shop/change-settings.ts';
import { makeCheckInstallation } from '../domain/shop/check-installation.ts';
import { makeFindShop } from '../domain/shop/find-shop.ts';
import { makeRegisterShop } from '../domain/shop/register-shop.ts';
import { makeShopStanding } from '../domain/shop/shop-standing.ts';
import { makeSignRelease } from '../domain/shop/sign-release.ts';
import { makeAcceptInvitation, makeLookAtInvitation } from '../domain/staff/accept-invitation.ts';
import { makeAuthenticateStaff } from '../domain/staff/authenticate-staff.ts';
import { makeChangeProfile, makeSetMailPreferences } from '../domain/staff/change-profile.ts';
import { makeCreateOrganisation, makeCreateOwner } from '../domain/staff/create-organisation.ts';
import { makeFindAssignee } from '../domain/staff/find-assignee.ts';
import { makeInviteStaff, makeWithdrawInvitation } from '../domain/staff/invite-staff.ts';
import { makeListOrganisations } from '../domain/staff/list-organisations.ts';
import { makeListPeople } from '../domain/staff/list-people.ts';
import { makeRefreshSession, makeSignOut } from '../domain/staff/refresh-session.ts';
import { makeRemoveMember } from '../domain/staff/remove-member.ts';
import { makeChangePassword, makeSignIn } from '../domain/staff/sign-in.ts';
import { makeSubjectSources } from '../domain/subject-rights/sources/subject-sources.ts';
import { makeOpenWidget, makeWidgetMode } from '../domain/widget/open-widget.ts';
import type { DomainSettings, Ports } from './ports.ts';
import type { Stores } from './stores.ts';
import { makeAccountUseCases } from './wings/account-use-cases.ts';
import { makeAgencyUseCases } from './wings/agency-use-cases.ts';
import { makeAgreementUseCases } from './wings/agreement-use-cases.ts';
import { makeAuditUseCases } from './wings/audit-use-cases.ts';
import { makeBreachUseCases } from './wings/breach-use-cases.ts';
import { makeCardUseCases } from './wings/card-use-cases.ts';
import { makeChangeUseCases } from './wings/change-use-cases.ts';
import { makeConfirmationUseCases } from './wings/confirmation-use-cases.ts';
import { makeDepartureUseCases } from './wings/departure-use-cases.ts';
import { makeEvidenceUseCases } from './wings/evidence-use-cases.ts';
import { makeMailUseCases } from './wings/mail-use-cases.ts';
import { makeMarketingUseCases } from './wings/marketing-use-cases.ts';
import { makeReceiptUseCases } from './wings/receipt-use-cases.ts';
import { makeRecordUseCases } from './wings/record-use-cases.ts';
import { makeRegistrationUseCases } from './wings/registration-use-cases.ts';
import { makeRetentionUseCases } from './wings/retention-use-cases.ts';
import { makeRightsUseCases } from './wings/rights-use-cases.ts';

/** The whole behaviour of the service, wired once. Edges take it, never a store. */
export const makeUseCases = (stores: Stores, ports: Ports, settings: DomainSettings) => {
  const stored = { ...stores, ...ports, ...settings };
  const base = { ...stored, erasedSendings: makeErasedSendings(stored) };
  const endProof = makeEndProof(base);
  const agreementGate = makeAgreementGate(settings.deployment, stores.agreements, ports.clock);
  const recordAct = makeRecordAct(base);
  const queueMail = makeQueueMail(base);
  const noticeDeps = { ...base, agreementGate, recordAct };
  const formStanding = makeFormStanding(noticeDeps);
  const publishNotices = makePublishNotices(noticeDeps);
  const formTokens = makeFormTokens(ports.digest, ports.ids, ports.clock);
  const openForm = makeOpenForm({ formTokens, formStanding });
  const silenceDeps = { ...base, tellOfSilence: makeTellOfSilence({ ...base, queueMail }) };
  const policyDeps = { ...base, publishNotices, bindingInForce: makeBindingInForce(silenceDeps) };
  const conversationDeps = { ...base, agreementGate, recordAct };
  const openConversation = makeOpenConversation(conversationDeps);
  const sendVisitorMessage = makeSendVisitorMessage(conversationDeps);
  const cardUseCases = makeCardUseCases({ ...conversationDeps, endProof });
  const staffDeps = { ...base, recordAct };
  const watchPolicy = makeWatchPolicy({ ...base, queueMail });
  const noteRefusal = makeNoteRefusal(base);
  const bindPolicy = makeBindPolicy({ ...policyDeps, noteRefusal });
  const typePolicyLink = makeTypePolicyLink(policyDeps);
  const checkPolicyLinks = makeRecheckPolicyLinks(policyDeps);
  const recheckPolicyLinks: typeof checkPolicyLinks = (scope, maxAgeMs) =>
    watchPolicy(scope, () => checkPolicyLinks(scope, maxAgeMs));
  const lookAtReported = makeLookAtReported(policyDeps);
  const lookAtReportedPages: typeof lookAtReported = (scope, maxAgeMs) =>
    watchPolicy(scope, () => lookAtReported(scope, maxAgeMs));
  const widgetDeps = { ...base, agreementGate, openForm, recheckPolicyLinks };

  const widgetMode = makeWidgetMode(widgetDeps);

  const recordConsent = makeRecordConsent(base);
  const recordConsentChange = makeRecordConsentChange(base);
  const openConfirmation = makeOpenConfirmation(base);
  const agreementDeps = { ...staffDeps, publishNotices, queueMail, openConfirmation };
  const agreementUseCases = makeAgreementUseCases(agreementDeps);
  const attachAgreement: AttachAgreement = async (scope, id) => {
    const file = await agreementUseCases.agreementPdf(scope, id);
    return file === null
      ? null
      : { fileName: file.name, contentType: 'application/pdf', content: file.bytes };
  };
  const isAskedAgain = makeIsAskedAgain(base);
  const accounts = makeAccountUseCases({ ...staffDeps, queueMail });
  const resolveAccess = makeResolveAccess(base);
  const markErased = makeMarkErased(base);
  const endSubscription = makeEndSubscription({ ...base, markErased, endProof, recordConsentChange });
  const marketingDeps = {
    ...staffDeps,
    agreementGate,
    markErased,
    endProof,
    endSubscription,
    recordConsent,
    recordConsentChange,
    openConfirmation,
    queueMail,
  };
  const registration = makeRegistrationUseCases(staffDeps);
  const shopStanding = makeShopStanding({ ...base, agreementGate });
  const subjectSources = makeSubjectSources(marketingDeps);
  const rights = makeRightsUseCases({
    ...staffDeps,
    agreementGate,
    subjectSources,
    markErased,
    queueMail,
    openConfirmation,
  });

  const renewalOffer = makeRenewalOffer({ ...base, formStanding, isAskedAgain });
  const receipts = makeReceiptUseCases({
    ...staffDeps,
    markErased,
    agreementGate,
    endProof,
    recordConsentChange,
    queueMail,
  });
  const showDeps = { ...base, renewalOffer, copyChat: receipts.copyChat };
  const resumeConversation = makeResumeConversation(base);
  const typeLink: typeof typePolicyLink = (scope, locale, url) =>
    watchPolicy(scope, () => typePolicyLink(scope, locale, url));
  const audit = makeAuditUseCases(staffDeps);
  const leadReading = {
    listLeads: makeListLeads(base),
    readLead: makeReadLead(base),
    noteContact: makeNoteContact(base),
  };
  const leadDeps = { ...staffDeps, ...audit, ...leadReading };
  const evidence = makeEvidenceUseCases(staffDeps);

  return {
    agreementGate,
    findShop: makeFindShop(base),
    // visitors
    openWidget: makeOpenWidget(widgetDeps),
    widgetMode,
    openForm,
    submitLead: makeSubmitLead({
      ...base,
      formTokens,
      formStanding,
      openForm,
      recordConsent,
      takeTickedBoxes: makeTakeTickedBoxes(marketingDeps),
    }),
    findReceipt: makeFindReceipt(base),
    showReceipt: makeShowReceipt(showDeps),
    showChatReceipt: makeShowChatReceipt(showDeps),
    withdrawLead: makeWithdrawLead({ ...staffDeps, markErased, endProof, recordConsentChange }),
    recordConsent,
    recordConsentChange,
    ...receipts,
    renewalOffer,
    renewLead: makeRenewLead({ ...staffDeps, endProof, formStanding, isAskedAgain, recordConsent }),
    openConversation,
    sendVisitorMessage,
    receiveMessage: makeReceiveMessage({ ...base, openConversation, sendVisitorMessage }),
    resumeConversation,
    conversationByToken: makeConversationByToken({ resumeConversation }),
    readEvents: makeReadEvents(base),
    markRead: makeMarkRead(base),
    extendConversation: makeExtendConversation(base),
    endConversation: makeEndConversation(base),
    eraseConversation: makeEraseConversation({ ...staffDeps, ...cardUseCases, markErased }),
    ...cardUseCases,
    // staff
    resolveAccess,
    findAssignee: makeFindAssignee({ resolveAccess }),
    authenticateStaff: makeAuthenticateStaff({ ...base, resolveAccess }),
    findConversation: makeFindConversation(base),
    readInbox: makeReadInbox(base),
    sendStaffMessage: makeSendStaffMessage(conversationDeps),
    assignConversation: makeAssignConversation(base),
    closeConversation: makeCloseConversation(base),
    ...leadReading,
    showLeads: makeShowLeads(leadDeps),
    showLead: makeShowLead(leadDeps),
    markLead: makeMarkLead(leadDeps),
    ...evidence,
    signIn: makeSignIn(staffDeps),
    refreshSession: makeRefreshSession(staffDeps),
    signOut: makeSignOut(staffDeps),
    changePassword: makeChangePassword(staffDeps),
    changeProfile: makeChangeProfile(staffDeps),
    setMailPreferences: makeSetMailPreferences(base),
    inviteStaff: makeInviteStaff({ ...staffDeps, queueMail }),
    lookAtInvitation: makeLookAtInvitation(staffDeps),
    acceptInvitation: makeAcceptInvitation(staffDeps),
    withdrawInvitation: makeWithdrawInvitation(staffDeps),
    listPeople: makeListPeople(base),
    listOrganisations: makeListOrganisations(base),
    removeMember: makeRemoveMember(staffDeps),
    createOrganisation: makeCreateOrganisation({ ...staffDeps, queueMail }),
    createOwner: makeCreateOwner(staffDeps),
    listGrants: makeListGrants(staffDeps),
    grantShopAccess: makeGrantShopAccess(staffDeps),
    ...registration,
    ...makeAgencyUseCases({ ...staffDeps, shopStanding }),
    endGrant: makeEndGrant({ ...staffDeps, closeAgencyChain: agreementUseCases.closeAgencyChain }),
    ...agreementUseCases,
    // shops and adapters
    registerShop: makeRegisterShop(staffDeps),
    changeSettings: makeChangeSettings({ ...staffDeps, publishNotices }),
    checkInstallation: makeCheckInstallation(staffDeps),
    rotateAdapterSecret: makeRotateAdapterSecret(staffDeps),
    authenticateAdapter: makeAuthenticateAdapter({ ...base, noteRefusal }),
    identifyCustomer: makeIdentifyCustomer(conversationDeps),
    readCustomer: makeReadCustomer(base),
    policyTexts: (shop: Shop) => composePolicyTexts(shop, settings.operatorName),
    testStore: makeTestStore({ ...base, widgetMode }),
    offerConnection: makeOfferConnection(base),
    redeemConnection: makeRedeemConnection({ ...staffDeps, resolveAccess }),
    pauseStore: makePauseStore(silenceDeps),
    renewStoreSecret: makeRenewStoreSecret(staffDeps),
    signRelease: makeSignRelease(base),
    disconnectStore: makeDisconnectStore({ ...staffDeps, publishNotices }),
    disconnectFromShop: makeDisconnectFromShop({ ...staffDeps, publishNotices }),
    readConnection: makeReadConnection({ ...base, widgetMode }),
    shopStanding,
    publishNotices,
    bindPolicy: ((scope, push) => watchPolicy(scope, () => bindPolicy(scope, push))) as typeof bindPolicy,
    typePolicyLink: typeLink,
    setPolicyLink: makeSetPolicyLink({ recordAct, typePolicyLink: typeLink }),
    recheckPolicyLinks,
    lookAtReportedPages,
    ...makeChangeUseCases({ ...staffDeps, queueMail, recordConsentChange }),
    recordAct,
    ...audit,
    queueMail,
    ...accounts,
    ...makeRecordUseCases({ ...base, agreementGate, cardPurposes: cardUseCases.cardPurposes }),
    ...makeBreachUseCases({ ...staffDeps, queueMail }),
    ...makeMailUseCases({ ...staffDeps, queueMail, attachAgreement }),
    ...makeDepartureUseCases({
      ...staffDeps,
      queueMail,
      publishNotices,
      verifyAudit: makeVerifyAudit(base),
      settle: async () => void (await stores.conversations.drain()),
      markErasedShop: makeMarkErasedShop(base),
    }),
    ...makeMarketingUseCases(marketingDeps),
    subjectSources,
    ...rights,
    // links in mails: one line per kind
    openConfirmation,
    ...makeConfirmationUseCases({
      ...base,
      handlers: {
        agreement: makeAgreementConfirmation(agreementDeps),
        email: makeRegistrationConfirmation(staffDeps),
        optin: makeOptinConfirmation(marketingDeps),
        subject_request: rights.subjectRequestHandler,
      },
    }),
    ...makeRetentionUseCases({
      ...staffDeps,
      ...registration,
      ...agreementUseCases,
      ...accounts,
      ...cardUseCases,
      endProof,
      purgeOptins: makePurgeOptins(marketingDeps),
      countOptinsDue: stores.subscriptions.countExpired,
      sweepOrphans: makeSweepOrphans({ ...base, endProof, keepers: refKeepers(base) }),
      sweepNotices: makeSweepNotices(base),
      sweepChatReceipts: makeSweepChatReceipts(base),
    }),
  };
};
export type UseCases = ReturnType<typeof makeUseCases>;
