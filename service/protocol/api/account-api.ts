/** Rule: SE-2. */
import * as v from 'valibot';
import { emailField, organisationIdField, pushDeviceIdField, secretField } from '../fields.ts';
import { ALERT_KINDS, ALERT_RESULTS } from '../vocabulary.ts';

const typedPassword = v.pipe(v.string('must be text'), v.maxLength(200, 'must have at most 200 characters'));
const newPassword = v.pipe(
  v.string('must be text'),
  v.minLength(12, 'must have at least 12 characters'),
  v.maxLength(200, 'must have at most 200 characters'),
);
/** TOTP or recovery code; spaces and dashes allowed. */
const typedCode = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.minLength(6, 'is too short'),
  v.maxLength(20, 'is too long'),
);

/** POST /v1/staff/sign-in/second-step : `ticket` from `second_factor_required`. */
export const secondStepRequest = v.strictObject({
  ticket: v.pipe(v.string('must be text'), v.maxLength(200, 'is too long')),
  code: typedCode,
});

export const secondFactorStartResponse = v.object({
  /** For manual entry. */
  secret: v.string(),
  /** otpauth://… */
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
export const recoveryCodesResponse = v.object({ codes: v.array(v.string()) });
export const secondFactorOffRequest = v.strictObject({ code: typedCode, password: typedPassword });
/** PUT /v1/staff/organisations/:organisationId/second-factor */
export const secondFactorRuleRequest = v.strictObject({ owners: v.boolean('must be yes or no') });
/** POST /v1/staff/second-factor-resets : operator only. */
export const secondFactorResetRequest = v.strictObject({ email: emailField });

export const sessionsResponse = v.object({
  sessions: v.array(
    v.object({
      id: v.string(),
      createdAt: v.string(),
      usedAt: v.string(),
      isThis: v.boolean(),
    }),
  ),
});
export type Sessions = v.InferOutput<typeof sessionsResponse>;
/** PUT /v1/staff/me/notices */
export const noticesRequest = v.strictObject({ leads: v.boolean(), chats: v.boolean() });

/** POST /v1/staff/me/address : `code` with a second step. Same answer for known addresses. */
export const addressRequest = v.strictObject({
  email: emailField,
  password: typedPassword,
  code: v.optional(typedCode),
});
export const addressAccepted = v.object({ hours: v.number() });

/** POST /v1/staff/password-reset : same answer for known addresses. */
export const passwordResetRequest = v.strictObject({ email: emailField });
export const passwordResetFinishRequest = v.strictObject({ token: secretField, password: newPassword });

export const organisationParams = v.object({ organisationId: organisationIdField });

const seconds = (least: number, most: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be whole'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );
const clock = v.pipe(
  v.string('must be text'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00'),
);

/** PUT /v1/staff/me/alerts */
export const alertSettings = v.strictObject({
  /** Seconds until a mail, on duty. */
  mailAfterS: seconds(30, 3_600),
  /** For an owner off duty. */
  ownerAfterS: seconds(60, 7_200),
  /** Pushes without an open console. */
  ringsWhenClosed: v.boolean('must be yes or no'),
  /** Null: none. */
  quiet: v.nullable(
    v.strictObject({
      from: clock,
      to: clock,
      /** IANA name. */
      timeZone: v.pipe(
        v.string('must be text'),
        v.minLength(1, 'must not be empty'),
        v.maxLength(64, 'is too long'),
      ),
    }),
  ),
});
export type AlertSettingsView = v.InferOutput<typeof alertSettings>;

/** PUT /v1/staff/me/on-call : for hours, or until closing time. */
export const onCallRequest = v.strictObject({
  span: v.union([v.picklist([2, 4, 8]), v.literal('closing')], 'must be 2, 4, 8 or "closing"'),
});
export const onCallResponse = v.object({ until: v.string() });

const base64url = (most: number) =>
  v.pipe(
    v.string('must be text'),
    v.maxLength(most, 'is too long'),
    v.regex(/^[A-Za-z0-9_-]+$/, 'must be base64url'),
  );
/** POST /v1/staff/me/alerts/devices : browser's subscription. */
export const pushDeviceRequest = v.strictObject({
  endpoint: v.pipe(v.string('must be text'), v.maxLength(1_024, 'is too long'), v.url('must be an address')),
  p256dh: base64url(120),
  auth: base64url(40),
});

const device = v.object({
  id: v.string(),
  /** Push service. */
  host: v.string(),
  createdAt: v.string(),
  /** Own session. */
  isThis: v.boolean(),
});
export const pushDeviceResponse = device;

/** GET /v1/staff/me/alerts */
export const ownAlertsResponse = v.object({
  settings: alertSettings,
  /** VAPID key; null: pushes off. */
  publicKey: v.nullable(v.string()),
  devices: v.array(device),
});
export type OwnAlerts = v.InferOutput<typeof ownAlertsResponse>;

/** POST /v1/staff/me/alerts/test : `none`: no device. */
export const pushTestResponse = v.object({ result: v.picklist(['delivered', 'failed', 'none']) });
export type PushTest = v.InferOutput<typeof pushTestResponse>['result'];

/** GET /v1/staff/conversations/:conversationId/alerts */
export const alertsResponse = v.object({
  alerts: v.array(
    v.object({
      kind: v.picklist(ALERT_KINDS),
      /** Null: account deleted. */
      name: v.nullable(v.string()),
      at: v.string(),
      result: v.picklist(ALERT_RESULTS),
    }),
  ),
});
export type AlertView = v.InferOutput<typeof alertsResponse>['alerts'][number];

export const pushDeviceParams = v.object({ deviceId: pushDeviceIdField });
