import { type Company, companyFaults, normalTaxId } from '../staff/company.ts';

/** Controller named in the agreement. */
export type AgreementCompany = Company & {
  /** Sender address of instructions. */
  readonly instructionEmail: string;
  readonly signatoryName: string;
  readonly signatoryRole: string;
  /** Data-protection officer; may be empty. */
  readonly dpo: string;
};

/** Null: not stated. */
export type OperatorStatement = {
  readonly hosting: string | null;
  /** `encrypted`: overwritten within 30 days. */
  readonly backups: 'encrypted' | 'none' | null;
  /** Bound to confidentiality. */
  readonly staffBound: boolean | null;
  readonly hasNoSubProcessors: boolean;
};

/** From the deployment's settings. */
export type Operator = {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly registration: string;
  readonly email: string;
  readonly signatory: string;
  /** May be empty. */
  readonly dpo: string;
  /** Last security review and restored backup, ISO; null: not stated. */
  readonly reviewedOn: string | null;
  readonly restoredOn: string | null;
  readonly statement: OperatorStatement;
};

/** Only KRS numbers are checked. */
const isRegistration = (text: string): boolean => !/^KRS/i.test(text) || /^KRS:?\s*\d{10}$/i.test(text);

/** Faults by field path; empty: complete. */
export const partyFaults = (company: AgreementCompany): Record<string, string> => {
  const faults: Record<string, string> = {};
  const needed = [
    'legalName',
    'address',
    'contactEmail',
    'instructionEmail',
    'signatoryName',
    'signatoryRole',
  ] as const;
  for (const field of needed) if (company[field].trim() === '') faults[`company.${field}`] = 'is required';
  if (!/^[A-Z]{2}$/.test(company.country)) faults['company.country'] = 'must be a country code such as PL';
  if (company.country === 'PL' && company.taxId === '') faults['company.taxId'] = 'is required';
  for (const [field, fault] of Object.entries(companyFaults(company))) faults[`company.${field}`] = fault;
  if (!isRegistration(company.registerNo)) {
    faults['company.registerNo'] = 'must be KRS with ten digits, or another register';
  }
  return faults;
};

/** Normalises the tax number. */
export const tidyParty = (company: AgreementCompany): AgreementCompany => ({
  ...company,
  taxId: normalTaxId(company.taxId, company.country),
});

/** Company data stored with an organisation. */
export const companyOf = (party: AgreementCompany): Company => ({
  legalName: party.legalName,
  address: party.address,
  taxId: party.taxId,
  registerNo: party.registerNo,
  country: party.country,
  contactEmail: party.contactEmail,
});
