import type { ConsentTool } from '../../service/protocol/visit-lists.ts';

// What the cookie tools of a page say about marketing, or the shop's own script about the visitor list. Watching single
// people is no statistics, so no yes to statistics counts. Each answer is read from the tool's own public functions, which
// read the tool's own cookie; nothing here stores or sends anything.

/** The parts of a page that cookie tools provide. */
export type ToolWindow = {
  complianz?: { consenttype?: string };
  cmplz_has_consent?: (category: string) => boolean;
  getCkyConsent?: () => {
    activeLaw?: string;
    isUserActionCompleted?: boolean;
    categories?: Record<string, boolean>;
  };
  Cookiebot?: {
    hasResponse?: boolean;
    consent?: { marketing?: boolean; method?: string | null };
  };
  wp_has_consent?: (category: string) => boolean;
  wp_consent_type?: string;
  wp_fallback_consent_type?: string;
  dataLayer?: ArrayLike<unknown>;
  navigator?: { globalPrivacyControl?: boolean };
};
/** What tools said by an event or a call, and cannot be asked again. */
export type Told = {
  tcf?: TcData | undefined;
  /** `zgoda.push(['consent', {visitorList: …}])` */
  javascript?: boolean | undefined;
};
/** The part of IAB TCF 2.2 that counts: `publisher` holds what the visitor granted the shop itself. */
export type TcData = {
  gdprApplies?: boolean;
  eventStatus?: string;
  publisher?: { consents?: Record<string, boolean> };
};

/** `true`: the visitor said yes. `false`: the tool is there, and no yes was given. Undefined: it cannot say. */
export type Reading = boolean | undefined;

/** Opt-in only: where a tool lets everybody be counted until they object, nobody has said yes. */
const asksFirst = (type: string | undefined): boolean =>
  /optin/.test(type ?? '') && !/optout/.test(type ?? '');

/** Store on the device, create profiles to personalise content, and use them. */
const TCF_PURPOSES = [1, 5, 6];

const READERS: Record<ConsentTool, (page: ToolWindow, told: Told) => Reading> = {
  complianz: ({ complianz, cmplz_has_consent }) =>
    complianz === undefined || cmplz_has_consent === undefined
      ? undefined
      : asksFirst(complianz.consenttype) && cmplz_has_consent('marketing'),
  cookieyes: ({ getCkyConsent }) => {
    if (getCkyConsent === undefined) return undefined;
    const { activeLaw, isUserActionCompleted, categories } = getCkyConsent();
    return activeLaw === 'gdpr' && isUserActionCompleted === true && categories?.advertisement === true;
  },
  cookiebot: ({ Cookiebot }) =>
    Cookiebot?.consent === undefined
      ? undefined
      : Cookiebot.hasResponse === true &&
        Cookiebot.consent.method === 'explicit' &&
        Cookiebot.consent.marketing === true,
  wp_consent_api: ({ wp_has_consent, wp_consent_type, wp_fallback_consent_type }) => {
    const type = wp_consent_type ?? wp_fallback_consent_type;
    // Without a cookie tool behind it, the API says yes to everything.
    if (wp_has_consent === undefined || !type) return undefined;
    return asksFirst(type) && wp_has_consent('marketing');
  },
  tcf: (_page, { tcf }) => {
    if (tcf === undefined || tcf.gdprApplies !== true) return undefined;
    const hasAnswer = tcf.eventStatus === 'tcloaded' || tcf.eventStatus === 'useractioncomplete';
    return hasAnswer && TCF_PURPOSES.every((purpose) => tcf.publisher?.consents?.[purpose] === true);
  },
  google_consent_mode: ({ dataLayer }) => {
    // Only an update counts: a default is the shop's word and not the visitor's.
    let reading: Reading;
    for (const entry of Array.from(dataLayer ?? [])) {
      if (typeof entry !== 'object' || entry === null) continue;
      const [verb, act, states] = Array.from(entry as ArrayLike<unknown>);
      if (verb !== 'consent' || act !== 'update') continue;
      const state = (states as Record<string, unknown> | undefined)?.ad_personalization;
      if (state !== undefined) reading = state === 'granted';
    }
    return reading;
  },
  javascript: (_page, { javascript }) => javascript,
};

/** What each tool says; one that fails has not said yes. */
export const readTools = (page: ToolWindow, told: Told): { tool: ConsentTool; says: Reading }[] =>
  (Object.entries(READERS) as [ConsentTool, (typeof READERS)[ConsentTool]][]).map(([tool, read]) => {
    try {
      return { tool, says: read(page, told) };
    } catch {
      return { tool, says: false };
    }
  });

/** The browser of this visitor says no to everything. */
export const hasPrivacyControl = (page: ToolWindow): boolean => page.navigator?.globalPrivacyControl === true;

/**
 * The tool whose yes counts; false when any tool of the page knows of no yes, because one no is a no; undefined when no tool
 * has said anything. Where the shop's own script speaks, its purpose is the visitor list itself, and it decides. A browser that sends Global Privacy Control has said no. Rule: EP-5.
 */
export const readSignal = (page: ToolWindow, told: Told): ConsentTool | false | undefined => {
  const readings = readTools(page, told);
  if (hasPrivacyControl(page)) return false;
  if (told.javascript !== undefined) return told.javascript && 'javascript';
  if (readings.some(({ says }) => says === false)) return false;
  return readings.find(({ says }) => says)?.tool;
};
