/** A visit, in memory only. */
export type VisitId = `vst_${string}`;
/** Code points. */
export const MAX_INVITATION_CODE_POINTS = 200;
export const MAX_INVITATION_RULES = 5;

/** Accepted consent tools. */
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
/** `declined`: no further invitation. */
export const VISIT_STATES = ['looking', 'invited', 'declined', 'chatting'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
