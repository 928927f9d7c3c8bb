import type { Deployment } from '../protocol/vocabulary.ts';
import { makeAgencyUseCases } from './agency/agency-use-cases.ts';
import { makeEndGrant, makeGrantShopAccess, makeListGrants } from './agency/grant-shop-access.ts';
import { makeAgreementGate } from './agreement/agreement-gate.ts';
import type { Operator } from './agreement/agreement-party.ts';
import type { AgreementPrinter } from './agreement/agreement-printer.ts';
import { makeAgreementUseCases } from './agreement/agreement-use-cases.ts';
import { makeAgreementConfirmation } from './agreement/confirm-agreement.ts';
import { makeAuditUseCases } from './audit/audit-use-cases.ts';
import { makeRecordAct } from './audit/record-act.ts';
import { makeVerifyAudit } from './audit/verify-audit.ts';
import { makeBreachUseCases } from './breach/breach-use-cases.ts';
import { makeCardUseCases } from './cards/card-use-cases.ts';
import { makeConfirmationUseCases } from './confirmation/confirmation-use-cases.ts';
import { makeOpenConfirmation } from './confirmation/open-confirmation.ts';
import { makeDisconnectFromShop, makeDisconnectStore } from './connect/disconnect-store.ts';
import { makeBindingInForce, makePauseStore } from './connect/fall-silent.ts';
import { makeNoteRefusal } from './connect/note-refusal.ts';
import { makeOfferConnection } from './connect/offer-connection.ts';
import { makeReadConnection } from './connect/read-connection.ts';
import { makeRedeemConnection } from './connect/redeem-connection.ts';
import { makeTestStore } from './connect/test-store.ts';
import { makeEndProof } from './consent/end-proof.ts';
import { makeRecordConsent, makeRecordConsentChange } from './consent/record-consent.ts';
import { makeSweepOrphans, refKeepers } from './consent/sweep-orphans.ts';
import {
  makeAssignConversation,
  makeCloseConversation,
  makeEndConversation,
  makeEraseConversation,
} from './conversation/close-conversation.ts';
import { makeErasedSendings } from './conversation/erased-sendings.ts';
import { makeExtendConversation } from './conversation/extend-conversation.ts';
import { makeMarkRead } from './conversation/mark-read.ts';
import { makeOpenWidget, makeWidgetMode } from './conversation/open-widget.ts';
import { makeReadInbox } from './conversation/read-inbox.ts';
import { makeReadEvents, makeResumeConversation } from './conversation/resume-conversation.ts';
import {
  makeOpenConversation,
  makeSendStaffMessage,
  makeSendVisitorMessage,
} from './conversation/send-message.ts';
import { makeIdentifyCustomer, makeReadCustomer } from './customer/identify-customer.ts';
import { makeDepartureUseCases } from './departure/departure-use-cases.ts';
import type { EventBus } from './domain-events.ts';
import { makeEvidenceUseCases } from './evidence/evidence-use-cases.ts';
import { makeFormTokens } from './lead/form-token.ts';
import { makeNoteContact } from './lead/note-contact.ts';
import { makeOpenForm } from './lead/open-form.ts';
import { makeListLeads, makeReadLead } from './lead/read-leads.ts';
import { makeRenewalOffer, makeRenewLead } from './lead/renew-lead.ts';
import { makeSubmitLead } from './lead/submit-lead.ts';
import { makeFindReceipt, makeWithdrawLead } from './lead/withdraw-lead.ts';
import { makeMailUseCases } from './mail/mail-use-cases.ts';
import type { AttachAgreement, Mailer } from './mail/mailer.ts';
import { makeQueueMail } from './mail/queue-mail.ts';
import { makeTellOfSilence, makeWatchPolicy } from './mail/tell-staff.ts';
import { makeOptinConfirmation } from './marketing/confirm-optin.ts';
import { makeEndSubscription, makePurgeOptins } from './marketing/end-subscription.ts';
import { makeMarketingUseCases } from './marketing/marketing-use-cases.ts';
import { makeTakeTickedBoxes } from './marketing/ticked-boxes.ts';
import { makeBindPolicy } from './notice/bind-policy.ts';
import { makeChangeUseCases } from './notice/change-use-cases.ts';
import { makeRecheckPolicyLinks, makeTypePolicyLink } from './notice/check-policy-link.ts';
import { makeIsAskedAgain } from './notice/decide-change.ts';
import { makeLookAtReported } from './notice/look-at-reported.ts';
import { makeFormStanding, makePublishNotices } from './notice/publish-notice.ts';
import { makeSweepNotices } from './notice/sweep-notices.ts';
import { composePolicyTexts } from './policy-text/compose-policy-text.ts';
import type {
  Clock,
  Digest,
  DomainOf,
  EvidenceSigner,
  FieldVault,
  Ids,
  OneTimeCodes,
  PageFetcher,
  PasswordHasher,
  PresenceBoard,
  PublicKeyReader,
  SignatureVerifier,
  TokenSigner,
} from './ports.ts';
import { makeRecordUseCases } from './processing-record/record-use-cases.ts';
import { makeSweepChatReceipts } from './receipt/open-chat-receipt.ts';
import { makeReceiptUseCases } from './receipt/receipt-use-cases.ts';
import { makeRegistrationConfirmation } from './registration/confirm-registration.ts';
import { makeRegistrationUseCases } from './registration/registration-use-cases.ts';
import { makeRetentionUseCases } from './retention/retention-use-cases.ts';
import {
  makeAuthenticateAdapter,
  makeRenewStoreSecret,
  makeRotateAdapterSecret,
} from './shop/adapter-secret.ts';
import { makeChangeSettings } from './shop/change-settings.ts';
import { makeCheckInstallation } from './shop/check-installation.ts';
import { makeRegisterShop } from './shop/register-shop.ts';
import type { Shop } from './shop/shop.ts';
import { makeShopStanding } from './shop/shop-standing.ts';
import { makeSignRelease } from './shop/sign-release.ts';
import { makeAcceptInvitation, makeLookAtInvitation } from './staff/accept-invitation.ts';
import { makeAccountUseCases } from './staff/account-use-cases.ts';
import { makeAuthenticateStaff } from './staff/authenticate-staff.ts';
import { makeCreateOrganisation, makeCreateOwner } from './staff/create-organisation.ts';
import { makeInviteStaff, makeWithdrawInvitation } from './staff/invite-staff.ts';
import { makeListPeople } from './staff/list-people.ts';
import { makeRefreshSession, makeSignOut } from './staff/refresh-session.ts';
import { makeRemoveMember } from './staff/remove-member.ts';
import { makeFindConversation, makeResolveAccess } from './staff/resolve-access.ts';
import { makeChangePassword, makeSignIn } from './staff/sign-in.ts';
import type { Stores } from './stores.ts';
import { makeRightsUseCases } from './subject-rights/rights-use-cases.ts';
import { makeSubjectSources } from './subject-rights/subject-sources.ts';
import { makeBury, makeBuryShop, type TombstoneJournal } from './subject-rights/tombstone.ts';

