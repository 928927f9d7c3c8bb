import * as v from 'valibot';
import { byLocale } from '../by-locale.ts';
import {
  countryField,
  emailField,
  grantIdField,
  lineField,
  localeField,
  optionalLineField,
  optionalTextField,
  organisationIdField,
  phoneField,
  refField,
  shopIdField,
  textField,
  webAddressField,
  zeroOr,
} from '../fields.ts';
import { openingHours } from '../hours-schema.ts';
import {
  FIELD_RULES,
  LEAD_BASES,
  NO_POLICY_MODES,
  POLICY_SOURCES,
  POLICY_STATES,
  PROVIDER_KINDS,
  SIDES,
} from '../vocabulary.ts';
import { periodChanges } from './retention-api.ts';
import { visitorListSettings } from './visits/visit-api.ts';

const controllerView = v.object({
  name: v.string(),
  address: v.string(),
  email: v.string(),
  phone: v.string(),
  dpo: v.string(),
});
const providerView = v.object({
  by: v.picklist(PROVIDER_KINDS),
  name: v.string(),
  country: v.string(),
  transferTool: v.string(),
});
const policyView = v.object({
  locale: v.string(),
  isDefault: v.boolean(),
  state: v.picklist(POLICY_STATES),
  reason: v.string(),
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
  checkedAt: v.string(),
  modifiedAt: v.nullable(v.string()),
});
export const shopSettingsResponse = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  url: v.string(),
  origins: v.array(v.string()),
  locale: v.string(),
  organisationId: v.string(),
  controller: controllerView,
  providers: v.object({ hosting: providerView, mail: providerView }),
  /** Null: unconfirmed, nothing is collected. */
  confirmedAt: v.nullable(v.string()),
  leadBasis: v.picklist(LEAD_BASES),
  whenNoPolicy: v.picklist(NO_POLICY_MODES),
  leadRetentionDays: v.number(),
  conversationRetentionDays: v.number(),
  /** Receipt link by mail. */
  receiptMail: v.boolean(),
  auditRetentionMonths: v.number(),
  /** Deletion date; null: staying. */
  closesAt: v.nullable(v.string()),
  anonymousRetentionDays: v.number(),
  enquiryProofYears: v.number(),
  marketingProofYears: v.number(),
  marketingReminderMonths: v.number(),
  fields: v.object({
    name: v.picklist(FIELD_RULES),
    email: v.picklist(FIELD_RULES),
    phone: v.picklist(FIELD_RULES),
  }),
  marketing: v.object({
    email: v.boolean(),
    phone: v.boolean(),
    texts: v.object({
      email: v.record(v.string(), v.string()),
      phone: v.record(v.string(), v.string()),
    }),
  }),
  appearance: v.object({
    accent: v.string(),
    onAccent: v.string(),
    side: v.picklist(SIDES),
    offset: v.number(),
    label: v.record(v.string(), v.string()),
    greeting: v.record(v.string(), v.string()),
  }),
  hours: v.object(openingHours.entries),
  /** Seconds without an answer; 0: never. */
  formOfferSeconds: v.number(),
  visitorList: v.object(visitorListSettings.entries),
  quarantineDays: v.number(),
  policySource: v.picklist([...POLICY_SOURCES, 'none']),
  policy: v.array(policyView),
  adapter: v.nullable(
    v.object({
      platform: v.string(),
      version: v.string(),
      platformVersion: v.string(),
      lastPushAt: v.string(),
    }),
  ),
  /** Snippet last seen; null: never. */
  seenAt: v.nullable(v.string()),
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  missing: v.array(v.string()),
  snippet: v.string(),
  mayEdit: v.boolean(),
});
export type ShopSettings = v.InferOutput<typeof shopSettingsResponse>;

