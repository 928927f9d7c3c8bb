import type { Locale, MarketingChannel } from '../../../../protocol/vocabulary.ts';
import type { SubscriptionState } from '../subscription.ts';

/**
 * `{policy}` and `{email}` become links. PKE art. 398, GDPR Art. 7: party, channel, purpose, withdrawal.
 * Rule: MK-1.
 */
export type MarketingWords = {
  readonly purposes: Readonly<Record<MarketingChannel, string>>;
  /** Replaceable by the shop. */
  readonly consent: Readonly<Record<MarketingChannel, string>>;
  /** Below the boxes. */
  readonly hint: string;
  /** `{years}`; omitted for 0. */
  readonly proof: string;
  readonly retention: string;
  readonly withdraw: string;
  readonly mail: { readonly subject: string; readonly text: string };
  readonly confirm: {
    readonly title: string;
    readonly text: readonly string[];
    readonly button: string;
    readonly done: string;
    readonly doneText: readonly string[];
  };
  readonly unsubscribe: {
    readonly title: Readonly<Record<MarketingChannel, string>>;
    readonly text: readonly string[];
    readonly button: string;
    readonly done: string;
    readonly doneText: readonly string[];
  };
  readonly channels: Readonly<Record<MarketingChannel, string>>;
  readonly states: Readonly<Record<SubscriptionState, string>>;
  /** Consent by tick only. */
  readonly given: string;
};

/** Required in a shop's text. */
export const MUST_NAME: Readonly<Record<Locale, Readonly<Record<MarketingChannel | 'withdrawal', RegExp>>>> =
  {
    pl: { email: /e-?mail/iu, phone: /telefon|sms/iu, withdrawal: /cofn|wycof/iu },
    en: { email: /e-?mail/iu, phone: /phone|call|text message|sms/iu, withdrawal: /withdraw|unsubscribe/iu },
    de: { email: /e-?mail/iu, phone: /telefon|sms|anruf/iu, withdrawal: /widerruf|abmeld/iu },
  };
