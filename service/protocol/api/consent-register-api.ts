import * as v from 'valibot';
import { isoInstantField, noticeIdField } from '../fields.ts';
import { REGISTER_STATES } from '../vocabulary.ts';

const period = {
  /** Inclusive. */
  from: v.optional(isoInstantField),
  /** Exclusive. */
  to: v.optional(isoInstantField),
};
/** GET /v1/staff/shops/:shopId/consent-register */
export const consentRegisterQuery = v.strictObject(period);
/** GET /v1/staff/shops/:shopId/consent-register/export */
export const consentRegisterExportQuery = v.strictObject({
  ...period,
  purpose: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(100),
      v.regex(/^(reply|marketing_email|marketing_phone|card[.][A-Za-z0-9_-]+)$/, 'must be a purpose'),
    ),
  ),
  notice: v.optional(noticeIdField),
  state: v.optional(v.picklist(REGISTER_STATES)),
  format: v.picklist(['csv', 'json']),
});

const count = v.number();
/** By purpose and notice version. */
const versionCounts = v.object({
  purpose: v.string(),
  noticeId: v.string(),
  /** First shown; null: no longer kept. */
  since: v.nullable(v.string()),
  stands: count,
  /** From before a restore; withdrawals may be missing. */
  gap: count,
  unconfirmed: count,
  /** Unconfirmed with an unsent mail. */
  unsent: count,
  /** In force, record expires within thirty days. */
  ending: count,
  withdrawn: count,
  superseded: count,
  ended: count,
});
export const consentRegisterResponse = v.object({ at: v.string(), versions: v.array(versionCounts) });
export type ConsentRegister = v.InferOutput<typeof consentRegisterResponse>;
