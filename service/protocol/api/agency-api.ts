import * as v from 'valibot';
import {
  emailField,
  lineField,
  localeField,
  organisationIdField,
  shopIdField,
  webAddressField,
} from '../fields.ts';
import { POLICY_STATES, ROLES } from '../vocabulary.ts';
import { companyFields } from './organisation-api.ts';

export const boardResponse = v.object({
  shops: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      url: v.string(),
      clientName: v.string(),
      role: v.picklist(ROLES),
      policyState: v.nullable(v.picklist(POLICY_STATES)),
      agreement: v.picklist(['not_needed', 'active', 'missing']),
      collecting: v.boolean(),
      missing: v.array(v.string()),
      isInstalled: v.boolean(),
      /** Null: no reporting plugin. */
      adapter: v.nullable(v.object({ platform: v.string(), version: v.string(), lastPushAt: v.string() })),
      leadRetentionDays: v.number(),
      conversationRetentionDays: v.number(),
      /** At most 100. */
      leadsWaiting: v.number(),
      hasOwner: v.boolean(),
      /** Gravest first. */
      problems: v.array(
        v.picklist([
          'leaving',
          'secret',
          'agreement',
          'settings',
          'bare',
          'policy',
          'install',
          'adapter',
          'leads',
          'owner',
        ]),
      ),
    }),
  ),
});
export type Board = v.InferOutput<typeof boardResponse>;

export const newClientRequest = v.strictObject({
  company: companyFields,
  shopName: lineField(100),
  url: webAddressField,
  locale: localeField,
});
export type NewClientRequest = v.InferOutput<typeof newClientRequest>;
export const clientParams = v.object({ organisationId: organisationIdField, shopId: shopIdField });
/** Default: the company's address. */
export const inviteClientRequest = v.strictObject({ email: v.optional(emailField) });
