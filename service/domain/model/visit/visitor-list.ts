import { LOCALES, type Locale } from '../../../protocol/vocabulary.ts';

/** A rule of the shop: who fits all its conditions is invited once. */
export type InvitationRule = {
  /** Beginning of the page's path; empty: every page. */
  readonly pathPrefix: string;
  readonly secondsOnPage: number;
  /** Least total of the cart that the shop server vouches for; 0: with or without a cart. */
  readonly cartFrom: number;
  readonly onlyReturning: boolean;
  readonly text: { readonly [L in Locale]?: string | undefined };
};
/** Whether a shop sees who is on its pages, and whom it invites. Off at first. Rule: EP-5. */
export type VisitorListSettings = {
  readonly isOn: boolean;
  readonly invitations: readonly InvitationRule[];
  /** It was on before: browsers of visitors hold an entry of it, maybe for good. Left out: not that the shop knows of. */
  readonly wasOn?: boolean | undefined;
};
/**
 * Whether the shop's pages have to remove what an earlier list left in browsers. Rules alone count too: the list may have
 * been turned off before this was remembered. Rule: EP-5.
 */
export const hasLeftEntries = ({ isOn, wasOn, invitations }: VisitorListSettings): boolean =>
  !isOn && (wasOn === true || invitations.length > 0);
export const NO_VISITOR_LIST: VisitorListSettings = { isOn: false, invitations: [] };

/** Text of a rule for a visitor of this language, else in the shop's; null where it has neither. */
export const invitationText = (rule: InvitationRule, locale: Locale, shopLocale: Locale): string | null =>
  rule.text[locale] || rule.text[shopLocale] || null;

/** Faults by field path; none: valid. */
export const visitorListFaults = (
  settings: VisitorListSettings,
  shopLocale: Locale,
): Record<string, string> =>
  Object.fromEntries(
    settings.invitations.flatMap(({ text }, at) =>
      LOCALES.some((locale) => locale === shopLocale && text[locale])
        ? []
        : [
            [
              `visitorList.invitations.${at}.text.${shopLocale}`,
              'is required in the language of the shop',
            ] as const,
          ],
    ),
  );
