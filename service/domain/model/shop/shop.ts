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

/** Rule: TR-2. */
export type Controller = {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  /** May be empty. */
  readonly phone: string;
  /** May be empty. */
  readonly dpo: string;
};

/** Hosting or mail, as stated. */
export type Provider = {
  readonly by: ProviderKind;
  /** Only for a company. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Empty inside the EEA. */
  readonly transferTool: string;
};
export type Providers = Readonly<Record<ProviderRole, Provider>>;
const UNSTATED: Provider = { by: 'unstated', name: '', country: '', transferTool: '' };
export const NO_PROVIDERS: Providers = { hosting: UNSTATED, mail: UNSTATED };

export type Appearance = {
  readonly accent: string;
  readonly side: Side;
  /** From the bottom, CSS pixels, 0–200. */
  readonly offset: number;
  readonly label: Readonly<Partial<Record<Locale, string>>>;
  readonly greeting: Readonly<Partial<Record<Locale, string>>>;
};

/** Rule: MK-1. */
export type MarketingSettings = Readonly<Record<MarketingChannel, boolean>> & {
  /** Absent: default. */
  readonly texts: Readonly<Record<MarketingChannel, Readonly<Partial<Record<Locale, string>>>>>;
};
export const NO_MARKETING: MarketingSettings = {
  email: false,
  phone: false,
  texts: { email: {}, phone: {} },
};

/** Sender unauthenticated. */
export type ShopServerRefusal = {
  readonly at: Date;
  readonly reason: ShopServerRefusalReason;
  /** Shop server ahead; null: unknown. */
  readonly clockOffsetSeconds: number | null;
};

/** Valid once confirmed. */
export type ShopSender = { readonly address: string; readonly confirmedAt: Date | null };

export type Shop = Periods & {
  readonly id: ShopId;
  readonly key: ShopKey;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly url: string;
  /** Allowed frame origins. */
  readonly origins: readonly string[];
  readonly locale: Locale;
  readonly controller: Controller;
  readonly providers: Providers;
  /** Null: no collection yet. */
  readonly confirmedAt: Date | null;
  readonly leadBasis: LeadBasis;
  readonly whenNoPolicy: NoPolicyMode;
  /** Default: off. */
  readonly receiptMail: boolean;
  /** 6–36. Rule: RE-1. */
  readonly auditRetentionMonths: number;
  /** No collection meanwhile. Rule: PR-5. */
  readonly closesAt: Date | null;
  readonly fields: Readonly<Record<LeadField, FieldRule>>;
  readonly marketing: MarketingSettings;
  readonly appearance: Appearance;
  readonly hours: OpeningHours;
  /** 30–600; 0: never. */
  readonly formOfferSeconds: number;
  /** Null: the operator's address. */
  readonly sender: ShopSender | null;
  /** 7–30; 0: no spam filter. */
  readonly quarantineDays: number;
  /** Absent: no. */
  readonly isDemo?: boolean;
  /** Default: off. */
  readonly visitorList: VisitorListSettings;
  /** Newest first, at most two; see `signingSecrets`. */
  readonly adapterSecrets: readonly string[];
  /** Null: none or unknown. */
  readonly adapterSecretAt: Date | null;
  /** Saw it or its predecessor; null: nobody (Connect). */
  readonly adapterSecretBy: StaffId | null;
  /** Null: none. */
  readonly lastRefusal: ShopServerRefusal | null;
  /** Owners get a mail when it ends. */
  readonly policyStood: boolean;
  /** On the home page; null: never. */
  readonly seenAt: Date | null;
  readonly createdAt: Date;
};

export const DEFAULT_FORM_OFFER_SECONDS = 90;
export const DEFAULT_ACCENT = '#0b6b57';
