import * as v from 'valibot';
import { emailField, lineField, localeField } from '../fields.ts';
import { DEPLOYMENTS, ORGANISATION_KINDS } from '../vocabulary.ts';
import { companyFields } from './organisation-api.ts';

export const registrationQuery = v.strictObject({ locale: localeField });
export const registrationResponse = v.object({
  isOpen: v.boolean(),
  deployment: v.picklist(DEPLOYMENTS),
  /** Contact while closed; null: unknown. */
  operator: v.nullable(v.object({ name: v.string(), email: v.string() })),
  /** False: links are handed over. */
  isMailSet: v.boolean(),
  /** Art. 13; null while closed. */
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
  /** Honeypot. */
  website: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export type RegistrationRequest = v.InferOutput<typeof registrationRequest>;
/** Same for known addresses. */
export const registrationAccepted = v.object({ days: v.number() });
