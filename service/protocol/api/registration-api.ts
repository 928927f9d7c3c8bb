/** HTTP bodies of joining the service by oneself. */
import * as v from 'valibot';
import { emailField, lineField, localeField } from '../fields.ts';
import { DEPLOYMENTS, ORGANISATION_KINDS } from '../vocabulary.ts';
import { companyFields } from './organisation-api.ts';

export const registrationQuery = v.strictObject({ locale: localeField });
/** Whether self-registration is open, whether links go out by mail, and the operator's notice that is shown first. */
export const registrationResponse = v.object({
  isOpen: v.boolean(),
  deployment: v.picklist(DEPLOYMENTS),
  /** Whom to ask while it is closed; null: not known. */
  operator: v.nullable(v.object({ name: v.string(), email: v.string() })),
  /** False: no mail server, so links to accounts wait with the operator, who hands them over. */
  isMailSet: v.boolean(),
  /** The notice about account data (Art. 13); null while it is closed. */
  notice: v.nullable(
    v.object({
      title: v.string(),
      paragraphs: v.array(v.object({ heading: v.string(), text: v.string() })),
    }),
  ),
});
export type RegistrationView = v.InferOutput<typeof registrationResponse>;

export const registrationRequest = v.strictObject({
  kind: v.picklist(ORGANISATION_KINDS),
  name: lineField(100),
  email: emailField,
  password: v.pipe(
    v.string('must be text'),
    v.minLength(12, 'must have at least 12 characters'),
    v.maxLength(200, 'must have at most 200 characters'),
  ),
  locale: localeField,
  company: companyFields,
  /** A trap for robots: no person sees this field. */
  website: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export type RegistrationRequest = v.InferOutput<typeof registrationRequest>;
/** The same answer whether or not the address has an account. */
export const registrationAccepted = v.object({ days: v.number() });
