import * as v from 'valibot';
import { emailField } from '../../fields.ts';

export const senderRequest = v.strictObject({ address: v.nullable(emailField) });
export const senderResponse = v.object({
  sender: v.nullable(v.object({ address: v.string(), confirmedAt: v.nullable(v.string()) })),
  /** Refused by the mail server within a week. */
  isRefused: v.boolean(),
  /** Null: no address or mail server. */
  check: v.nullable(
    v.object({
      domain: v.string(),
      /** Operator's. */
      serviceDomain: v.string(),
      spf: v.picklist(['ok', 'other', 'missing', 'several', 'operator_missing', 'unknown']),
      dkim: v.picklist(['ok', 'missing', 'unknown']),
      dkimName: v.nullable(v.string()),
      dmarc: v.nullable(v.picklist(['none', 'quarantine', 'reject'])),
      isLikelySpam: v.boolean(),
    }),
  ),
});
export type SenderAnswer = v.InferOutput<typeof senderResponse>;
