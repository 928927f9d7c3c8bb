import * as v from 'valibot';
import { countryField, dayField, lineField, optionalTextField, refField, textField } from '../fields.ts';

const subProcessorIdField = v.pipe(
  v.string('must be an id'),
  v.regex(/^spr_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with spr_'),
  v.transform((id) => id as `spr_${string}`),
);

const subProcessorEntries = {
  name: lineField(200),
  address: textField(300),
  contact: lineField(200),
  country: countryField,
  service: textField(200),
  data: textField(300),
  transferTool: optionalTextField(200),
  since: dayField,
};
export const subProcessorView = v.object({
  id: v.string(),
  name: v.string(),
  address: v.string(),
  contact: v.string(),
  country: v.string(),
  service: v.string(),
  data: v.string(),
  transferTool: v.string(),
  since: v.string(),
  until: v.nullable(v.string()),
});
export const objectionRequest = v.strictObject({
  subProcessorId: subProcessorIdField,
  reason: textField(1000),
});

/** GET /v1/sub-processors */
export const subProcessorsResponse = v.object({
  operator: v.nullable(v.string()),
  /** Earliest start of one announced now. */
  earliestStart: v.string(),
  versions: v.array(v.object({ version: v.number(), at: v.string(), entries: v.array(subProcessorView) })),
});
export type SubProcessors = v.InferOutput<typeof subProcessorsResponse>;
export const subProcessorRequest = v.strictObject({
  ...subProcessorEntries,
  /** Idempotency key. */
  ref: v.optional(refField),
});
export type NewSubProcessor = v.InferOutput<typeof subProcessorRequest>;
export const subProcessorParams = v.object({ subProcessorId: subProcessorIdField });
export const endSubProcessorRequest = v.strictObject({ until: dayField });
