import { LOCALES, type Locale } from '../../../protocol/vocabulary.ts';

/** Invites once, all conditions. */
export type InvitationRule = {
  /** Empty: every page. */
  readonly pathPrefix: string;
  readonly secondsOnPage: number;
  /** By the shop server; 0: any. */
  readonly cartFrom: number;
  readonly onlyReturning: boolean;
  readonly text: { readonly [L in Locale]?: string | undefined };
};
/** Default: off. Rule: EP-5. */
export type VisitorListSettings = {
  readonly isOn: boolean;
  readonly invitations: readonly InvitationRule[];
  /** Browsers may hold its entry. */
  readonly wasOn?: boolean | undefined;
};
/** Whether browsers may hold old entries; rules count as earlier use. Rule: EP-5. */
export const hasLeftEntries = ({ isOn, wasOn, invitations }: VisitorListSettings): boolean =>
  !isOn && (wasOn === true || invitations.length > 0);
export const NO_VISITOR_LIST: VisitorListSettings = { isOn: false, invitations: [] };

/** In the visitor's or shop's language, or null. */
export const invitationText = (rule: InvitationRule, locale: Locale, shopLocale: Locale): string | null =>
  rule.text[locale] || rule.text[shopLocale] || null;

/** Faults by field path. */
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
