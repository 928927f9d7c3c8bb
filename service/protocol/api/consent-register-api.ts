/** HTTP bodies of the register of consents: counts by version of the notice, and what an export may be limited to. */
import * as v from 'valibot';
import { isoInstantField, noticeIdField } from '../fields.ts';
import { REGISTER_STATES } from '../vocabulary.ts';

const period = {
  /** Given from then on. */
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
/** Consents of one purpose under one version of its notice, by what became of them. */
const versionCounts = v.object({
  purpose: v.string(),
  noticeId: v.string(),
  /** When the words were first shown; null when they are no longer kept. */
  since: v.nullable(v.string()),
  stands: count,
  /** From before a restored backup: a withdrawal may be missing. */
  gap: count,
  unconfirmed: count,
  /** Of those not confirmed: no mail server has taken the mail with the link yet. */
  unsent: count,
  /** Of those in force: their record goes by time within thirty days. */
  ending: count,
  withdrawn: count,
  superseded: count,
  ended: count,
});
export const consentRegisterResponse = v.object({ at: v.string(), versions: v.array(versionCounts) });
export type ConsentRegister = v.InferOutput<typeof consentRegisterResponse>;
