import type {
  FieldRule,
  LeadBasis,
  LeadField,
  Locale,
  MarketingChannel,
  NoPolicyMode,
  OrganisationId,
  ProviderKind,
  ProviderRole,
  ShopId,
  ShopKey,
  ShopServerRefusalReason,
  Side,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { OpeningHours } from '../hours/opening-hours.ts';
import type { Periods } from '../retention/retention.ts';
import type { VisitorListSettings } from '../visit/visitor-list.ts';

/** Who decides over the data: named in every notice. Rule: TR-2. */
export type Controller = {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  /** Empty when there is none. */
  readonly phone: string;
  /** Data-protection officer, name and contact; empty when there is none. */
  readonly dpo: string;
};

/**
 * Who hosts the shop and who carries its mail, by the shop's own word: the shop itself, a company, or nobody has said yet.
 */
export type Provider = {
  readonly by: ProviderKind;
  /** Empty unless it is a company. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Ground of a transfer outside the EEA; empty inside. */
  readonly transferTool: string;
};
export type Providers = Readonly<Record<ProviderRole, Provider>>;
const UNSTATED: Provider = { by: 'unstated', name: '', country: '', transferTool: '' };
export const NO_PROVIDERS: Providers = { hosting: UNSTATED, mail: UNSTATED };

export type Appearance = {
  readonly accent: string;
  readonly side: Side;
  /** Distance of the button from the bottom edge, CSS pixels, 0–200. */
  readonly offset: number;
  readonly label: Readonly<Partial<Record<Locale, string>>>;
  readonly greeting: Readonly<Partial<Record<Locale, string>>>;
};

/** Boxes for offers on the contact form. Rule: MK-1. */
export type MarketingSettings = Readonly<Record<MarketingChannel, boolean>> & {
  /** The shop's own words by channel and language; absent: ours. */
  readonly texts: Readonly<Record<MarketingChannel, Readonly<Partial<Record<Locale, string>>>>>;
};
export const NO_MARKETING: MarketingSettings = {
  email: false,
  phone: false,
  texts: { email: {}, phone: {} },
};

/** A rejected report of the shop server; the sender of an unsigned one is unknown. */
export type ShopServerRefusal = {
  readonly at: Date;
  readonly reason: ShopServerRefusalReason;
  /** How far the shop server's clock is ahead, in seconds (behind: negative); null where it says nothing. */
  readonly clockOffsetSeconds: number | null;
};

/** Address from which the shop answers leads; it counts once the mail to it was confirmed. */
export type ShopSender = { readonly address: string; readonly confirmedAt: Date | null };

export type Shop = Periods & {
  readonly id: ShopId;
  readonly key: ShopKey;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly url: string;
  /** Exact origins that may show the frame, such as https://shop.example. */
  readonly origins: readonly string[];
  readonly locale: Locale;
  readonly controller: Controller;
  readonly providers: Providers;
  /** Null until the owner confirmed controller, retention and purposes: nothing is collected before. */
  readonly confirmedAt: Date | null;
  readonly leadBasis: LeadBasis;
  readonly whenNoPolicy: NoPolicyMode;
  /** Visitors who gave an e-mail address get the link to their receipt. Off at first. Decision 0081. */
  readonly receiptMail: boolean;
  /** Months that the audit log is kept, 6–36. Rule: RE-1. */
  readonly auditRetentionMonths: number;
  /** The shop leaves: nothing is collected any more, and everything is deleted then. Rule: PR-5. */
  readonly closesAt: Date | null;
  readonly fields: Readonly<Record<LeadField, FieldRule>>;
  readonly marketing: MarketingSettings;
  readonly appearance: Appearance;
  readonly hours: OpeningHours;
  /** A visitor without an answer is offered the form after so many seconds, 30–600; 0: never. */
  readonly formOfferSeconds: number;
  /** Null: mails go from the operator's address. */
  readonly sender: ShopSender | null;
  /** Days that suspected spam waits in the quarantine, 7–30; 0: nothing is taken for spam. */
  readonly quarantineDays: number;
  /** Made by the first start, to try the chat with; absent: no. */
  readonly isDemo?: boolean;
  /** Off at first. */
  readonly visitorList: VisitorListSettings;
  /** Sealed secrets of the adapter, newest first, at most two; which of them sign says `signingSecrets`. */
  readonly adapterSecrets: readonly string[];
  /** When the newest of them was made; null: there is none, or it is older than this note. */
  readonly adapterSecretAt: Date | null;
  /**
   * Who was shown the newest of them, or the one that it renews: its holder can fetch the renewed one. Null: the shop
   * server fetched it by Connect, so nobody saw it.
   */
  readonly adapterSecretBy: StaffId | null;
  /** The newest report that was refused, at most one a minute; null: none yet. */
  readonly lastRefusal: ShopServerRefusal | null;
  /** The owners were informed that the policy page is published; when it no longer is, they get a mail. */
  readonly policyStood: boolean;
  /** When the snippet was last seen on the shop's first page; null: not yet. */
  readonly seenAt: Date | null;
  readonly createdAt: Date;
};

export const DEFAULT_FORM_OFFER_SECONDS = 90;
export const DEFAULT_ACCENT = '#0b6b57';
