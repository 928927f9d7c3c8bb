import type { Locale, MarketingChannel } from '../../../../protocol/vocabulary.ts';
import type { SubscriptionState } from '../subscription.ts';

/**
 * Words of marketing consent in one language. Gaps in braces; `{policy}` and `{email}` become links in the boxes.
 * PKE art. 398 and GDPR Art. 7: who, by which channel, for what, withdrawal. Rule: MK-1.
 */
export type MarketingWords = {
  readonly purposes: Readonly<Record<MarketingChannel, string>>;
  /** The text beside the box; the shop may have its own. */
  readonly consent: Readonly<Record<MarketingChannel, string>>;
  /** Under the boxes. */
  readonly hint: string;
  /** `{years}` years after that; 0: nothing is said. */
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
  /** A consent that stands by the tick alone: nobody confirmed it. */
  readonly given: string;
};

/** A shop's own words must speak of the channel and of taking the consent back. */
export const MUST_NAME: Readonly<Record<Locale, Readonly<Record<MarketingChannel | 'withdrawal', RegExp>>>> =
  {
    pl: { email: /e-?mail/iu, phone: /telefon|sms/iu, withdrawal: /cofn|wycof/iu },
    en: { email: /e-?mail/iu, phone: /phone|call|text message|sms/iu, withdrawal: /withdraw|unsubscribe/iu },
    de: { email: /e-?mail/iu, phone: /telefon|sms|anruf/iu, withdrawal: /widerruf|abmeld/iu },
  };
