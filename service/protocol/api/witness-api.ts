/** What the operator reads about outside witnesses. docs/evidence.md */
import * as v from 'valibot';
import { WITNESS_FAULTS } from '../vocabulary.ts';

const momentOrNull = v.nullable(v.string());
/** GET /v1/staff/witnesses : for the operator. */
export const witnessReportResponse = v.object({
  witnesses: v.array(
    v.object({
      name: v.string(),
      /** Its newest answer, by its own clock. */
      lastAt: momentOrNull,
      /** Time of the newest statement that it answered. */
      lastStatedAt: momentOrNull,
      /** Time of the oldest statement that it has not answered for an hour. */
      silentSince: momentOrNull,
      /** Its last missing answer, since the service started; null once it answered after that. */
      failed: v.nullable(v.object({ at: v.string(), fault: v.picklist(WITNESS_FAULTS) })),
    }),
  ),
  /** Time of the newest statement. */
  statedAt: momentOrNull,
});
export type WitnessReport = v.InferOutput<typeof witnessReportResponse>;
