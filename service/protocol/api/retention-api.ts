import * as v from 'valibot';
import { isoInstantField } from '../fields.ts';
import { HOLD_REASONS, LOCALES } from '../vocabulary.ts';

const whole = (min: number, max: number, unit: string) =>
  v.pipe(
    v.number(`must be a number of ${unit}`),
    v.integer(`must be whole ${unit}`),
    v.minValue(min, `at least ${min} ${unit}`),
    v.maxValue(max, `at most ${max} ${unit}`),
  );
const days = whole(7, 1095, 'days');
const proofYears = whole(0, 6, 'years');

/** Changed periods; always finite. Rule: RE-1. */
export const periodChanges = v.strictObject({
  leadRetentionDays: v.optional(days),
  conversationRetentionDays: v.optional(days),
  anonymousRetentionDays: v.optional(days),
  enquiryProofYears: v.optional(proofYears),
  marketingProofYears: v.optional(proofYears),
  marketingReminderMonths: v.optional(whole(6, 36, 'months')),
});

export const retentionCounts = v.object({
  leads: v.number(),
  conversations: v.number(),
  receipts: v.number(),
  optins: v.number(),
  proofs: v.number(),
});
const sentences = v.object({ locale: v.picklist(LOCALES), form: v.string(), chat: v.string() });

/** GET /v1/staff/shops/:shopId/retention */
export const retentionResponse = v.object({
  reports: v.array(
    v.object({
      id: v.string(),
      startedAt: v.string(),
      durationMs: v.number(),
      instance: v.string(),
      removed: retentionCounts,
    }),
  ),
  holds: v.array(
    v.object({
      kind: v.picklist(['lead', 'conversation']),
      id: v.string(),
      /** Lead number or visitor's name. */
      label: v.string(),
      heldAt: v.string(),
      reason: v.nullable(v.picklist(HOLD_REASONS)),
      /** Erasure requested; deleted once the hold is lifted. */
      hiddenAt: v.nullable(v.string()),
    }),
  ),
  mayEdit: v.boolean(),
});
export type RetentionView = v.InferOutput<typeof retentionResponse>;

/** POST /v1/staff/shops/:shopId/retention/preview */
export const retentionPreviewRequest = v.strictObject({ until: isoInstantField, periods: periodChanges });
export const retentionPreviewResponse = v.object({
  counts: retentionCounts,
  sentences: v.array(sentences),
});
export type RetentionPreview = v.InferOutput<typeof retentionPreviewResponse>;

/** POST …/leads/:leadId/hold, …/conversations/:conversationId/hold : null lifts it. */
export const holdRequest = v.strictObject({ reason: v.nullable(v.picklist(HOLD_REASONS)) });
