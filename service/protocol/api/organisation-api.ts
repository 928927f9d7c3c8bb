import * as v from 'valibot';
import { emailField, lineField, optionalLineField, textField } from '../fields.ts';
import { ORGANISATION_KINDS } from '../vocabulary.ts';

export const companyView = v.object({
  legalName: v.string(),
  address: v.string(),
  taxId: v.string(),
  registerNo: v.string(),
  country: v.string(),
  contactEmail: v.string(),
});
export const companyFields = v.strictObject({
  legalName: lineField(200),
  address: textField(300),
  /** NIP in Poland, check digit verified. */
  taxId: optionalLineField(30),
  registerNo: optionalLineField(40),
  country: v.pipe(v.string('must be a country'), v.regex(/^[A-Z]{2}$/, 'must be a country code such as PL')),
  contactEmail: emailField,
});
export type CompanyFields = v.InferOutput<typeof companyFields>;

export const organisationResponse = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(ORGANISATION_KINDS),
  /** Null: missing. */
  company: v.nullable(companyView),
  mayEdit: v.boolean(),
});
export type OrganisationDetail = v.InferOutput<typeof organisationResponse>;
