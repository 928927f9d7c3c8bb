/** Fills `{name}` placeholders; avoids a double full stop. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}(\.?)/g, (gap, name: string, stop: string) => {
    const value = String(values[name] ?? gap);
    return stop === '.' && value.endsWith('.') ? value : value + stop;
  });

/** By plural category; `other` is always there. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Cached: construction is slow. */
const rules = new Map<string, Intl.PluralRules>();
const rulesOf = (locale: string): Intl.PluralRules => {
  const made = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, made);
  return made;
};

/** Fills in `{n}`. */
export const plural = (locale: string, forms: PluralForms, count: number): string =>
  fill(forms[rulesOf(locale).select(count)] ?? forms.other, { n: count });

/** First offered language of `wanted`, ignoring regions; else English. */
export const pickLocale = <T extends string>(
  offered: readonly T[],
  wanted: readonly (string | null | undefined)[],
) => {
  for (const tag of wanted) {
    const language = tag?.slice(0, 2).toLowerCase();
    const found = offered.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en' as T;
};
