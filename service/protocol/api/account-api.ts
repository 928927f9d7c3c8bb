/** HTTP bodies of the console: the own account, its second step, its sessions, and how it is told of visitors who wait. Rule: SE-2. */
import * as v from 'valibot';
import { emailField, organisationIdField, pushDeviceIdField, secretField } from '../fields.ts';
import { ALERT_KINDS, ALERT_RESULTS } from '../vocabulary.ts';

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

/** POST /v1/staff/me/address : `code` where a second step is on. The answer is the same whether the address has an account. */
export const addressRequest = v.strictObject({
  email: emailField,
  password: typedPassword,
  code: v.optional(typedCode),
});
export const addressAccepted = v.object({ hours: v.number() });

/** POST /v1/staff/password-reset : the answer is the same whether the address has an account. */
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
  /** Seconds of waiting until a mail, while on duty. */
  mailAfterS: seconds(30, 3_600),
  /** The same for an owner who is not on duty. */
  ownerAfterS: seconds(60, 7_200),
  /** Pushes come also while no console of the person is open. */
  ringsWhenClosed: v.boolean('must be yes or no'),
  /** Nothing is sent then; null: at any time. */
  quiet: v.nullable(
    v.strictObject({
      from: clock,
      to: clock,
      /** IANA name, such as Europe/Warsaw. */
      timeZone: v.pipe(
        v.string('must be text'),
        v.minLength(1, 'must not be empty'),
        v.maxLength(64, 'is too long'),
      ),
    }),
  ),
});
export type AlertSettingsView = v.InferOutput<typeof alertSettings>;

/** PUT /v1/staff/me/on-call : for so many hours, or until the shops of the person close. */
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
/** POST /v1/staff/me/alerts/devices : what the browser gives for a subscription. */
export const pushDeviceRequest = v.strictObject({
  endpoint: v.pipe(v.string('must be text'), v.maxLength(1_024, 'is too long'), v.url('must be an address')),
  p256dh: base64url(120),
  auth: base64url(40),
});

const device = v.object({
  id: v.string(),
  /** Host of the push service. */
  host: v.string(),
  createdAt: v.string(),
  /** Of the session that asks. */
  isThis: v.boolean(),
});
export const pushDeviceResponse = device;

/** GET /v1/staff/me/alerts */
export const ownAlertsResponse = v.object({
  settings: alertSettings,
  /** What browsers subscribe with; null: the service sends no pushes. */
  publicKey: v.nullable(v.string()),
  devices: v.array(device),
});
export type OwnAlerts = v.InferOutput<typeof ownAlertsResponse>;

/** POST /v1/staff/me/alerts/test : `none` without a browser that rings. */
export const pushTestResponse = v.object({ result: v.picklist(['delivered', 'failed', 'none']) });
export type PushTest = v.InferOutput<typeof pushTestResponse>['result'];

/** GET /v1/staff/conversations/:conversationId/alerts */
export const alertsResponse = v.object({
  alerts: v.array(
    v.object({
      kind: v.picklist(ALERT_KINDS),
      /** Null once the account is gone. */
      name: v.nullable(v.string()),
      at: v.string(),
      result: v.picklist(ALERT_RESULTS),
    }),
  ),
});
export type AlertView = v.InferOutput<typeof alertsResponse>['alerts'][number];

export const pushDeviceParams = v.object({ deviceId: pushDeviceIdField });
