/** Bodies between installations: one countersigns what the ledgers of the other hold. docs/evidence.md */
import * as v from 'valibot';
import { WITNESS_FAULTS } from '../vocabulary.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex'));
const keyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, 'must be the name of a key'));
const time = v.pipe(
  v.string(),
  v.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$/, 'must be an instant in UTC'),
);
const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{85}[AQgw]$/, 'must be an Ed25519 signature'));

/** POST /v1/witness : one fingerprint of what is new in all ledgers of an installation; it names no shop. */
export const statementRequest = v.strictObject({
  at: time,
  keyId,
  previous: v.nullable(hash),
  root: v.nullable(hash),
  since: v.nullable(time),
  signature,
});

const countersignature = v.object({
  at: v.string(),
  /** Whether the statement follows the last one that this service saw. */
  follows: v.boolean(),
  keyId: v.string(),
  signature: v.string(),
});
export const statementResponse = countersignature;

/** GET /v1/witness/:keyId : what was countersigned for the installation with this key, newest first. */
export const countersignedParams = v.object({ keyId });
export const countersignedQuery = v.strictObject({ before: v.optional(time) });
export const countersignedResponse = v.object({
  statements: v.array(
    v.object({
      at: v.string(),
      keyId: v.string(),
      previous: v.nullable(v.string()),
      root: v.nullable(v.string()),
      since: v.nullable(v.string()),
      signature: v.string(),
      seen: countersignature,
    }),
  ),
});

const momentOrNull = v.nullable(v.string());
/** GET /v1/staff/witnesses : for the operator. */
export const witnessReportResponse = v.object({
  witnesses: v.array(
    v.object({
      name: v.string(),
      kind: v.picklist(['zgoda', 'rfc3161']),
      /** Its newest answer, by its own clock. */
      lastAt: momentOrNull,
      /** Time of the newest statement that it answered. */
      lastStatedAt: momentOrNull,
      /** Time of the newest statement of which it signed that it does not follow the one that it saw before. */
      forkedAt: momentOrNull,
      /** Time of the oldest statement that it has not answered for an hour. */
      silentSince: momentOrNull,
      /** Its last missing answer, since the service started; null once it answered after that. */
      failed: v.nullable(v.object({ at: v.string(), fault: v.picklist(WITNESS_FAULTS) })),
    }),
  ),
  /** Time of the newest statement. */
  statedAt: momentOrNull,
  /** Installations whose statements this one countersigns. */
  witnessFor: v.array(v.string()),
});
export type WitnessReport = v.InferOutput<typeof witnessReportResponse>;
