import { type Company, companyFaults, normalTaxId } from '../staff/company.ts';

/** The controller, as the agreement names it. */
export type AgreementCompany = Company & {
  /** From where instructions come, and where doubts about one are sent. */
  readonly instructionEmail: string;
  readonly signatoryName: string;
  /** What the signing person is in the company. */
  readonly signatoryRole: string;
  /** Data-protection officer, name and contact; empty when there is none. */
  readonly dpo: string;
};

/** What the operator says of itself; null: not said. */
export type OperatorStatement = {
  /** Who runs the servers, and where. */
  readonly hosting: string | null;
  /** `encrypted`: and overwritten after 30 days at the latest. */
  readonly backups: 'encrypted' | 'none' | null;
  /** People with access to the servers are bound to confidentiality and trained. */
  readonly staffBound: boolean | null;
  /** The list of sub-processors is empty because there are none. */
  readonly hasNoSubProcessors: boolean;
};

/** Who runs the service; from the settings of the deployment. */
export type Operator = {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Register and number. */
  readonly registration: string;
  readonly email: string;
  /** Name and role of the person who signs. */
  readonly signatory: string;
  /** Empty when there is none. */
  readonly dpo: string;
  /** Days of the last security review and of the last restored backup, ISO; null: not stated. */
  readonly reviewedOn: string | null;
  readonly restoredOn: string | null;
  readonly statement: OperatorStatement;
};

/** „KRS 0000123456" has ten digits; other registers are taken as written. */
const isRegistration = (text: string): boolean => !/^KRS/i.test(text) || /^KRS:?\s*\d{10}$/i.test(text);

/** Faults by field path; none: the company can be named in an agreement. */
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

/** The tax number without dashes, so that the same company reads the same. */
export const tidyParty = (company: AgreementCompany): AgreementCompany => ({
  ...company,
  taxId: normalTaxId(company.taxId, company.country),
});

/** What an organisation keeps of it. */
export const companyOf = (party: AgreementCompany): Company => ({
  legalName: party.legalName,
  address: party.address,
  taxId: party.taxId,
  registerNo: party.registerNo,
  country: party.country,
  contactEmail: party.contactEmail,
});
