import * as v from 'valibot';
import {
  emailField,
  lineField,
  localeField,
  membershipIdField,
  organisationIdField,
  secretField,
  shopIdField,
} from '../fields.ts';
import { ORGANISATION_KINDS, ROLES } from '../vocabulary.ts';

export const peopleResponse = v.object({
  members: v.array(
    v.object({
      id: v.string(),
      staffId: v.string(),
      name: v.string(),
      email: v.string(),
      role: v.picklist(ROLES),
      hasSecondFactor: v.boolean(),
      /** Null: all. */
      shopIds: v.nullable(v.array(v.string())),
      /** Within the caller's rights. */
      mayRemove: v.boolean(),
    }),
  ),
  invitations: v.array(
    v.object({
      id: v.string(),
      email: v.string(),
      role: v.picklist(ROLES),
      expiresAt: v.string(),
      mayRemove: v.boolean(),
    }),
  ),
});
export type People = v.InferOutput<typeof peopleResponse>;
export const inviteRequest = v.strictObject({
  email: emailField,
  role: v.picklist(ROLES),
  shopIds: v.nullable(v.pipe(v.array(shopIdField), v.minLength(1), v.maxLength(200))),
});
export const memberParams = v.object({
  organisationId: organisationIdField,
  membershipId: membershipIdField,
});
export const invitationParams = v.object({
  organisationId: organisationIdField,
  invitationId: v.pipe(v.string(), v.regex(/^inv_[A-Za-z0-9_-]{16,64}$/)),
});
/** Single use, 48 hours. Null: mailed; else shown once. */
export const invitationResponse = v.object({ link: v.nullable(v.string()), expiresAt: v.string() });
export type InvitationLink = v.InferOutput<typeof invitationResponse>;
/**
 * POST /v1/staff/invitations/look, …/accept : same fields with or without an account, against enumeration.
 */
export const invitationLookRequest = v.strictObject({ token: secretField });
export const invitationLookResponse = v.object({
  email: v.string(),
  organisationName: v.string(),
  role: v.picklist(ROLES),
});
export type InvitationLook = v.InferOutput<typeof invitationLookResponse>;
export const invitationAcceptRequest = v.strictObject({
  token: secretField,
  name: lineField(100),
  password: v.pipe(v.string(), v.minLength(12, 'must have at least 12 characters'), v.maxLength(200)),
  locale: v.optional(localeField),
});

/** Operator only; no shop content. */
export const organisationsResponse = v.object({
  organisations: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(ORGANISATION_KINDS),
      createdAt: v.string(),
      shops: v.number(),
    }),
  ),
});
export type Organisations = v.InferOutput<typeof organisationsResponse>;
export const createOrganisationRequest = v.strictObject({
  name: lineField(200),
  kind: v.picklist(ORGANISATION_KINDS),
  ownerEmail: emailField,
});
export const createOrganisationResponse = v.object({ id: v.string(), ...invitationResponse.entries });
