/** Bodies about the proof of agreements: the evidence file, its readable page, and judging it in public. */
import * as v from 'valibot';
import { localeField } from '../fields.ts';
import type { ConsentEventId } from '../vocabulary.ts';

export const consentEventIdField = v.pipe(
  v.string('must be an id'),
  v.regex(/^cse_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with cse_'),
  v.transform((id) => id as ConsentEventId),
);

const verdict = v.object({
  valid: v.boolean(),
  checks: v.array(
    v.object({
      check: v.string(),
      /** What was looked at, and what was found: words of both are in service/domain/evidence/texts. */
      kind: v.string(),
      ok: v.boolean(),
      finding: v.string(),
      seq: v.nullable(v.number()),
      keyId: v.nullable(v.string()),
      detail: v.string(),
    }),
  ),
});

/** Everything an examiner needs about one agreement. Rule: CO-9. Fields of events and notice: privacy.md §2. */
export const evidenceResponse = v.object({
  format: v.literal('zgoda-evidence/2'),
  generatedAt: v.string(),
  shop: v.object({ id: v.string(), name: v.string() }),
  /** What was agreed about. Version 1 had `lead` in its place. */
  subject: v.object({
    kind: v.picklist(['lead', 'card', 'subscription']),
    id: v.nullable(v.string()),
    reference: v.nullable(v.string()),
    basis: v.nullable(v.string()),
    createdAt: v.nullable(v.string()),
    state: v.picklist(['kept', 'erased', 'expired']),
  }),
  notice: v.nullable(v.record(v.string(), v.unknown())),
  /** Consent events in order (granted, confirmed, withdrawn …), with hash, signature and openings of commitments. */
  events: v.array(v.record(v.string(), v.unknown())),
  /** Neighbours in the shop's chain, each signed, so that a removed or altered entry shows. */
  chain: v.array(
    v.object({
      seq: v.number(),
      previousHash: v.string(),
      hash: v.string(),
      kind: v.picklist(['event', 'tombstone']),
      keyId: v.optional(v.string()),
      signature: v.optional(v.string()),
    }),
  ),
  policySnapshot: v.nullable(v.object({ sha256: v.string(), text: v.string(), fetchedAt: v.string() })),
  /** For reference only: a verifier must take the keys from elsewhere. */
  publicKeys: v.array(
    v.object({
      keyId: v.string(),
      publicKeyPem: v.string(),
      since: v.string(),
      until: v.nullable(v.string()),
    }),
  ),
  verdict,
});
export type Evidence = v.InferOutput<typeof evidenceResponse>;

/** GET …/evidence/page?locale=pl : the same to read, print and hand over; one self-contained HTML text. */
export const evidencePageQuery = v.strictObject({ locale: localeField });
export const evidencePageResponse = v.object({ fileName: v.string(), html: v.string() });
export type EvidencePage = v.InferOutput<typeof evidencePageResponse>;

/** The proof of one agreement has a few; anybody may send one here. */
const MAX_ENTRIES = 50;
const entries = v.optional(
  v.pipe(
    v.array(v.unknown(), 'must be a list'),
    v.maxLength(
      MAX_ENTRIES,
      `must have at most ${MAX_ENTRIES} entries; npm run verify-evidence judges longer files`,
    ),
  ),
);

/**
 * POST /v1/verify : judges a file with the published keys, or with those given. Nothing is stored. What stands in the
 * entries is looked at by the reader of evidence files, which knows every version.
 */
export const verifyRequest = v.strictObject({
  evidence: v.looseObject({ events: entries, chain: entries }),
  keys: v.optional(
    v.pipe(
      v.array(
        v.object({
          keyId: v.pipe(v.string(), v.maxLength(100)),
          publicKeyPem: v.pipe(
            v.string(),
            // Its bytes start alike; every other kind of key is longer. One check of a large RSA key takes milliseconds.
            v.maxLength(200, 'must be an Ed25519 public key in PEM form'),
            v.regex(
              /^\s*-----BEGIN PUBLIC KEY-----\s+MCowBQYDK2VwAyEA/,
              'must be an Ed25519 public key in PEM form',
            ),
          ),
          since: v.optional(v.pipe(v.string(), v.maxLength(40))),
          until: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40)))),
        }),
      ),
      v.maxLength(100),
    ),
  ),
});
export const verifyResponse = verdict;
export type VerifyResponse = v.InferOutput<typeof verifyResponse>;
