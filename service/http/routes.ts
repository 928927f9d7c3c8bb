import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import type { Desks } from '../desks/desks.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { makePluginReleases } from './plugin-releases.ts';
import { refreshCookieName } from './refresh-cookie.ts';
import type { Route } from './route.ts';
import { agencyRoutes } from './routes/account/agencies.ts';
import { alertRoutes } from './routes/account/alerts.ts';
import { certificateRoutes } from './routes/account/certificates.ts';
import { invitationRoutes } from './routes/account/invitations.ts';
import { meRoutes } from './routes/account/me.ts';
import { onCallRoutes } from './routes/account/on-call.ts';
import { organisationRoutes } from './routes/account/organisations.ts';
import { passwordResetRoutes } from './routes/account/password-reset.ts';
import { peopleRoutes } from './routes/account/people.ts';
import { registrationRoutes } from './routes/account/registration.ts';
import { secondFactorRoutes } from './routes/account/second-factor.ts';
import { sessionRoutes } from './routes/account/sessions.ts';
import { signInRoutes } from './routes/account/sign-in.ts';
import { adapterReleaseRoutes } from './routes/adapter/adapter-releases.ts';
import { adapterRoutes } from './routes/adapter/adapters.ts';
import { adapterPrivacyRoutes } from './routes/adapter/privacy.ts';
import { healthRoutes } from './routes/health.ts';
import { staffAttachmentRoutes } from './routes/inbox/attachments.ts';
import { blockRoutes } from './routes/inbox/blocks.ts';
import { cardRoutes } from './routes/inbox/cards.ts';
import { closedConversationRoutes } from './routes/inbox/closed-conversations.ts';
import { conversationAlertRoutes } from './routes/inbox/conversation-alerts.ts';
import { conversationRoutes } from './routes/inbox/conversations.ts';
import { evidenceRoutes } from './routes/inbox/evidence.ts';
import { noteRoutes } from './routes/inbox/notes.ts';
import { quarantineRoutes } from './routes/inbox/quarantine.ts';
import { requestActRoutes } from './routes/inbox/request-acts.ts';
import { requestAnswerRoutes } from './routes/inbox/request-answers.ts';
import { requestRoutes } from './routes/inbox/requests.ts';
import { searchRoutes } from './routes/inbox/search.ts';
import { staffLeadRoutes } from './routes/inbox/staff-leads.ts';
import { tagRoutes } from './routes/inbox/tags.ts';
import { teamRoutes } from './routes/inbox/teams.ts';
import { operatorBreachRoutes } from './routes/operator/breaches.ts';
import { operatorDepartureRoutes } from './routes/operator/departures.ts';
import { operatorMailRoutes } from './routes/operator/mails.ts';
import { operatorAgreementRoutes } from './routes/operator/operator-agreements.ts';
import { operatorSubProcessorRoutes } from './routes/operator/operator-sub-processors.ts';
import { operatorOrganisationRoutes } from './routes/operator/organisations.ts';
import { operatorRecordRoutes } from './routes/operator/processing-record.ts';
import { secondFactorResetRoutes } from './routes/operator/second-factor-resets.ts';
import { operatorVersionRoutes } from './routes/operator/version.ts';
import { operatorWitnessRoutes } from './routes/operator/witness.ts';
import { activityRoutes } from './routes/shop/activity.ts';
import { agencyContractRoutes } from './routes/shop/agency-contracts.ts';
import { agreementFileRoutes } from './routes/shop/agreement-files.ts';
import { agreementRoutes } from './routes/shop/agreements.ts';
import { breachRoutes } from './routes/shop/breaches.ts';
import { chatSettingsRoutes } from './routes/shop/chat-settings.ts';
import { connectionRoutes } from './routes/shop/connections.ts';
import { consentRegisterRoutes } from './routes/shop/consent-register.ts';
import { departureRoutes } from './routes/shop/departures.ts';
import { grantRoutes } from './routes/shop/grants.ts';
import { hoursRoutes } from './routes/shop/hours.ts';
import { shopMailRoutes } from './routes/shop/mails.ts';
import { marketingRoutes } from './routes/shop/marketing.ts';
import { policyChangeRoutes } from './routes/shop/policy-changes.ts';
import { shopRecordRoutes } from './routes/shop/processing-record.ts';
import { replyRoutes } from './routes/shop/replies.ts';
import { retentionRoutes } from './routes/shop/retention.ts';
import { rightsSettingsRoutes } from './routes/shop/rights-settings.ts';
import { senderRoutes } from './routes/shop/sender.ts';
import { shopRoutes } from './routes/shop/shops.ts';
import { shopVisitRoutes } from './routes/shop/visits.ts';
import { attachmentFileRoutes } from './routes/visitor/attachment-files.ts';
import { visitorAttachmentRoutes } from './routes/visitor/attachments.ts';
import { visitorCardRoutes } from './routes/visitor/cards.ts';
import { chatReceiptRoutes } from './routes/visitor/chat-receipts.ts';
import { confirmationRoutes } from './routes/visitor/confirmations.ts';
import { leadRoutes } from './routes/visitor/leads.ts';
import { orderRoutes } from './routes/visitor/orders.ts';
import { receiptRoutes } from './routes/visitor/receipts.ts';
import { subProcessorRoutes } from './routes/visitor/sub-processors.ts';
import { unsubscribeRoutes } from './routes/visitor/unsubscribe.ts';
import { verifyRoutes } from './routes/visitor/verify.ts';
import { visitorConversationRoutes } from './routes/visitor/visitor-conversation.ts';
import { visitorMessageRoutes } from './routes/visitor/visitor-messages.ts';
import { visitorSessionRoutes } from './routes/visitor/visitor-session.ts';
import { visitRoutes } from './routes/visitor/visits.ts';
import { wayBackRoutes } from './routes/visitor/way-back.ts';
import { yourDataRoutes } from './routes/visitor/your-data.ts';
import type { Site } from './security-headers.ts';

