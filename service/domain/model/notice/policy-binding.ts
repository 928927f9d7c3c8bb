import {
  type DoorQuestion,
  LOCALES,
  type Locale,
  type PolicySource,
  type PolicyState,
  type ShopId,
} from '../../../protocol/vocabulary.ts';

/** As last known. */
export type PolicyPage = {
  readonly locale: Locale;
  readonly isDefault: boolean;
  readonly state: PolicyState;
  /** Such as draft, trashed, http_404. */
  readonly reason: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly pageId: string | null;
  readonly revision: string | null;
  readonly modifiedAt: Date | null;
  readonly contentSha256: string | null;
  readonly checkedAt: Date;
  /** Null: succeeded. `unreachable` needs three over 24 h. */
  readonly failingSince: Date | null;
  readonly failures: number;
  /** By the shop server; null: typed link. */
  readonly reported: { readonly state: PolicyState; readonly reason: string } | null;
  /** Page when the reported text was last seen; null: never. */
  readonly seenSha256: string | null;
};

/** Empty at the shop server: the public page decides. Rule: AD-43. */
export const OTHER_TEXT = 'text_elsewhere';
export const NOT_CHECKED = 'not_checked';
/** Reported as published, not yet checked. */
export const isUnseen = (page: PolicyPage): boolean =>
  page.reported?.state === 'published' && page.reason === NOT_CHECKED;

/** Address that the service asks, and what its owner lets it answer. Rule: AD-46. */
export type Door = { readonly url: string; readonly answers: readonly DoorQuestion[] };

export type PolicyBinding = {
  readonly shopId: ShopId;
  readonly source: PolicySource;
  readonly pages: readonly PolicyPage[];
  readonly adapter: {
    readonly platform: string;
    readonly version: string;
    readonly platformVersion: string;
    /** Forwards requests to the platform's tools. */
    readonly takesTasks: boolean;
    readonly door: Door | null;
  } | null;
  /** Adapter's clock, Unix milliseconds; 0: never. */
  readonly pushedAt: number;
  readonly lastPushAt: Date | null;
};

/** Binding to pages that the service fetches. */
export const linkBinding = ({ shopId }: { shopId: ShopId }, pages: readonly PolicyPage[]): PolicyBinding => ({
  shopId,
  source: 'link',
  pages,
  adapter: null,
  pushedAt: 0,
  lastPushAt: null,
});

/** Page of a language, else the default. */
export const pageFor = (binding: PolicyBinding | null, locale: Locale): PolicyPage | null => {
  if (binding === null) return null;
  const own = binding.pages.find((page) => page.locale === locale);
  if (own?.state === 'published') return own;
  const fallback = binding.pages.find((page) => page.isDefault) ?? binding.pages[0] ?? null;
  return fallback?.state === 'published' ? fallback : (own ?? fallback);
};

/** Bound page per language; null: none. */
export const boundPages = (
  binding: PolicyBinding | null,
): { locale: Locale; policyLocale: Locale | null }[] =>
  LOCALES.map((locale) => {
    const page = pageFor(binding, locale);
    return { locale, policyLocale: page?.state === 'published' ? page.locale : null };
  });