/** Everything of the world outside that the rules need. */
export type Ports = {
  clock: Clock;
  ids: Ids;
  digest: Digest;
  signer: EvidenceSigner;
  verifySignature: SignatureVerifier;
  readKey: PublicKeyReader;
  passwords: PasswordHasher;
  tokens: TokenSigner;
  vault: FieldVault;
  bus: EventBus;
  presence: PresenceBoard;
  fetchPage: PageFetcher;
  domainOf: DomainOf;
  tombstoneJournal: TombstoneJournal;
  mailer: Mailer;
  printAgreement: AgreementPrinter;
  oneTimeCodes: OneTimeCodes;
};

export type DomainSettings = {
  deployment: Deployment;
  operatorName: string | null;
  /** Whether people may open an account by themselves. */
  registrationOpen: boolean;
  /** The other party of every agreement; null where the shop runs the service itself. */
  operator: Operator | null;
  /** Name of the journal of erasures that the operator declared lost; null: none. */
  lostJournal: string | null;
  /** Version of the agreement's words. */
  templateVersion: string;
  /** Version of the widget that shows the notices, kept with each consent. */
  widgetVersion: string;
  /** Address under which browsers reach the service, for links in mails; known once it listens. */
  origin(): string;
};

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
  const bury = makeBury(base);
  const endSubscription = makeEndSubscription({ ...base, bury, endProof, recordConsentChange });
  const marketingDeps = {
    ...staffDeps,
    agreementGate,
    bury,
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
    bury,
    queueMail,
    openConfirmation,
  });

  return {
    agreementGate,
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
    withdrawLead: makeWithdrawLead({ ...staffDeps, bury, endProof, recordConsentChange }),
    recordConsent,
    recordConsentChange,
    ...makeReceiptUseCases({ ...staffDeps, bury, agreementGate, endProof, recordConsentChange, queueMail }),
    renewalOffer: makeRenewalOffer({ ...base, formStanding, isAskedAgain }),
    renewLead: makeRenewLead({ ...staffDeps, endProof, formStanding, isAskedAgain, recordConsent }),
    openConversation: makeOpenConversation(conversationDeps),
    sendVisitorMessage: makeSendVisitorMessage(conversationDeps),
    resumeConversation: makeResumeConversation(base),
    readEvents: makeReadEvents(base),
    markRead: makeMarkRead(base),
    extendConversation: makeExtendConversation(base),
    endConversation: makeEndConversation(base),
    eraseConversation: makeEraseConversation({ ...staffDeps, ...cardUseCases, bury }),
    ...cardUseCases,
    // staff
    resolveAccess,
    authenticateStaff: makeAuthenticateStaff({ ...base, resolveAccess }),
    findConversation: makeFindConversation(base),
    readInbox: makeReadInbox(base),
    sendStaffMessage: makeSendStaffMessage(conversationDeps),
    assignConversation: makeAssignConversation(base),
    closeConversation: makeCloseConversation(base),
    listLeads: makeListLeads(base),
    readLead: makeReadLead(base),
    ...makeEvidenceUseCases(base),
    noteContact: makeNoteContact(base),
    signIn: makeSignIn(staffDeps),
    refreshSession: makeRefreshSession(staffDeps),
    signOut: makeSignOut(staffDeps),
    changePassword: makeChangePassword(staffDeps),
    inviteStaff: makeInviteStaff({ ...staffDeps, queueMail }),
    lookAtInvitation: makeLookAtInvitation(staffDeps),
    acceptInvitation: makeAcceptInvitation(staffDeps),
    withdrawInvitation: makeWithdrawInvitation(staffDeps),
    listPeople: makeListPeople(base),
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
    typePolicyLink: ((scope, locale, url) =>
      watchPolicy(scope, () => typePolicyLink(scope, locale, url))) as typeof typePolicyLink,
    recheckPolicyLinks,
    lookAtReportedPages,
    ...makeChangeUseCases({ ...staffDeps, queueMail, recordConsentChange }),
    recordAct,
    ...makeAuditUseCases(staffDeps),
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
      buryShop: makeBuryShop(base),
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
