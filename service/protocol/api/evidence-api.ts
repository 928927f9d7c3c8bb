import * as v from 'valibot';
import { localeField } from '../fields.ts';
import { type ConsentEventId, STANDINGS } from '../vocabulary.ts';

export const consentEventIdField = v.pipe(
  v.string('must be an id'),
  v.regex(/^cse_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with cse_'),
  v.transform((id) => id as ConsentEventId),
);

const verdict = v.object({
  valid: v.boolean(),
  /** Null: invalid evidence. */
  standing: v.nullable(
    v.object({
      state: v.picklist(STANDINGS),
      at: v.nullable(v.string()),
    }),
  ),
  checks: v.array(
    v.object({
      check: v.string(),
      /** Words in service/domain/evidence/texts. */
      kind: v.string(),
      ok: v.boolean(),
      finding: v.string(),
      seq: v.nullable(v.number()),
      keyId: v.nullable(v.string()),
      detail: v.string(),
    }),
  ),
  /** Witnesses per ledger position. */
  witnessed: v.optional(
    v.array(
      v.object({
        seq: v.number(),
        occurredAt: v.nullable(v.string()),
        by: v.array(v.object({ name: v.string(), at: v.string() })),
        unchecked: v.array(v.string()),
      }),
    ),
  ),
});

/** `zgoda-evidence/3`; see docs/evidence.md and docs/evidence.schema.json. */
const evidenceFile = v.object({
  format: v.literal('zgoda-evidence/3'),
  asOf: v.object({
    at: v.string(),
    head: v.nullable(v.object({ seq: v.number(), hash: v.string(), at: v.string() })),
  }),
  shop: v.object({ id: v.string(), name: v.string() }),
  /** Kind null: expired. */
  subject: v.object({
    kind: v.nullable(v.picklist(['lead', 'conversation', 'card', 'subscription'])),
    id: v.nullable(v.string()),
    reference: v.nullable(v.string()),
    basis: v.nullable(v.string()),
    createdAt: v.nullable(v.string()),
    state: v.picklist(['kept', 'erased', 'expired']),
    seq: v.nullable(v.number()),
  }),
  notice: v.nullable(v.record(v.string(), v.unknown())),
  /** Ordered events with hash, signature and commitment openings. */
  events: v.array(v.record(v.string(), v.unknown())),
  /** Signed chain positions: record, neighbours, newest entry. */
  chain: v.array(
    v.object({
      seq: v.number(),
      previousHash: v.string(),
      hash: v.string(),
      kind: v.picklist(['event', 'tombstone', 'epoch']),
      keyId: v.string(),
      signature: v.string(),
    }),
  ),
  /** Restores that opened an epoch and lost entries. */
  epochs: v.array(v.record(v.string(), v.unknown())),
  policySnapshot: v.nullable(
    v.object({
      sha256: v.string(),
      text: v.string(),
      fetchedAt: v.string(),
      source: v.picklist(['adapter', 'link']),
    }),
  ),
  /** Witnessed statements with paths; absent: none. */
  witnesses: v.optional(v.array(v.record(v.string(), v.unknown()))),
  /** Service's signature over the above. */
  seal: v.object({ keyId: v.string(), signature: v.string() }),
});
export type EvidenceFile = v.InferOutput<typeof evidenceFile>;

/** Canonical keys; verdict separate. Rule: CO-9. Fields: privacy.md §2. */
export const evidenceResponse = v.object({
  evidence: evidenceFile,
  verdict,
  /** Localised verdict. */
  told: v.object({
    /** `ended`: genuine but no longer valid. */
    tone: v.picklist(['good', 'bad', 'ended']),
    title: v.string(),
    text: v.string(),
    /** In the order of `verdict.checks`. */
    checks: v.array(v.object({ name: v.string(), ok: v.boolean(), text: v.string() })),
  }),
  /** Newest answer and silence of the witness; null: none. */
  witness: v.nullable(
    v.object({ name: v.string(), lastAt: v.nullable(v.string()), silentSince: v.nullable(v.string()) }),
  ),
});
export type EvidenceAnswer = v.InferOutput<typeof evidenceResponse>;

/** GET …/evidence?locale=pl */
export const evidenceQuery = v.strictObject({ locale: v.optional(localeField, 'en') });
/** GET …/evidence/page?locale=pl : self-contained HTML. */
export const evidencePageQuery = v.strictObject({ locale: localeField });
export const evidencePageResponse = v.object({ fileName: v.string(), html: v.string() });
export type EvidencePage = v.InferOutput<typeof evidencePageResponse>;

/** POST /v1/verify : stores nothing. Raw text, as parsing hides duplicate keys. */
export const verifyRequest = v.strictObject({
  evidence: v.string('must be the text of the file'),
  keys: v.optional(
    v.pipe(
      v.array(
        v.object({
          keyId: v.pipe(v.string(), v.maxLength(100)),
          publicKeyPem: v.pipe(
            v.string(),
            // Excludes large RSA keys, which are slow.
            v.maxLength(200, 'must be an Ed25519 public key in PEM form'),
            v.regex(
              /^\s*-----BEGIN PUBLIC KEY-----\s+MCowBQYDK2VwAyEA/,
              'must be an Ed25519 public key in PEM form',
            ),
          ),
          since: v.optional(v.pipe(v.string(), v.maxLength(40))),
          until: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40)))),
          /** Witness name: key for countersignatures only. */
          witness: v.optional(v.pipe(v.string(), v.maxLength(200))),
        }),
      ),
      v.maxLength(100),
    ),
  ),
});
export const verifyResponse = verdict;
