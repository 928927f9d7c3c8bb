import type { CompanyFields } from '../../../service/protocol/api/organisation-api.ts';
import type { Locale } from '../../../service/protocol/vocabulary.ts';
import { isEmail } from '../app/form-checks.ts';
import type { Words } from '../words/word-lists.ts';

/** EEA, its neighbours and the United States, ISO 3166-1. */
const COUNTRIES = [
  'PL',
  'DE',
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'GR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'ES',
  'CH',
  'GB',
  'UA',
  'US',
] as const;

/** In alphabetical order; Poland first. */
export const countryOptions = (locale: string): { value: string; label: string }[] => {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const options = COUNTRIES.map((value) => ({ value: value as string, label: names.of(value) ?? value }));
  const [first, ...rest] = options;
  rest.sort((a, b) => a.label.localeCompare(b.label, locale));
  return first === undefined ? rest : [first, ...rest];
};

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** Same check as the service. */
export const nipState = (text: string): 'empty' | 'short' | 'wrong' | 'right' => {
  const digits = text.replace(/^PL/i, '').replace(/[\s.-]/g, '');
  if (digits === '') return 'empty';
  if (/\D/.test(digits) || digits.length > 10) return 'wrong';
  if (digits.length < 10) return 'short';
  const sum = NIP_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return sum % 11 === Number(digits.charAt(9)) && !/^0+$/.test(digits) ? 'right' : 'wrong';
};

/** @param locale sets the default country */
export const emptyCompany = (locale: Locale, contactEmail = ''): CompanyFields => ({
  legalName: '',
  address: '',
  taxId: '',
  registerNo: '',
  country: locale === 'de' ? 'DE' : 'PL',
  contactEmail,
});

export const companyFaults = (
  company: CompanyFields,
  words: Words,
  isTaxNeeded = true,
): Record<string, string> => ({
  ...(company.legalName.trim() === '' && { legalName: words.errors.required }),
  ...(company.address.trim() === '' && { address: words.errors.required }),
  ...(company.country === 'PL' &&
    nipState(company.taxId) !== 'right' &&
    (isTaxNeeded || nipState(company.taxId) !== 'empty') && {
      taxId: nipState(company.taxId) === 'empty' ? words.errors.required : words.company.nipWrong,
    }),
  ...(!isEmail(company.contactEmail) && { contactEmail: words.errors.email }),
});