const fieldRule = v.picklist(FIELD_RULES);
const wordsByLocale = (max: number) => v.strictObject(byLocale(() => v.optional(optionalTextField(max))));
const providerChange = v.strictObject({
  by: v.picklist(PROVIDER_KINDS),
  /** Transfer ground required outside the EEA. */
  name: v.optional(optionalLineField(200)),
  country: v.optional(v.union([v.literal(''), countryField])),
  transferTool: v.optional(optionalLineField(300)),
});
/** PATCH /v1/staff/shops/:shopId */
export const shopSettingsRequest = v.strictObject({
  name: v.optional(lineField(100)),
  url: v.optional(webAddressField),
  locale: v.optional(localeField),
  controller: v.optional(
    v.strictObject({
      name: lineField(200),
      address: textField(300),
      email: emailField,
      phone: v.optional(v.union([v.literal(''), phoneField])),
      dpo: v.optional(optionalTextField(300)),
    }),
  ),
  /** Named in every notice. */
  providers: v.optional(
    v.strictObject({ hosting: v.optional(providerChange), mail: v.optional(providerChange) }),
  ),
  /** Owner confirms controller, retention and purposes. */
  confirm: v.optional(v.literal(true)),
  leadBasis: v.optional(v.picklist(LEAD_BASES)),
  whenNoPolicy: v.optional(v.picklist(NO_POLICY_MODES)),
  /** Shop name, typed, for `bare`; audited. */
  bareAcknowledgement: v.optional(v.pipe(v.string(), v.maxLength(200))),
  receiptMail: v.optional(v.boolean()),
  auditRetentionMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(36))),
  ...periodChanges.entries,
  fields: v.optional(v.strictObject({ name: fieldRule, email: fieldRule, phone: fieldRule })),
  marketing: v.optional(
    v.strictObject({
      email: v.optional(v.boolean()),
      phone: v.optional(v.boolean()),
      /** Empty: default. Must name controller, channel, withdrawal and policy (MK-1). */
      texts: v.optional(
        v.strictObject({
          email: v.optional(wordsByLocale(1000)),
          phone: v.optional(wordsByLocale(1000)),
        }),
      ),
    }),
  ),
  appearance: v.optional(
    v.strictObject({
      accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0b6b57'))),
      side: v.optional(v.picklist(SIDES)),
      offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200))),
      label: v.optional(wordsByLocale(40)),
      greeting: v.optional(wordsByLocale(300)),
    }),
  ),
  /** Complete. */
  hours: v.optional(openingHours),
  formOfferSeconds: v.optional(zeroOr(30, 600)),
  quarantineDays: v.optional(zeroOr(7, 30)),
  /** Complete. */
  visitorList: v.optional(visitorListSettings),
});
export type ShopSettingsRequest = v.InferOutput<typeof shopSettingsRequest>;

/** POST /v1/staff/shops/:shopId/policy-link : empty removes it; checked at once. */
export const policyLinkRequest = v.strictObject({
  locale: localeField,
  url: v.union([v.literal(''), webAddressField]),
});
/** POST /v1/staff/shops/:shopId/adapter-secret : shown once. */
export const adapterSecretResponse = v.object({ key: v.string(), secret: v.string() });
export type AdapterSecret = v.InferOutput<typeof adapterSecretResponse>;

export const emptyRequest = v.strictObject({});
export const createShopRequest = v.strictObject({
  /** Idempotency key. */
  ref: refField,
  organisationId: organisationIdField,
  name: lineField(100),
  url: webAddressField,
  locale: localeField,
  /** Shown while nothing may be collected. */
  contactEmail: emailField,
});
export const createdResponse = v.object({ id: v.string() });

export const grantsResponse = v.object({
  grants: v.array(
    v.object({
      id: v.string(),
      agencyId: v.string(),
      agencyName: v.string(),
      role: v.picklist(['manager', 'consultant', 'auditor']),
      since: v.string(),
      until: v.nullable(v.string()),
      /** No contract: no personal data. */
      isWaiting: v.boolean(),
    }),
  ),
});
export type Grants = v.InferOutput<typeof grantsResponse>;
export const grantParams = v.object({ shopId: shopIdField, grantId: grantIdField });
export const grantRequest = v.strictObject({
  agencyCode: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[A-Z2-9]{8}$/, 'must be the agency code: 8 letters and digits'),
  ),
  role: v.picklist(['manager', 'consultant', 'auditor']),
});