export type RouteDeps = {
  desks: Desks;
  bus: EventBus;
  site: Site;
  config: Pick<Config, 'buildDir' | 'deployment' | 'operator' | 'operatorName' | 'registrationOpen'>;
  rateLimits: RateLimits;
  addressKey(address: string): string;
  now(): Date;
  isStopping(): boolean;
  logger: ServiceLogger;
};

/** All routes, in the order of docs/openapi.json. */
export const makeRoutes = (deps: RouteDeps): Route[] => {
  const { visitor, console, adapter, operator } = deps.desks;
  const { bus, now, rateLimits, addressKey, logger, site } = deps;
  const { deployment, operatorName, registrationOpen, buildDir } = deps.config;
  const { origin } = site;
  const cookieName = refreshCookieName(site);
  const releases = makePluginReleases(buildDir);
  return [
    ...healthRoutes({ desk: operator.health, isStopping: deps.isStopping }),
    ...visitorSessionRoutes({ desk: visitor.session, now }),
    ...visitorMessageRoutes({ desk: visitor.conversation, rateLimits, addressKey, bus }),
    ...visitorConversationRoutes({ desk: visitor.conversation }),
    ...wayBackRoutes({ desk: visitor.wayBack }),
    ...orderRoutes({ desk: visitor.orders, logger }),
    ...visitorCardRoutes({ desk: visitor.conversation, rateLimits }),
    ...visitorAttachmentRoutes({ desk: visitor.conversation, rateLimits }),
    ...attachmentFileRoutes({ desk: visitor.files }),
    ...visitRoutes({ desk: visitor.visits }),
    ...leadRoutes({ desk: visitor.contactForm, origin }),
    ...receiptRoutes({ desk: visitor.receipts }),
    ...chatReceiptRoutes({ desk: visitor.receipts }),
    ...confirmationRoutes({ desk: visitor.mailLinks }),
    ...adapterRoutes({ desk: adapter.connection, now, version: VERSION }),
    ...adapterReleaseRoutes({ desk: adapter.releases, releases }),
    ...signInRoutes({ desk: console.signIn, now, cookieName }),
    ...invitationRoutes({ desk: console.signIn, now, cookieName }),
    ...meRoutes({ desk: console.account, deployment, rateLimits, now }),
    ...alertRoutes({ desk: console.alerts }),
    ...onCallRoutes({ desk: console.alerts }),
    ...registrationRoutes({
      desk: console.registration,
      origin,
      rateLimits,
      addressKey,
      deployment,
      operator: deps.config.operator,
      registrationOpen,
    }),
    ...closedConversationRoutes({ desk: console.inbox }),
    ...conversationRoutes({ desk: console.inbox, rateLimits, bus }),
    ...chatSettingsRoutes({ desk: console.chatSettings }),
    ...hoursRoutes({ desk: console.hours }),
    ...replyRoutes({ desk: console.replies }),
    ...cardRoutes({ desk: console.inbox }),
    ...conversationAlertRoutes({ desk: console.inbox }),
    ...staffAttachmentRoutes({ desk: console.inbox }),
    ...noteRoutes({ desk: console.notes }),
    ...tagRoutes({ desk: console.tags }),
    ...teamRoutes({ desk: console.teams }),
    ...blockRoutes({ desk: console.blocks, bus }),
    ...shopVisitRoutes({ desk: console.visits }),
    ...staffLeadRoutes({ desk: console.leads }),
    ...quarantineRoutes({ desk: console.leads }),
    ...searchRoutes({ desk: console.search }),
    ...requestRoutes({ desk: console.rights, now }),
    ...requestAnswerRoutes({ desk: console.rights, rateLimits, now }),
    ...requestActRoutes({ desk: console.rights, rateLimits, now }),
    ...yourDataRoutes({ desk: visitor.yourData }),
    ...adapterPrivacyRoutes({ desk: adapter.privacy }),
    ...rightsSettingsRoutes({ desk: console.rightsSettings }),
    ...evidenceRoutes({ desk: console.evidence }),
    ...consentRegisterRoutes({ desk: console.consentRegister, now }),
    ...verifyRoutes({ desk: visitor.evidence }),
    ...shopRoutes({ desk: console.settings, origin, rateLimits }),
    ...grantRoutes({ desk: console.settings }),
    ...agencyContractRoutes({ desk: console.settings, now }),
    ...connectionRoutes({ desk: console.connection, rateLimits }),
    ...marketingRoutes({ desk: console.marketing, now }),
    ...unsubscribeRoutes({ desk: visitor.mailLinks }),
    ...policyChangeRoutes({ desk: console.policyChanges }),
    ...agreementRoutes({ desk: console.agreements, rateLimits, operatorName, deployment }),
    ...agreementFileRoutes({ desk: console.agreements, now }),
    ...operatorAgreementRoutes({ desk: operator.agreements, now }),
    ...operatorSubProcessorRoutes({ desk: operator.subProcessors, now, operatorName }),
    ...subProcessorRoutes({ desk: visitor.subProcessors, now, operatorName }),
    ...retentionRoutes({ desk: console.retention }),
    ...secondFactorRoutes({ desk: console.secondFactor }),
    ...secondFactorResetRoutes({ desk: operator.accounts }),
    ...sessionRoutes({ desk: console.account }),
    ...passwordResetRoutes({ desk: console.signIn, logger }),
    ...peopleRoutes({ desk: console.people, origin, rateLimits }),
    ...operatorOrganisationRoutes({ desk: operator.organisations, origin, rateLimits }),
    ...activityRoutes({ desk: console.activity, now }),
    ...shopMailRoutes({ desk: console.mails }),
    ...senderRoutes({ desk: console.sender }),
    ...operatorMailRoutes({ desk: operator.mails }),
    ...departureRoutes({ desk: console.departure, now }),
    ...operatorDepartureRoutes({ desk: operator.departures }),
    ...certificateRoutes({ desk: console.certificates }),
    ...shopRecordRoutes({ desk: console.records, now }),
    ...operatorRecordRoutes({ desk: operator.records, now }),
    ...operatorBreachRoutes({ desk: operator.breaches }),
    ...operatorWitnessRoutes({ desk: operator.witness }),
    ...operatorVersionRoutes({ desk: operator.version }),
    ...breachRoutes({ desk: console.breaches }),
    ...organisationRoutes({ desk: console.people }),
    ...agencyRoutes({ desk: console.agency, rateLimits }),
  ];
};
