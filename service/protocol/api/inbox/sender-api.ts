/** HTTP bodies of the address from which a shop answers leads. */
import * as v from 'valibot';
import { emailField } from '../../fields.ts';

export const senderRequest = v.strictObject({ address: v.nullable(emailField) });
export const senderResponse = v.object({
  sender: v.nullable(v.object({ address: v.string(), confirmedAt: v.nullable(v.string()) })),
  /** The mail server refused it as sender within a week, so answers went from the operator's address. */
  isRefused: v.boolean(),
  /** What DNS says now; null without an address or a mail server. */
  check: v.nullable(
    v.object({
      domain: v.string(),
      /** Of the operator. */
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
