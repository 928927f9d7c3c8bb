/** See docs/evidence.md */
import * as v from 'valibot';
import { WITNESS_FAULTS } from '../vocabulary.ts';

const momentOrNull = v.nullable(v.string());
/** GET /v1/staff/witness */
export const witnessReportResponse = v.object({
  /** Null: none. */
  witness: v.nullable(
    v.object({
      name: v.string(),
      /** By its clock. */
      lastAt: momentOrNull,
      /** Newest answered statement. */
      lastStatedAt: momentOrNull,
      /** Oldest statement unanswered for an hour. */
      silentSince: momentOrNull,
      /** Since start; null after success. */
      failed: v.nullable(v.object({ at: v.string(), fault: v.picklist(WITNESS_FAULTS) })),
    }),
  ),
  statedAt: momentOrNull,
});
export type WitnessReport = v.InferOutput<typeof witnessReportResponse>;
