/** HTTP bodies of the visitor list: what the browser of a visitor reports, what the console shows. */
import * as v from 'valibot';
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
const invitationTexts = v.strictObject({
  pl: v.optional(invitationText),
  en: v.optional(invitationText),
  de: v.optional(invitationText),
});
/** Rules are read from above; the first that fits invites. Conditions of one rule hold together. */
export const invitationRule = v.strictObject({
  /** Beginning of the page's path; empty: every page. */
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
  /** Least total of the cart that the shop server vouches for; 0: with or without a cart. */
  cartFrom: v.pipe(v.number('must be a number'), v.minValue(0), v.maxValue(1_000_000)),
  onlyReturning: v.boolean('must be yes or no'),
  text: invitationTexts,
});
/** The visitor list of a shop. Rule: EP-5. */
export const visitorListSettings = v.strictObject({
  isOn: v.boolean('must be yes or no'),
  invitations: v.pipe(
    v.array(invitationRule),
    v.maxLength(MAX_INVITATION_RULES, `at most ${MAX_INVITATION_RULES}`),
  ),
});
export type VisitorListSettingsView = v.InferOutput<typeof visitorListSettings>;
export type InvitationRuleView = v.InferOutput<typeof invitationRule>;

/** POST /v1/visitor/visits : a page is open in a browser whose cookie tool said yes. Nothing is stored. */
export const sightingRequest = v.strictObject({
  shop: shopKeyField,
  visit: visitIdField,
  page: pageField,
  locale: localeField,
  tool: v.picklist(CONSENT_TOOLS),
  isReturning: v.boolean('must be yes or no'),
  secondsOnPage: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
  state: v.picklist(VISIT_STATES),
  /** The shop server's signed statement, of which the cart alone is kept; sent once for each page. */
  token: v.optional(identityTokenField),
});
export type SightingRequest = v.InferInput<typeof sightingRequest>;
export const sightingResponse = v.object({
  /** False: the list is off, and the browser removes what it keeps for it. */
  goesOn: v.boolean(),
  /** When to report again, in milliseconds. */
  againInMs: v.number(),
  /** To be shown once. `from` is the consultant who invites; null where a rule of the shop does. */
  invitation: v.nullable(v.object({ text: v.string(), from: v.nullable(v.string()) })),
});
export type SightingResponse = v.InferOutput<typeof sightingResponse>;

/** POST /v1/visitor/visits/forget : the cookie tool no longer says yes. */
export const forgetVisitRequest = v.strictObject({ shop: shopKeyField, visit: visitIdField });

/** GET /v1/staff/shops/:shopId/visits */
export const visitsResponse = v.object({
  isOn: v.boolean(),
  /** Why nobody can be listed although it is on: the shop collects nothing yet. */
  isCollecting: v.boolean(),
  /** Somebody is here, within the hours of the shop: without that nobody is invited. */
  takesChats: v.boolean(),
  mayInvite: v.boolean(),
  /** The script of the chat was asked for so often in the last hour: a number without anybody in it. */
  pagesLastHour: v.number(),
  /** Which cookie tools have said yes or taken it back since the service started; newest first. */
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
      /** Oldest first, at most twenty; the last is open now. */
      pages: v.array(v.object({ page: v.string(), at: v.string() })),
      isReturning: v.boolean(),
      locale: localeField,
      tool: v.picklist(CONSENT_TOOLS),
      state: v.picklist(VISIT_STATES),
      /** A consultant pressed Invite, and the browser has not fetched it yet. */
      isInvitationWaiting: v.boolean(),
      cart: v.nullable(v.object({ items: v.number(), total: v.string(), currency: v.string() })),
    }),
  ),
});
export type VisitsView = v.InferOutput<typeof visitsResponse>;
export type VisitView = VisitsView['visits'][number];

/** POST /v1/staff/shops/:shopId/visits/invite : shown to the visitor as from the consultant. */
export const inviteVisitorRequest = v.strictObject({
  visit: visitIdField,
  text: lineField(MAX_INVITATION_CODE_POINTS),
});
