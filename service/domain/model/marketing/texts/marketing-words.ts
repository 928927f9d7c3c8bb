import type { Locale, MarketingChannel } from '../../../../protocol/vocabulary.ts';

/** Required in a shop's text. */
export const MUST_NAME: Readonly<Record<Locale, Readonly<Record<MarketingChannel | 'withdrawal', RegExp>>>> =
  {
    pl: { email: /e-?mail/iu, phone: /telefon|sms/iu, withdrawal: /cofn|wycof/iu },
    en: { email: /e-?mail/iu, phone: /phone|call|text message|sms/iu, withdrawal: /withdraw|unsubscribe/iu },
    de: { email: /e-?mail/iu, phone: /telefon|sms|anruf/iu, withdrawal: /widerruf|abmeld/iu },
  };
