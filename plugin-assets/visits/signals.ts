import type { ConsentTool } from '../../service/protocol/visit-lists.ts';

// Marketing consent per cookie tool; statistics consent does not count. Stores and sends nothing.

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
/** Known only from an event or call. */
export type Told = {
  tcf?: TcData | undefined;
  /** `zgoda.push(['consent', {visitorList: …}])` */
  javascript?: boolean | undefined;
};
/** IAB TCF 2.2; `publisher`: granted to the shop itself. */
export type TcData = {
  gdprApplies?: boolean;
  eventStatus?: string;
  publisher?: { consents?: Record<string, boolean> };
};

/** `true`: consent; `false`: a tool without consent; undefined: unknown. */
export type Reading = boolean | undefined;

/** Opt-in only. */
const asksFirst = (type: string | undefined): boolean =>
  /optin/.test(type ?? '') && !/optout/.test(type ?? '');

/** Store on device, create and use profiles for content. */
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
    // Without a cookie tool the API always says yes.
    if (wp_has_consent === undefined || !type) return undefined;
    return asksFirst(type) && wp_has_consent('marketing');
  },
  tcf: (_page, { tcf }) => {
    if (tcf === undefined || tcf.gdprApplies !== true) return undefined;
    const hasAnswer = tcf.eventStatus === 'tcloaded' || tcf.eventStatus === 'useractioncomplete';
    return hasAnswer && TCF_PURPOSES.every((purpose) => tcf.publisher?.consents?.[purpose] === true);
  },
  google_consent_mode: ({ dataLayer }) => {
    // A default is the shop's choice, not the visitor's.
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

/** A failing tool counts as no consent. */
export const readTools = (page: ToolWindow, told: Told): { tool: ConsentTool; says: Reading }[] =>
  (Object.entries(READERS) as [ConsentTool, (typeof READERS)[ConsentTool]][]).map(([tool, read]) => {
    try {
      return { tool, says: read(page, told) };
    } catch {
      return { tool, says: false };
    }
  });

export const hasPrivacyControl = (page: ToolWindow): boolean => page.navigator?.globalPrivacyControl === true;

/**
 * False: any tool refuses, or Global Privacy Control; undefined: no tool. The shop's own script takes
 * precedence. Rule: EP-5.
 */
export const readSignal = (page: ToolWindow, told: Told): ConsentTool | false | undefined => {
  const readings = readTools(page, told);
  if (hasPrivacyControl(page)) return false;
  if (told.javascript !== undefined) return told.javascript && 'javascript';
  if (readings.some(({ says }) => says === false)) return false;
  return readings.find(({ says }) => says)?.tool;
};
