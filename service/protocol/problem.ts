import * as v from 'valibot';
import { PROBLEM_CODES } from './vocabulary.ts';

/** One error shape for HTTP (application/problem+json) and, without `status`, for `problem` frames. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(PROBLEM_CODES),
  /** What happened and what to do. Clients switch on `code`, never on this text. */
  detail: v.string(),
  /** Also in the log: name it when you report a fault. */
  id: v.string(),
  /** Faults by field path. */
  fields: v.optional(v.record(v.string(), v.string())),
  /** Milliseconds to wait before a retry. */
  retryAfterMs: v.optional(v.number()),
  /** What the client needs to go on, such as the new notice after `notice_stale`. */
  details: v.optional(v.record(v.string(), v.unknown())),
});
export type Problem = v.InferOutput<typeof problemSchema>;
