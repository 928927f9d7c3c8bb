import * as v from 'valibot';
import { PROBLEM_CODES } from './vocabulary.ts';

/** application/problem+json; `problem` frames lack `status`. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(PROBLEM_CODES),
  /** For people; clients use `code`. */
  detail: v.string(),
  /** As in the log. */
  id: v.string(),
  /** By field path. */
  fields: v.optional(v.record(v.string(), v.string())),
  /** Milliseconds. */
  retryAfterMs: v.optional(v.number()),
  /** Data to continue, e.g. the notice after `notice_stale`. */
  details: v.optional(v.record(v.string(), v.unknown())),
});
export type Problem = v.InferOutput<typeof problemSchema>;
