import { byLocale } from '../../../protocol/by-locale.ts';
import type { CardPurpose } from './card.ts';
import { type PurposesWords, purposesCatalog } from './texts/purposes-catalog.ts';

export const purposeTexts = (code: keyof PurposesWords): Pick<CardPurpose, 'text' | 'consequence'> => ({
  text: byLocale((locale) => purposesCatalog[locale][code].text),
  consequence: byLocale((locale) => purposesCatalog[locale][code].consequence),
});

export const DEFAULT_PURPOSES: readonly CardPurpose[] = [
  {
    code: 'order_help',
    ...purposeTexts('order_help'),
    basis: 'contract',
    fields: ['order_number', 'email', 'phone'],
    retentionDays: 90,
    needed: true,
  },
  {
    code: 'complaint',
    ...purposeTexts('complaint'),
    basis: 'obligation',
    fields: ['name', 'order_number', 'email', 'phone', 'address'],
    retentionDays: 90,
    needed: true,
  },
  {
    code: 'delivery',
    ...purposeTexts('delivery'),
    basis: 'contract',
    fields: ['name', 'address', 'phone', 'order_number'],
    retentionDays: 30,
    needed: true,
  },
  {
    code: 'call_back',
    ...purposeTexts('call_back'),
    basis: 'contract',
    fields: ['phone', 'name'],
    retentionDays: 14,
    needed: true,
  },
  {
    code: 'advice',
    ...purposeTexts('advice'),
    basis: 'consent',
    fields: ['email', 'name'],
    retentionDays: 30,
    needed: false,
  },
];
