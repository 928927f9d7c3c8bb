/** Rules: RQ-1, RQ-2. */
import type { CardPurposeView, ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import type { Words } from '../../words/word-lists.ts';

type Texts = Record<Locale, string>;
export type PurposeDraft = Omit<CardPurposeView, 'text' | 'consequence' | 'retentionDays'> & {
  key: string;
  text: Texts;
  consequence: Texts;
  retentionDays: string;
};
export type PurposeLimits = {
  shopLocale: Locale;
  /** Retention of conversations in days, the limit for answers. */
  longest: number;
};
/** By `<key>.<field>` or `<key>.text.pl`. */
export type Faults = Readonly<Record<string, string>>;

const textsOf = (given: Partial<Record<Locale, string | undefined>>): Texts => ({
  pl: given.pl ?? '',
  en: given.en ?? '',
  de: given.de ?? '',
});
const withoutEmpty = (texts: Texts): CardPurposeView['text'] =>
  Object.fromEntries(
    LOCALES.map((locale) => [locale, texts[locale].trim()] as const).filter(([, text]) => text !== ''),
  );

export const draftsOf = ({ purposes }: ChatSettingsView): PurposeDraft[] =>
  purposes.map((purpose, at) => ({
    ...purpose,
    key: `${purpose.code}-${at}`,
    text: textsOf(purpose.text),
    consequence: textsOf(purpose.consequence),
    retentionDays: String(purpose.retentionDays),
  }));

export const newDraft = (): PurposeDraft => ({
  key: crypto.randomUUID(),
  code: '',
  text: textsOf({}),
  basis: 'contract',
  fields: [],
  retentionDays: '30',
  needed: false,
  consequence: textsOf({}),
});

export const purposeOf = (draft: PurposeDraft): CardPurposeView => ({
  code: draft.code.trim(),
  text: withoutEmpty(draft.text),
  basis: draft.basis,
  fields: draft.fields,
  retentionDays: Number(draft.retentionDays),
  // Consent fields are always optional.
  needed: draft.basis !== 'consent' && draft.needed,
  consequence: withoutEmpty(draft.consequence),
});

export const faultsOf = (
  drafts: readonly PurposeDraft[],
  { longest, shopLocale, words }: PurposeLimits & { words: Words },
): Record<string, string> => {
  const faults: Record<string, string> = {};
  const { cards } = words;
  const codes = new Set<string>();
  for (const draft of drafts) {
    const { key } = draft;
    const code = draft.code.trim();
    if (!/^[a-z][a-z0-9_]{1,39}$/.test(code)) faults[`${key}.code`] = cards.faults.code;
    else if (codes.has(code)) faults[`${key}.code`] = cards.faults.codeTwice;
    codes.add(code);
    if (draft.fields.length === 0) faults[`${key}.fields`] = cards.needField;
    const days = Number(draft.retentionDays);
    if (!/^\d{1,4}$/.test(draft.retentionDays) || days < 1 || days > longest)
      faults[`${key}.retentionDays`] = fill(cards.faults.days, { n: longest });
    if (draft.text[shopLocale].trim() === '') faults[`${key}.text.${shopLocale}`] = cards.faults.text;
    for (const locale of LOCALES) {
      if (draft.text[locale].trim() !== '' && draft.consequence[locale].trim() === '')
        faults[`${key}.consequence.${locale}`] = cards.faults.consequence;
    }
  }
  return faults;
};

/** Maps the service's faults from list indexes to draft keys. */
export const faultsFrom = (
  fields: Readonly<Record<string, string>>,
  drafts: readonly PurposeDraft[],
  words: Words,
): Faults =>
  Object.fromEntries(
    Object.keys(fields).map((path) => {
      const [, at, rest] = /^purposes\.(\d+)\.(.+)$/.exec(path) ?? [];
      const draft = drafts[Number(at)];
      const text = rest?.startsWith('text.') ? words.cards.notPurpose : words.errors.field;
      return [draft === undefined ? path : `${draft.key}.${rest}`, text];
    }),
  );
