import * as v from 'valibot';
import { lineField, localeField } from '../fields.ts';
import { LOCALES } from '../vocabulary.ts';
import { agreementDocumentResponse } from './agreement-api.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256'));
const side = v.picklist(['shop', 'agency']);

/** POST /v1/staff/shops/:shopId/grants/:grantId/contract */
export const draftContractRequest = v.strictObject({ locale: localeField });

/** POST …/contract/accept : with the hash of the text read. */
export const acceptContractRequest = v.strictObject({
  accepted: v.literal(true, 'must be ticked'),
  sha256,
  signatoryRole: lineField(100),
});

const acceptance = v.object({ side, name: v.string(), role: v.string(), at: v.string() });
export const contractResponse = v.object({
  /** Sides the person may accept for. */
  sides: v.array(side),
  isWaiting: v.boolean(),
  /** Null: none. */
  contract: v.nullable(
    v.object({
      id: v.string(),
      locale: v.picklist(LOCALES),
      version: v.string(),
      sha256: v.string(),
      createdAt: v.string(),
      boundAt: v.nullable(v.string()),
      acceptances: v.array(acceptance),
      blocks: agreementDocumentResponse.entries.blocks,
      /** Text of the box, per side. */
      statements: v.object({ shop: v.string(), agency: v.string() }),
    }),
  ),
});
export type ContractStandingView = v.InferOutput<typeof contractResponse>;

/** GET …/contract/evidence */
export const contractEvidenceResponse = v.object({
  format: v.literal('zgoda-agency-contract/1'),
  exportedAt: v.string(),
  contract: v.record(v.string(), v.unknown()),
  publicKeys: v.array(v.record(v.string(), v.unknown())),
  verdict: v.object({
    valid: v.boolean(),
    checks: v.array(v.object({ check: v.string(), ok: v.boolean() })),
  }),
});
