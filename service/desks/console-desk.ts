import { type ShopScope, type ShopsScope, scopeOfShop } from '../domain/model/base/tenancy.ts';
import { pageFor } from '../domain/model/notice/policy-binding.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { pick } from './pick.ts';
import type { Stores } from './stores.ts';
import type { UseCases } from './use-cases.ts';

const REPORTS_SHOWN = 30;

export const makeConsoleDesk = (
  all: UseCases,
  stores: Pick<Stores, 'conversations' | 'leads' | 'policyBindings' | 'retentionRuns' | 'sessions'>,
) => ({
  authenticate: pick(all, 'authenticateStaff'),
  signIn: {
    ...pick(all, 'signIn', 'finishSignIn', 'refreshSession', 'signOut'),
    ...pick(all, 'lookAtInvitation', 'acceptInvitation', 'requestPasswordReset', 'finishPasswordReset'),
  },
  registration: pick(all, 'startRegistration', 'isMailSet'),
  account: {
    ...pick(all, 'shopStandings', 'readFilesPercent', 'changePassword', 'changeProfile', 'listSessions'),
    ...pick(all, 'setMailPreferences', 'endOtherSessions', 'isMailSet', 'askForAddress', 'cancelAddress'),
  },
  alerts: {
    ...pick(all, 'readOwnAlerts', 'setAlerts', 'addPushDevice', 'removePushDevice', 'sendTestPush'),
    ...pick(all, 'goOnCall', 'leaveOnCall'),
  },
  secondFactor: {
    ...pick(all, 'startSecondFactor', 'turnOnSecondFactor', 'turnOffSecondFactor', 'renewRecoveryCodes'),
    ...pick(all, 'resetSecondFactor', 'requireSecondFactor'),
  },
  people: {
    ...pick(all, 'listPeople', 'inviteStaff', 'withdrawInvitation', 'removeMember', 'changeCompany'),
    ...pick(all, 'closeCompany'),
  },
  agency: pick(all, 'readBoard', 'addClientShop', 'inviteClientOwner'),
  inbox: {
    ...pick(all, 'showInbox', 'showConversation', 'showEvents', 'showCustomer', 'showOrders'),
    ...pick(all, 'showClosed', 'showEarlier', 'reopenConversation'),
    ...pick(all, 'findConversation', 'markRead'),
    ...pick(all, 'sendStaffMessage', 'assignConversation', 'closeConversation', 'handOver'),
    ...pick(all, 'requestData', 'readCards', 'readAlerts', 'listConsultants'),
    ...pick(all, 'sendStaffAttachment', 'requestAttachment', 'addressForStaff'),
  },
  visits: pick(all, 'showVisits', 'inviteVisitor'),
  tags: pick(all, 'findConversation', 'readTags', 'keepTags', 'tagConversation'),
  teams: pick(all, 'readTeams', 'keepTeams'),
  blocks: pick(all, 'findConversation', 'blockVisitor', 'unblockVisitor', 'listBlocks', 'liftBlock'),
  notes: pick(all, 'findConversation', 'writeNote', 'showNotes', 'seeMentions', 'myMentions'),
  socket: {
    ...pick(all, 'authenticateStaff', 'resolveAccess', 'resolveAccesses', 'findConversation', 'markRead'),
    ...pick(all, 'showConversation', 'showEvents', 'reopenConversation'),
    ...pick(all, 'sendStaffMessage', 'assignConversation', 'closeConversation', 'handOver'),
    ...pick(all, 'shopStanding'),
    movedSince: (scope: ShopsScope, since: Date) => stores.conversations.movedSince(scope, since),
    leftScreens: (scope: ShopsScope, since: Date) => stores.conversations.leftScreens(scope, since),
    policyState: async ({ id, locale }: Shop) =>
      pageFor(await stores.policyBindings.get(scopeOfShop(id)), locale)?.state ?? null,
    openSessions: (ids: readonly string[]) => stores.sessions.openAmong(ids),
  },
  leads: {
    ...pick(all, 'showLeads', 'countLeads', 'showLead', 'markLead', 'assignLead'),
    ...pick(all, 'nameLeadStaff', 'isAskedAgain'),
    ...pick(all, 'showQuarantine', 'markNotSpam', 'discardLead'),
    ...pick(all, 'answerLead', 'readAnswerDeliveries', 'exportLeads', 'showOtherMessages'),
  },
  sender: pick(all, 'readSender', 'setSender'),
  search: pick(all, 'searchShops', 'nameLeadStaff'),
  evidence: pick(
    all,
    'witnessStanding',
    'showLeadEvidence',
    'showConversationEvidence',
    'showConsentEvidence',
  ),
  consentRegister: pick(all, 'countRegister', 'exportRegister'),
  rights: {
    ...pick(all, 'lookUpPerson', 'findPerson', 'listRequests', 'countOpenRequests', 'findRequest'),
    ...pick(all, 'showRequest', 'requestDesk', 'showAnswer', 'answerRequest', 'identifyPerson'),
    ...pick(all, 'sendIdentityMail', 'extendRequest', 'refuseRequest', 'completeRequest', 'shopServerTasks'),
    ...pick(all, 'restrictPerson', 'rectifyPerson', 'runErasure', 'includeTyped'),
  },
  rightsSettings: pick(all, 'readRightsSettings', 'changeRightsSettings'),
  settings: {
    ...pick(all, 'registerShop', 'changeSettings', 'resolveAccess', 'shopStanding'),
    ...pick(all, 'setPolicyLink', 'recheckPolicyLinks', 'rotateAdapterSecret'),
    ...pick(all, 'listGrants', 'grantShopAccess', 'endGrant'),
    ...pick(all, 'draftContract', 'acceptContract', 'readContract', 'printContract', 'judgeContract'),
    ...pick(all, 'publicKeys'),
  },
  chatSettings: pick(all, 'chatSettingsOf', 'consentLocales', 'changeChatSettings', 'composeCard'),
  hours: pick(all, 'previewHours'),
  replies: {
    ...pick(all, 'usableReplies', 'countReplyUse', 'managedReplies', 'keepReply', 'removeReply'),
    ...pick(all),
  },
  connection: pick(all, 'checkInstallation', 'readConnection', 'offerConnection', 'disconnectFromShop'),
  policyChanges: pick(all, 'listChanges', 'readChange', 'decideChange', 'carryOutChange'),
  retention: {
    ...pick(all, 'previewRetention', 'holdLead', 'holdConversation'),
    retentionReports: (scope: ShopScope) => stores.retentionRuns.list(scope, REPORTS_SHOWN),
    heldLeads: (scope: ShopScope) => stores.leads.listHeld(scope),
    heldConversations: (scope: ShopScope) => stores.conversations.listHeld(scope),
  },
  marketing: {
    ...pick(all, 'marketingNumbers', 'listSubscriptions', 'exportSubscriptions'),
    ...pick(all, 'importSubscriptions', 'removeImported', 'withdrawForPerson'),
  },
  agreements: {
    ...pick(all, 'agreementOverview', 'draftAgreement', 'acceptAgreement', 'readAgreement'),
    ...pick(all, 'resendAgreement', 'printAgreementForm', 'uploadScan', 'endAgreement'),
    ...pick(all, 'agreementPdf', 'agreementFile', 'judgeAgreement', 'publicKeys', 'recordDownload'),
    ...pick(all, 'objectToSubProcessor', 'vettingPack'),
  },
  departure: pick(all, 'departureStanding', 'startDeparture', 'cancelDeparture', 'exportShop'),
  certificates: pick(all, 'listCertificates', 'readCertificate'),
  records: pick(all, 'controllerRecord', 'readDocument'),
  /** Also for the operator. */
  breaches: {
    ...pick(all, 'openBreach', 'notifyBreach', 'closeBreach', 'assessBreach', 'breachDraft'),
    ...pick(all, 'listShopBreaches', 'breachTexts', 'affectedPeople'),
  },
  activity: pick(all, 'listActs', 'judgeActs', 'exportActs'),
  mails: pick(all, 'listOutbox', 'readOutboxMail', 'retryMail', 'discardMail', 'sendTestMail'),
});
export type ConsoleDesk = ReturnType<typeof makeConsoleDesk>;
