import * as v from 'valibot';
import { shopIdField, textField } from '../fields.ts';
import { MARKETING_CHANNELS, type SubscriptionId } from '../vocabulary.ts';

const channel = v.picklist(MARKETING_CHANNELS);

/** GET /v1/staff/shops/:shopId/marketing */
export const marketingResponse = v.object({
  channels: v.array(
    v.object({
      channel,
      confirmed: v.number(),
      pending: v.number(),
      /** Pending with an unsent mail. */
      unsent: v.number(),
      imported: v.number(),
      /** Withdrawn; count only. */
      suppressed: v.number(),
      /** Consent due for renewal. */
      dueForReminder: v.number(),
    }),
  ),
});
export type MarketingNumbers = v.InferOutput<typeof marketingResponse>;

/** GET …/marketing/entries */
export const subscriptionsResponse = v.object({
  entries: v.array(
    v.object({
      id: v.string(),
      channel,
      address: v.string(),
      state: v.picklist(['pending', 'confirmed', 'imported']),
      optIn: v.picklist(['double', 'single', 'none']),
      createdAt: v.string(),
      confirmedAt: v.nullable(v.string()),
      /** Leads to the proof. */
      consentEventId: v.nullable(v.string()),
      noticeId: v.nullable(v.string()),
      importNote: v.nullable(v.string()),
      isDueForReminder: v.boolean(),
    }),
  ),
});
export type Subscriptions = v.InferOutput<typeof subscriptionsResponse>;

/** GET …/marketing/export?channel=email */
export const marketingExportQuery = v.strictObject({ channel });

/** POST …/marketing/import */
export const importRequest = v.strictObject({
  channel,
  csv: v.pipe(
    v.string('must be text'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(400_000, 'is too large'),
  ),
  /** Source, since when, and proof of consent. */
  note: textField(500),
  dryRun: v.boolean(),
});
export const importReport = v.object({
  rows: v.number(),
  added: v.number(),
  known: v.number(),
  suppressed: v.number(),
  repeated: v.number(),
  invalidLines: v.array(v.number()),
});
export type ImportReport = v.InferOutput<typeof importReport>;

/** DELETE …/marketing/imported?channel=email */
export const removeImportedQuery = v.strictObject({ channel });
export const removeImportedResponse = v.object({ removed: v.number() });
export type RemovedImported = v.InferOutput<typeof removeImportedResponse>;

export const subscriptionParams = v.object({
  shopId: shopIdField,
  subscriptionId: v.pipe(
    v.string('must be an id'),
    v.regex(/^sub_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with sub_'),
    v.transform((id) => id as SubscriptionId),
  ),
});
