/** The id, the closed lists of values and the limits of the visitor list. */

/** One stay of a visitor in a shop, known while the cookie tool says yes; in memory alone. */
export type VisitId = `vst_${string}`;
/** Longest text of an invitation to the chat, in code points. */
export const MAX_INVITATION_CODE_POINTS = 200;
/** Rules by which a shop invites visitors. */
export const MAX_INVITATION_RULES = 5;

/** Whose yes counts for the visitor list, as the visitor's browser names it. */
export const CONSENT_TOOLS = [
  'complianz',
  'cookieyes',
  'cookiebot',
  'wp_consent_api',
  'tcf',
  'google_consent_mode',
  'javascript',
] as const;
export type ConsentTool = (typeof CONSENT_TOOLS)[number];
/** A listed visitor looks around, was shown an invitation, closed it (and gets no other), or has the chat open. */
export const VISIT_STATES = ['looking', 'invited', 'declined', 'chatting'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
