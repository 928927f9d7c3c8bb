/** Who an organisation is in law: party of the data-processing agreement, and first proposal for a shop's controller. */
export type Company = {
  readonly legalName: string;
  readonly address: string;
  /** Tax number (NIP in Poland), digits and letters without spaces; empty where there is none. */
  readonly taxId: string;
  /** Number in the register of companies, such as KRS; empty where there is none. */
  readonly registerNo: string;
  /** ISO 3166-1 alpha-2, such as PL. */
  readonly country: string;
  readonly contactEmail: string;
};

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** Whether ten digits carry the check digit of a Polish tax number. */
export const isNip = (text: string): boolean => {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = NIP_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return sum % 11 === Number(digits.charAt(9));
};

/** Digits and letters only; a Polish number loses its „PL" in front. */
export const normalTaxId = (taxId: string, country: string): string => {
  const plain = taxId.toUpperCase().replace(/[\s.-]/g, '');
  return country === 'PL' ? plain.replace(/^PL/, '') : plain;
};

/** Faults by field: the check digit of a Polish tax number reveals a typing error. Only an agreement needs the number. */
export const companyFaults = ({ country, taxId }: Company): Record<string, string> =>
  country !== 'PL' || taxId === '' || isNip(taxId) ? {} : { taxId: 'has a wrong check digit' };
