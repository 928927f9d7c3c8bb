export const ABOUT_PEOPLE = [
  'attachmentParts',
  'attachments',
  'breaches',
  'cards',
  'chatReceipts',
  'confirmations',
  'consents',
  'conversationTags',
  'customerBlocks',
  'conversations',
  'erasureMarks',
  'events',
  'identityNonces',
  'leads',
  'mails',
  'notes',
  'receipts',
  'searchRows',
  'subjectRequests',
  'subscriptions',
  'suppressions',
];
export const OF_THE_SHOP = [
  'agencyContracts',
  'agreements',
  'alerts',
  'audit',
  'breachNotices',
  'cannedReplies',
  'consentIds',
  'currentNotices',
  'grants',
  'notices',
  'policyBindings',
  'policyChanges',
  'replyUses',
  'shopKeys',
  'shopTags',
  'shopTeams',
  'shops',
  'snapshots',
];
/**
 * Not caused by the call: a breach is about earlier data, mails go to staff, and search rows follow later.
 */
export const NOT_COUNTED = ['breaches', 'mails', 'confirmations', 'searchRows'];
/** Routes that end or return existing data, or assign staff. */
export const STILL_ALLOWED: Readonly<Record<string, string>> = {
  'post /v1/visitor/read': 'marks what the visitor has seen',
  'post /v1/visitor/end': 'ends the chat',
  'post /v1/visitor/chat-receipt': 'gives the visitor their own copy',
  'post /v1/visitor/receipt/withdraw': 'withdraws a consent',
  'post /v1/visitor/receipt/erase': 'erases',
  'post /v1/staff/conversations/:conversationId/take': 'names who looks after the chat',
  'post /v1/staff/conversations/:conversationId/assign': 'names who looks after the chat',
  'post /v1/staff/conversations/:conversationId/close': 'ends the chat',
  'post /v1/staff/conversations/:conversationId/block': 'ends the chat',
  'post /v1/staff/conversations/:conversationId/read': 'marks what staff have seen',
  'delete /v1/staff/shops/:shopId/marketing/entries/:subscriptionId': 'ends a subscription',
};
/**
 * Routes that need a secret, file, code, query or state missing in the scene. See agreement-gate.test.ts.
 */
export const NOT_REACHED: readonly string[] = `
post /v1/staff/breaches/:breachId/close
post /v1/staff/conversations/:conversationId/reopen
post /v1/staff/conversations/:conversationId/unblock
post /v1/staff/leads/:leadId/not-spam
put /v1/staff/me/on-call
post /v1/visitor/visits
post /v1/staff/shops/:shopId/visits/invite
put /v1/staff/shops/:shopId/sender
delete /v1/staff/shops/:shopId/marketing/imported
delete /v1/staff/leads/:leadId
post /v1/visitor/cards/answer
post /v1/visitor/cards/decline
post /v1/visitor/cards/withdraw
post /v1/visitor/attachments
post /v1/staff/conversations/:conversationId/attachments
post /v1/visitor/come-back
post /v1/visitor/come-back/no-mails
post /v1/visitor/receipt/renew
post /v1/visitor/chat-receipt/look
post /v1/visitor/chat-receipt/download
post /v1/visitor/chat-receipt/mail
post /v1/visitor/chat-receipt/erase
post /v1/confirmations/look
post /v1/confirmations/confirm
put /v1/adapter/policy
post /v1/adapter/connect
post /v1/staff/sign-in
post /v1/staff/sign-in/second-step
post /v1/staff/refresh
post /v1/staff/invitations/look
post /v1/staff/invitations/accept
post /v1/staff/registration
put /v1/staff/shops/:shopId/chat-settings
put /v1/staff/shops/:shopId/teams
post /v1/staff/shops/:shopId/card-preview
post /v1/staff/shops/:shopId/replies
put /v1/staff/shops/:shopId/replies/:replyId
post /v1/staff/organisations/:organisationId/replies
put /v1/staff/organisations/:organisationId/replies/:replyId
post /v1/staff/people/find
post /v1/staff/requests/:requestId/identify
post /v1/staff/requests/:requestId/include
post /v1/staff/requests/:requestId/identity-mail
post /v1/staff/requests/:requestId/hand-over
post /v1/staff/requests/:requestId/restrict
post /v1/staff/requests/:requestId/rectify
post /v1/requests/answer
post /v1/requests/answer/file
post /v1/adapter/tasks
post /v1/verify
post /v1/staff/shops
post /v1/staff/shops/:shopId/policy-link
post /v1/staff/shops/:shopId/grants
post /v1/staff/shops/:shopId/grants/:grantId/contract
post /v1/staff/shops/:shopId/grants/:grantId/contract/accept
post /v1/staff/shops/:shopId/connection
post /v1/unsubscribe/look
post /v1/unsubscribe/confirm
post /v1/staff/shops/:shopId/agreement
post /v1/staff/shops/:shopId/agreement/:agreementId/accept
post /v1/staff/shops/:shopId/agreement/:agreementId/resend
post /v1/staff/shops/:shopId/agreement/end
post /v1/staff/shops/:shopId/agreement/objections
put /v1/staff/shops/:shopId/agreement/:agreementId/scan
put /v1/staff/operator/shops/:shopId/agreement/:agreementId/countersigned
post /v1/staff/operator/sub-processors
post /v1/staff/operator/sub-processors/:subProcessorId/end
put /v1/staff/me/alerts
post /v1/staff/me/alerts/devices
delete /v1/staff/me/alerts/devices/:deviceId
post /v1/staff/me/second-factor/on
post /v1/staff/me/second-factor/recovery-codes
put /v1/staff/organisations/:organisationId/second-factor
post /v1/staff/second-factor-resets
post /v1/staff/password-reset/finish
post /v1/staff/organisations/:organisationId/invitations
post /v1/staff/organisations
post /v1/staff/mails/:mailId/retry
delete /v1/staff/mails/:mailId
post /v1/staff/shops/:shopId/mails/:mailId/retry
delete /v1/staff/shops/:shopId/mails/:mailId
delete /v1/staff/shops/:shopId/departure
post /v1/staff/departures
put /v1/staff/organisations/:organisationId/company
post /v1/staff/organisations/:organisationId/clients
post /v1/staff/organisations/:organisationId/clients/:shopId/invitation
post /v1/staff/organisations/:organisationId/closure
`.split('\n');
