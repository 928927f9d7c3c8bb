/** Rule: PR-6. */
import * as v from 'valibot';
import { isInstant, isoInstantField, shopIdField, staffIdField } from '../fields.ts';

/** Filters, by action prefix. */
export const ACT_KINDS = [
  'accounts',
  'people',
  'leads',
  'consents',
  'settings',
  'privacy',
  'records',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

const filter = {
  shop: v.optional(shopIdField),
  actor: v.optional(v.union([staffIdField, v.picklist(['visitor', 'system', 'command_line', 'unknown'])])),
  kind: v.optional(v.picklist(ACT_KINDS)),
  from: v.optional(isoInstantField),
  /** Exclusive. */
  to: v.optional(isoInstantField),
};
/** GET /v1/staff/activity */
export const activityQuery = v.strictObject({
  ...filter,
  /** `next` of the previous page. */
  before: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,15}\.aud_[A-Za-z0-9_-]{1,64}$/, 'must be `next` of the page before'),
      v.check((text) => isInstant(Number.parseInt(text, 10)), 'must be `next` of the page before'),
    ),
  ),
});
/** GET /v1/staff/activity/export */
export const activityExportQuery = v.strictObject({ ...filter, format: v.picklist(['csv', 'json']) });
/** GET /v1/staff/activity/verdict */
export const activityVerdictQuery = v.strictObject({ shop: v.optional(shopIdField) });

const actView = v.object({
  id: v.string(),
  at: v.string(),
  shopId: v.nullable(v.string()),
  shopName: v.nullable(v.string()),
  /** Person id, `visitor`, `system` or `command_line`. */
  actor: v.string(),
  /** Null: no person, or deleted. */
  actorName: v.nullable(v.string()),
  action: v.string(),
  /** Null: forgotten. */
  target: v.nullable(v.string()),
  targetName: v.nullable(v.string()),
  outcome: v.picklist(['ok', 'refused']),
  details: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
});
export type ActView = v.InferOutput<typeof actView>;
export const activityResponse = v.object({ acts: v.array(actView), next: v.nullable(v.string()) });
export type Activity = v.InferOutput<typeof activityResponse>;

const activityVerdict = v.object({
  isWhole: v.boolean(),
  since: v.nullable(v.string()),
  rows: v.number(),
  head: v.object({ seq: v.number(), hash: v.string() }),
  signature: v.object({ keyId: v.string(), signature: v.string() }),
  fault: v.nullable(v.object({ seq: v.number(), what: v.picklist(['missing', 'altered', 'cut_off']) })),
});
export type ActivityVerdict = v.InferOutput<typeof activityVerdict>;
/** 202: still reading; repeat the call. */
export const activityVerdictResponse = v.union([v.object({ isReady: v.literal(false) }), activityVerdict]);
