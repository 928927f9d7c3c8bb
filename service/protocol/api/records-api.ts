/** Rules: PR-4, SE-4. */
import * as v from 'valibot';
import { breachIdField, isoInstantField, localeField, refField, shopIdField, textField } from '../fields.ts';
import { BREACH_RISKS, DOCUMENT_KINDS } from '../vocabulary.ts';

export const recordQuery = v.strictObject({ locale: localeField });
export const recordResponse = v.object({
  kind: v.picklist(['controller', 'processor']),
  title: v.string(),
  lead: v.string(),
  generatedAt: v.string(),
  locale: localeField,
  sections: v.array(
    v.object({
      code: v.string(),
      title: v.string(),
      facts: v.array(v.object({ label: v.string(), values: v.array(v.string()) })),
    }),
  ),
});
export type RecordView = v.InferOutput<typeof recordResponse>;

/** GET …/documents/:document?locale=pl : printable HTML. */
export const documentParams = v.object({ shopId: shopIdField, document: v.picklist(DOCUMENT_KINDS) });
export const documentResponse = v.object({ fileName: v.string(), html: v.string() });
export type DocumentView = v.InferOutput<typeof documentResponse>;

const kinds = v.picklist(['leads', 'conversations', 'accounts']);
const natures = v.picklist(['confidentiality', 'integrity', 'availability']);
/** POST /v1/staff/breaches : own shop, or (operator) several. */
export const breachRequest = v.strictObject({
  /** Idempotency key. */
  ref: v.optional(refField),
  shopId: v.nullable(shopIdField),
  shopIds: v.nullable(v.pipe(v.array(shopIdField), v.minLength(1), v.maxLength(1000))),
  kinds: v.pipe(v.array(kinds), v.minLength(1, 'choose at least one'), v.maxLength(3)),
  natures: v.pipe(v.array(natures), v.minLength(1, 'choose at least one'), v.maxLength(3)),
  reach: v.picklist(['stored', 'received']),
  from: isoInstantField,
  to: isoInstantField,
  foundAt: isoInstantField,
  /** No personal data. */
  what: textField(2000),
  consequences: textField(2000),
  measures: textField(2000),
});
/** POST …/breaches/:breachId/assessment */
export const assessmentRequest = v.strictObject({ risk: v.picklist(BREACH_RISKS), reason: textField(2000) });
export type BreachRequest = v.InferInput<typeof breachRequest>;
export const breachParams = v.object({ breachId: breachIdField });
export const shopBreachParams = v.object({ shopId: shopIdField, breachId: breachIdField });

export const breachView = v.object({
  id: v.string(),
  shopId: v.nullable(v.string()),
  kinds: v.array(kinds),
  natures: v.array(natures),
  reach: v.picklist(['stored', 'received']),
  from: v.string(),
  to: v.string(),
  foundAt: v.string(),
  what: v.string(),
  consequences: v.string(),
  measures: v.string(),
  openedAt: v.string(),
  state: v.picklist(['open', 'notified', 'closed']),
  /** Deadline to inform controllers. */
  tellBy: v.string(),
  notices: v.array(
    v.object({
      shopId: v.string(),
      shopName: v.string(),
      /** Or read in the console before. */
      notifiedAt: v.nullable(v.string()),
      /** State of letters. */
      letter: v.picklist(['none', 'queued', 'sent', 'failed']),
      /** Oldest first; for the controller only. */
      assessments: v.array(
        v.object({
          risk: v.picklist(BREACH_RISKS),
          reason: v.string(),
          /** Null: account deleted. */
          byName: v.nullable(v.string()),
          at: v.string(),
        }),
      ),
      /** End of the controller's 72 hours; null: not informed. */
      authorityBy: v.nullable(v.string()),
    }),
  ),
});
export type BreachEntry = v.InferOutput<typeof breachView>;
export const breachesResponse = v.object({ breaches: v.array(breachView) });
export const breachTextsResponse = v.object({
  controller: v.string(),
  authority: v.string(),
  persons: v.string(),
});
export type BreachTextsView = v.InferOutput<typeof breachTextsResponse>;
export const breachDraftResponse = v.object({ texts: v.array(v.string()) });
