/** Party of the agreement. */
export type Company = {
  readonly legalName: string;
  readonly address: string;
  /** NIP in Poland; may be empty. */
  readonly taxId: string;
  /** Such as KRS; may be empty. */
  readonly registerNo: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly contactEmail: string;
};

const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** Whether the Polish check digit is valid. */
export const isNip = (text: string): boolean => {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = NIP_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return sum % 11 === Number(digits.charAt(9));
};

/** Alphanumeric tax number without „PL". */
export const normalTaxId = (taxId: string, country: string): string => {
  const plain = taxId.toUpperCase().replace(/[\s.-]/g, '');
  return country === 'PL' ? plain.replace(/^PL/, '') : plain;
};

/** Faults by field; Polish check digit only. */
export const companyFaults = ({ country, taxId }: Company): Record<string, string> =>
  country !== 'PL' || taxId === '' || isNip(taxId) ? {} : { taxId: 'has a wrong check digit' };
