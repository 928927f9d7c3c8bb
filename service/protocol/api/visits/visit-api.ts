import * as v from 'valibot';
import { byLocale } from '../../by-locale.ts';
import {
  lineField,
  localeField,
  optionalLineField,
  optionalTextField,
  pageField,
  shopKeyField,
  visitIdField,
} from '../../fields.ts';
import { identityTokenField } from '../../identity-token.ts';
import {
  CONSENT_TOOLS,
  MAX_INVITATION_CODE_POINTS,
  MAX_INVITATION_RULES,
  VISIT_STATES,
} from '../../visit-lists.ts';

const invitationText = optionalTextField(MAX_INVITATION_CODE_POINTS);
const invitationTexts = v.strictObject(byLocale(() => v.optional(invitationText)));
/** First match invites; conditions are combined. */
export const invitationRule = v.strictObject({
  /** Empty: every page. */
  pathPrefix: v.pipe(
    optionalLineField(200),
    v.check((path) => path === '' || path.startsWith('/'), 'must start with /'),
  ),
  secondsOnPage: v.pipe(
    v.number('must be a number'),
    v.integer('must be whole'),
    v.minValue(5, 'at least 5'),
    v.maxValue(1800, 'at most 1800'),
  ),
  /** Minimum vouched cart total; 0: any. */
  cartFrom: v.pipe(v.number('must be a number'), v.minValue(0), v.maxValue(1_000_000)),
  onlyReturning: v.boolean('must be yes or no'),
  text: invitationTexts,
});
/** Rule: EP-5. */
export const visitorListSettings = v.strictObject({
  isOn: v.boolean('must be yes or no'),
  invitations: v.pipe(
    v.array(invitationRule),
    v.maxLength(MAX_INVITATION_RULES, `at most ${MAX_INVITATION_RULES}`),
  ),
});
export type VisitorListSettingsView = v.InferOutput<typeof visitorListSettings>;
export type InvitationRuleView = v.InferOutput<typeof invitationRule>;

/** POST /v1/visitor/visits : with consent; stores nothing. */
export const sightingRequest = v.strictObject({
  shop: shopKeyField,
  visit: visitIdField,
  page: pageField,
  locale: localeField,
  tool: v.picklist(CONSENT_TOOLS),
  isReturning: v.boolean('must be yes or no'),
  secondsOnPage: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
  state: v.picklist(VISIT_STATES),
  /** Signed, once per page; only the cart is kept. */
  token: v.optional(identityTokenField),
});
export type SightingRequest = v.InferInput<typeof sightingRequest>;
export const sightingResponse = v.object({
  /** False: clear local data. */
  goesOn: v.boolean(),
  /** Milliseconds. */
  againInMs: v.number(),
  /** Shown once. `from` null: by rule. */
  invitation: v.nullable(v.object({ text: v.string(), from: v.nullable(v.string()) })),
});
export type SightingResponse = v.InferOutput<typeof sightingResponse>;

/** POST /v1/visitor/visits/forget : consent withdrawn. */
export const forgetVisitRequest = v.strictObject({ shop: shopKeyField, visit: visitIdField });

/** GET /v1/staff/shops/:shopId/visits */
export const visitsResponse = v.object({
  isOn: v.boolean(),
  /** False: the shop collects nothing yet. */
  isCollecting: v.boolean(),
  /** Staff present within hours; required for invitations. */
  takesChats: v.boolean(),
  mayInvite: v.boolean(),
  /** Loader requests in the last hour; anonymous. */
  pagesLastHour: v.number(),
  /** Since start, newest first. */
  tools: v.array(
    v.object({
      tool: v.picklist(CONSENT_TOOLS),
      lastYesAt: v.nullable(v.string()),
      lastWithdrawnAt: v.nullable(v.string()),
    }),
  ),
  visits: v.array(
    v.object({
      id: v.string(),
      since: v.string(),
      seenAt: v.string(),
      /** At most twenty; the last is current. */
      pages: v.array(v.object({ page: v.string(), at: v.string() })),
      isReturning: v.boolean(),
      locale: localeField,
      tool: v.picklist(CONSENT_TOOLS),
      state: v.picklist(VISIT_STATES),
      /** Invited, not fetched yet. */
      isInvitationWaiting: v.boolean(),
      cart: v.nullable(v.object({ items: v.number(), total: v.string(), currency: v.string() })),
    }),
  ),
});
export type VisitsView = v.InferOutput<typeof visitsResponse>;
export type VisitView = VisitsView['visits'][number];

/** POST /v1/staff/shops/:shopId/visits/invite */
export const inviteVisitorRequest = v.strictObject({
  visit: visitIdField,
  text: lineField(MAX_INVITATION_CODE_POINTS),
});
