/** Rule: PR-5. */
import * as v from 'valibot';
import { departureIdField, shopIdField } from '../fields.ts';
import { LOCALES } from '../vocabulary.ts';

const password = v.pipe(v.string('must be text'), v.minLength(1, 'is required'), v.maxLength(200));
const typedName = v.pipe(v.string('must be text'), v.maxLength(200));

export const departureResponse = v.object({
  /** Null: staying. */
  departure: v.nullable(
    v.object({
      id: v.string(),
      reason: v.picklist(['owner', 'operator', 'agreement']),
      requestedAt: v.string(),
      deleteAt: v.string(),
      exportedAt: v.nullable(v.string()),
    }),
  ),
  /** Rows by collection. */
  counts: v.record(v.string(), v.number()),
});
export type DepartureStanding = v.InferOutput<typeof departureResponse>;

/** POST /v1/staff/shops/:shopId/departure */
export const startDepartureRequest = v.strictObject({ password, typedName });
/** POST /v1/staff/organisations/:organisationId/closure */
export const closeCompanyRequest = v.strictObject({ password, typedName });
/** POST /v1/staff/departures : operator only. */
export const operatorDepartureRequest = v.strictObject({ shopId: shopIdField, password, typedName });
/** POST /v1/staff/shops/:shopId/export */
export const shopExportRequest = v.strictObject({ password });

export const certificateParams = v.object({ certificateId: departureIdField });
export const certificateView = v.object({
  format: v.literal('zgoda-deletion-certificate/1'),
  id: v.string(),
  locale: v.picklist(LOCALES),
  shop: v.object({ id: v.string(), name: v.string(), url: v.string() }),
  controller: v.object({ name: v.string(), address: v.string(), email: v.string() }),
  processor: v.nullable(v.string()),
  requestedAt: v.string(),
  reason: v.picklist(['owner', 'operator', 'agreement']),
  exportedAt: v.nullable(v.string()),
  deletedAt: v.string(),
  removed: v.record(v.string(), v.number()),
  kept: v.optional(
    v.array(
      v.object({
        collection: v.string(),
        rows: v.number(),
        reason: v.picklist(['agreement', 'breach_register']),
        until: v.string(),
      }),
    ),
  ),
  keysDestroyed: v.boolean(),
  backupDays: v.optional(v.number()),
  keyId: v.string(),
  signature: v.string(),
});
export type CertificateView = v.InferOutput<typeof certificateView>;
export const certificatesResponse = v.object({ certificates: v.array(certificateView) });
export type CertificatesResponse = v.InferOutput<typeof certificatesResponse>;
