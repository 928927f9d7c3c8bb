/** Fills the `{name}` placeholders of a sentence; a full stop after one goes when the value brings its own. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}(\.?)/g, (gap, name: string, stop: string) => {
    const value = String(values[name] ?? gap);
    return stop === '.' && value.endsWith('.') ? value : value + stop;
  });

/** Word forms by plural category of the language; `other` is always there. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Made once for each language: that takes far longer than a choice. */
const rules = new Map<string, Intl.PluralRules>();
const rulesOf = (locale: string): Intl.PluralRules => {
  const made = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, made);
  return made;
};

/** The form for `count`, with its `{n}` filled in. */
export const plural = (locale: string, forms: PluralForms, count: number): string =>
  fill(forms[rulesOf(locale).select(count)] ?? forms.other, { n: count });

/** The first of `wanted` (such as `de-AT`) that is offered, compared by language alone; else English. */
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
