import * as v from 'valibot';
import { isoInstantField, shopIdField } from '../../fields.ts';
import { leadSummary } from './lead-api.ts';

/** GET /v1/staff/quarantine */
export const quarantineQuery = v.strictObject({
  shop: v.optional(shopIdField),
  before: v.optional(isoInstantField),
});
export const quarantineResponse = v.object({
  leads: v.array(leadSummary),
  nextBefore: v.nullable(v.string()),
});
export type QuarantinePage = v.InferOutput<typeof quarantineResponse>;
