/** HTTP bodies of the console: the own account, its second step and its sessions. Rule: SE-2. */
import * as v from 'valibot';
import { emailField, organisationIdField, secretField } from '../fields.ts';

const typedPassword = v.pipe(v.string('must be text'), v.maxLength(200, 'must have at most 200 characters'));
const newPassword = v.pipe(
  v.string('must be text'),
  v.minLength(12, 'must have at least 12 characters'),
  v.maxLength(200, 'must have at most 200 characters'),
);
/** Six digits of the phone or a recovery code; spaces and dashes are allowed. */
const typedCode = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.minLength(6, 'is too short'),
  v.maxLength(20, 'is too long'),
);

/** POST /v1/staff/sign-in/second-step : `ticket` is in the refusal `second_factor_required`. */
export const secondStepRequest = v.strictObject({
  ticket: v.pipe(v.string('must be text'), v.maxLength(200, 'is too long')),
  code: typedCode,
});

export const secondFactorStartResponse = v.object({
  /** For typing into the phone where the picture cannot be scanned. */
  secret: v.string(),
  /** What the picture says (otpauth://…). */
  address: v.string(),
  ticket: v.string(),
});
export type SecondFactorStart = v.InferOutput<typeof secondFactorStartResponse>;
export const secondFactorOnRequest = v.strictObject({
  ticket: v.pipe(v.string('must be text'), v.maxLength(1000, 'is too long')),
  code: typedCode,
  password: typedPassword,
});
export const recoveryCodesRequest = v.strictObject({ code: typedCode });
/** Shown once. */
export const recoveryCodesResponse = v.object({ codes: v.array(v.string()) });
export const secondFactorOffRequest = v.strictObject({ code: typedCode, password: typedPassword });
/** PUT /v1/staff/organisations/:organisationId/second-factor : whether owners have to have it. */
export const secondFactorRuleRequest = v.strictObject({ owners: v.boolean('must be yes or no') });
/** POST /v1/staff/second-factor-resets : the operator, for somebody who lost phone and codes. */
export const secondFactorResetRequest = v.strictObject({ email: emailField });

export const sessionsResponse = v.object({
  sessions: v.array(
    v.object({
      id: v.string(),
      createdAt: v.string(),
      /** Last renewal. */
      usedAt: v.string(),
      isThis: v.boolean(),
    }),
  ),
});
export type Sessions = v.InferOutput<typeof sessionsResponse>;
/** PUT /v1/staff/me/notices : events that the person wants mails about. */
export const noticesRequest = v.strictObject({ leads: v.boolean(), chats: v.boolean() });

/** POST /v1/staff/password-reset : the answer is the same whether the address has an account. */
export const passwordResetRequest = v.strictObject({ email: emailField });
export const passwordResetFinishRequest = v.strictObject({ token: secretField, password: newPassword });

export const organisationParams = v.object({ organisationId: organisationIdField });
