/** Bodies about the proof of agreements: the evidence file, its readable page, and judging it in public. */
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
  /** What became of the consent, and when; null where the evidence is not valid. */
  standing: v.nullable(
    v.object({
      state: v.picklist(STANDINGS),
      at: v.nullable(v.string()),
    }),
  ),
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
  /** What witnesses outside say about each place of the record. */
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

/** `zgoda-evidence/3`; docs/evidence.md says what stands where, docs/evidence.schema.json is the exact form. */
const evidenceFile = v.object({
  format: v.literal('zgoda-evidence/3'),
  /** The moment for which the file speaks, and the newest entry of the shop's ledger then. */
  asOf: v.object({
    at: v.string(),
    head: v.nullable(v.object({ seq: v.number(), hash: v.string(), at: v.string() })),
  }),
  shop: v.object({ id: v.string(), name: v.string() }),
  /** What the record is about; kind null when its time is over. */
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
  /** Consent events in order (granted, confirmed, withdrawn …), with hash, signature and openings of commitments. */
  events: v.array(v.record(v.string(), v.unknown())),
  /** Places in the shop's chain, each signed: of the record, its neighbours, and the newest entry. */
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
  /** What opened an epoch of the ledger: a backup was restored, and entries since are lost. */
  epochs: v.array(v.record(v.string(), v.unknown())),
  policySnapshot: v.nullable(
    v.object({
      sha256: v.string(),
      text: v.string(),
      fetchedAt: v.string(),
      source: v.picklist(['adapter', 'link']),
    }),
  ),
  /** Statements that witnesses saw, and how the record leads there; left out while there are none. */
  witnesses: v.optional(v.array(v.record(v.string(), v.unknown()))),
  /** The service's signature over all of the above. */
  seal: v.object({ keyId: v.string(), signature: v.string() }),
});
export type EvidenceFile = v.InferOutput<typeof evidenceFile>;

/**
 * Everything an examiner needs about one consent: the file to hand over, its keys in canonical order, and the verdict
 * beside it, so that a file never praises itself. Rule: CO-9. Fields of events and notice: privacy.md §2.
 */
export const evidenceResponse = v.object({
  evidence: evidenceFile,
  verdict,
  /** The verdict in words of the language asked for, as on the readable page. */
  told: v.object({
    /** `ended`: genuine, but nothing may rest on it any more. */
    tone: v.picklist(['good', 'bad', 'ended']),
    title: v.string(),
    text: v.string(),
    /** In the order of `verdict.checks`. */
    checks: v.array(v.object({ name: v.string(), ok: v.boolean(), text: v.string() })),
  }),
  /** Witnesses of this installation: their newest answer, and since when one is silent. */
  witnesses: v.array(
    v.object({ name: v.string(), lastAt: v.nullable(v.string()), silentSince: v.nullable(v.string()) }),
  ),
});
export type EvidenceAnswer = v.InferOutput<typeof evidenceResponse>;

/** GET …/evidence?locale=pl */
export const evidenceQuery = v.strictObject({ locale: v.optional(localeField, 'en') });
/** GET …/evidence/page?locale=pl : the same to read, print and hand over; one self-contained HTML text. */
export const evidencePageQuery = v.strictObject({ locale: localeField });
export const evidencePageResponse = v.object({ fileName: v.string(), html: v.string() });
export type EvidencePage = v.InferOutput<typeof evidencePageResponse>;

/**
 * POST /v1/verify : judges the text of a file with the published keys, or with those given. Nothing is stored. It takes
 * the text and not its parsed form, because a parsed form no longer shows what stood in the file twice.
 */
export const verifyRequest = v.strictObject({
  evidence: v.string('must be the text of the file'),
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
          /** Name of a witness: its key counts for countersignatures alone. */
          witness: v.optional(v.pipe(v.string(), v.maxLength(200))),
        }),
      ),
      v.maxLength(100),
    ),
  ),
});
export const verifyResponse = verdict;
