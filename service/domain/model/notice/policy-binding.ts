import {
  LOCALES,
  type Locale,
  type PolicySource,
  type PolicyState,
  type ShopId,
} from '../../../protocol/vocabulary.ts';

/** One language's privacy-policy page as last learned. */
export type PolicyPage = {
  readonly locale: Locale;
  readonly isDefault: boolean;
  readonly state: PolicyState;
  /** Short machine word, such as draft, trashed, password, http_404. */
  readonly reason: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly pageId: string | null;
  readonly revision: string | null;
  readonly modifiedAt: Date | null;
  readonly contentSha256: string | null;
  readonly checkedAt: Date;
  /** First of the failed checks in a row; null after a good one. `unreachable` needs three over 24 h. */
  readonly failingSince: Date | null;
  readonly failures: number;
  /** What the shop server says of it; null where a person typed the link. */
  readonly reported: { readonly state: PolicyState; readonly reason: string } | null;
  /** Hash of all that the page showed when the service last saw the reported text there; null: not yet. */
  readonly seenSha256: string | null;
};

/**
 * Reason, within `reported`, of a public page whose own content is empty at the shop server: a page builder may keep its
 * text where an adapter cannot read it, so what the public reads at the address decides. Rule: AD-43.
 */
export const TEXT_ELSEWHERE = 'text_elsewhere';
/** Reason of a page that has not been checked yet. */
export const NOT_CHECKED = 'not_checked';
/** The shop server says that it is published, and the service has yet to look. */
export const isUnseen = (page: PolicyPage): boolean =>
  page.reported?.state === 'published' && page.reason === NOT_CHECKED;

/** What a shop's consent text is bound to. */
export type PolicyBinding = {
  readonly shopId: ShopId;
  readonly source: PolicySource;
  readonly pages: readonly PolicyPage[];
  readonly adapter: {
    readonly platform: string;
    readonly version: string;
    readonly platformVersion: string;
    /** Whether it makes requests of the console requests of the shop platform's own tools. */
    readonly takesTasks: boolean;
  } | null;
  /** The adapter's own clock of its newest push, Unix milliseconds; 0 before the first. */
  readonly pushedAt: number;
  readonly lastPushAt: Date | null;
};

/** Pages that the service looks at by itself. */
export const linkBinding = ({ shopId }: { shopId: ShopId }, pages: readonly PolicyPage[]): PolicyBinding => ({
  shopId,
  source: 'link',
  pages,
  adapter: null,
  pushedAt: 0,
  lastPushAt: null,
});

/** The page that speaks for a widget language: its own, else the default one. */
export const pageFor = (binding: PolicyBinding | null, locale: Locale): PolicyPage | null => {
  if (binding === null) return null;
  const own = binding.pages.find((page) => page.locale === locale);
  if (own?.state === 'published') return own;
  const fallback = binding.pages.find((page) => page.isDefault) ?? binding.pages[0] ?? null;
  return fallback?.state === 'published' ? fallback : (own ?? fallback);
};

/** For each language of the widget the page that its visitors are bound to now; null while there is none. */
export const boundPages = (
  binding: PolicyBinding | null,
): { locale: Locale; policyLocale: Locale | null }[] =>
  LOCALES.map((locale) => {
    const page = pageFor(binding, locale);
    return { locale, policyLocale: page?.state === 'published' ? page.locale : null };
  });
