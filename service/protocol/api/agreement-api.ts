import * as v from 'valibot';
import { emailField, lineField, localeField, optionalTextField, shopIdField } from '../fields.ts';
import { type AgreementId, DEPLOYMENTS, LOCALES } from '../vocabulary.ts';
import { companyFields, companyView } from './organisation-api.ts';
import { subProcessorView } from './sub-processor-api.ts';

export const agreementIdField = v.pipe(
  v.string('must be an id'),
  v.regex(/^dpa_[A-Za-z0-9_-]{16,64}$/, 'must be an id that starts with dpa_'),
  v.transform((id) => id as AgreementId),
);
export const DOCUMENT_STATES = [
  'offered',
  'accepted_pending_mail',
  'printed',
  'received_signed',
  'active',
  'superseded',
  'terminated',
] as const;
const partyView = v.object({
  ...companyView.entries,
  instructionEmail: v.string(),
  signatoryName: v.string(),
  signatoryRole: v.string(),
  dpo: v.string(),
});
export const partyFields = v.strictObject({
  ...companyFields.entries,
  instructionEmail: emailField,
  signatoryName: lineField(200),
  signatoryRole: lineField(100),
  dpo: optionalTextField(300),
});
const fileView = v.object({
  id: v.string(),
  sha256: v.string(),
  bytes: v.number(),
  at: v.string(),
});
export const agreementSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  state: v.picklist(DOCUMENT_STATES),
  method: v.picklist(['electronic', 'written']),
  locale: v.picklist(LOCALES),
  version: v.string(),
  sha256: v.string(),
  company: partyView,
  createdAt: v.string(),
  acceptedAt: v.nullable(v.string()),
  acceptedBy: v.nullable(v.string()),
  /** Address of the confirmation link. */
  sentTo: v.nullable(v.string()),
  activeAt: v.nullable(v.string()),
  endedAt: v.nullable(v.string()),
  scan: v.nullable(fileView),
  countersigned: v.nullable(fileView),
});
export type AgreementSummary = v.InferOutput<typeof agreementSummary>;

const blockView = v.object({
  kind: v.picklist(['title', 'heading', 'paragraph', 'clause', 'subclause', 'item', 'table']),
  label: v.optional(v.string()),
  text: v.optional(v.string()),
  rows: v.optional(v.array(v.array(v.string()))),
});
/** The hashed words, in blocks. */
export const agreementDocumentResponse = v.object({
  ...agreementSummary.entries,
  blocks: v.array(blockView),
  /** Text of the box. */
  statement: v.string(),
});
export type AgreementDocumentView = v.InferOutput<typeof agreementDocumentResponse>;

/** GET /v1/staff/shops/:shopId/agreement */
export const agreementOverviewResponse = v.object({
  deployment: v.picklist(DEPLOYMENTS),
  operatorName: v.nullable(v.string()),
  state: v.picklist(['none', 'active', 'terminated']),
  mayCollect: v.boolean(),
  since: v.nullable(v.string()),
  currentVersion: v.string(),
  binding: v.nullable(agreementSummary),
  open: v.nullable(agreementSummary),
  history: v.array(agreementSummary),
  isRenewalDue: v.boolean(),
  /** Caller may conclude and end it. */
  mayConclude: v.boolean(),
  proposed: v.object({
    company: v.nullable(companyView),
    name: v.string(),
    address: v.string(),
    email: v.string(),
    dpo: v.string(),
    signatoryName: v.string(),
  }),
  upcoming: v.array(
    v.object({
      entry: subProcessorView,
      /** Time the mail server took it. */
      noticeSentAt: v.nullable(v.string()),
      /** Null: notice unsent, the 14 days have not begun. */
      objectUntil: v.nullable(v.string()),
      objectedAt: v.nullable(v.string()),
    }),
  ),
});
export type AgreementOverview = v.InferOutput<typeof agreementOverviewResponse>;

/** POST /v1/staff/shops/:shopId/agreement */
export const draftAgreementRequest = v.strictObject({
  locale: localeField,
  company: partyFields,
});
export type DraftAgreement = v.InferInput<typeof draftAgreementRequest>;

/** POST …/agreement/:agreementId/accept : with the hash of the text read. */
export const acceptAgreementRequest = v.strictObject({
  accepted: v.literal(true, 'must be ticked'),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256')),
});

export const endAgreementRequest = v.strictObject({
  /** Shop name, typed. */
  name: v.pipe(v.string(), v.maxLength(200)),
});
export const agreementParams = v.object({ shopId: shopIdField, agreementId: agreementIdField });
export const agreementFileParams = v.object({
  shopId: shopIdField,
  agreementId: agreementIdField,
  kind: v.picklist(['scan', 'countersigned']),
});
export const packQuery = v.strictObject({ locale: v.optional(localeField) });

export const agreementEvidenceResponse = v.looseObject({
  format: v.literal('zgoda-agreement/1'),
  generatedAt: v.string(),
  document: v.looseObject({ id: v.string(), text: v.string(), sha256: v.string() }),
  publicKeys: v.array(v.object({ keyId: v.string(), publicKeyPem: v.string() })),
  verdict: v.object({
    valid: v.boolean(),
    checks: v.array(v.object({ check: v.picklist(['text', 'variables', 'signature']), ok: v.boolean() })),
  }),
});

/** GET /v1/staff/operator/agreements */
export const agreementLinesResponse = v.object({
  lines: v.array(
    v.object({
      shopId: v.string(),
      shopName: v.string(),
      organisationName: v.string(),
      state: v.picklist(['none', 'active', 'terminated']),
      mayCollect: v.boolean(),
      binding: v.nullable(agreementSummary),
      open: v.nullable(agreementSummary),
      isRenewalDue: v.boolean(),
      /** Unsent, future or late notices. */
      notices: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          since: v.string(),
          state: v.picklist(['queued', 'failed', 'sent']),
          sentAt: v.nullable(v.string()),
          isLate: v.boolean(),
        }),
      ),
    }),
  ),
  objections: v.array(
    v.object({
      shopId: v.string(),
      shopName: v.string(),
      subProcessorId: v.string(),
      reason: v.string(),
      at: v.string(),
    }),
  ),
});
export type AgreementLines = v.InferOutput<typeof agreementLinesResponse>;
