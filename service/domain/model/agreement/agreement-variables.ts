import type { FieldRule, LeadField, ShopId } from '../../../protocol/vocabulary.ts';
import type { Shop } from '../shop/shop.ts';
import type { AgreementCompany, Operator } from './agreement-party.ts';
import type { SubProcessor } from './sub-processor.ts';

export const DATA_TYPES = [
  'lead_name',
  'lead_email',
  'lead_phone',
  'lead_message',
  'spam_check',
  'conversation',
  'attachment',
  'mail_reply',
  'note',
  'block',
  'search_index',
  'page_address',
  'shop_customer',
  'card_answers',
  'consent_proof',
  'marketing_address',
  'suppression',
  'outgoing_mail',
  'visit',
  'rights_register',
  'staff_account',
  'activity_log',
] as const;
export type DataType = (typeof DATA_TYPES)[number];

export type AgreementVariables = {
  readonly operator: Operator;
  readonly company: AgreementCompany;
  readonly shop: { readonly id: ShopId; readonly name: string; readonly url: string };
  readonly leadRetentionDays: number;
  readonly conversationRetentionDays: number;
  readonly serviceUrl: string;
  readonly subProcessorVersion: number;
  readonly subProcessors: readonly SubProcessor[];
};

/** Data types by present settings, for the record of processing. */
export const dataTypesOf = (shop: {
  readonly fields: Readonly<Record<LeadField, FieldRule>>;
  readonly adapterSecrets: readonly string[];
  readonly visitorList: Pick<Shop['visitorList'], 'isOn'>;
}): DataType[] =>
  DATA_TYPES.filter((type) => {
    if (type === 'lead_name') return shop.fields.name !== 'off';
    if (type === 'lead_email') return shop.fields.email !== 'off';
    if (type === 'lead_phone') return shop.fields.phone !== 'off';
    if (type === 'shop_customer') return shop.adapterSecrets.length > 0;
    if (type === 'visit') return shop.visitorList.isOn;
    return true;
  });

export const liveVariables = (
  shop: Shop,
  given: Pick<
    AgreementVariables,
    'operator' | 'company' | 'serviceUrl' | 'subProcessorVersion' | 'subProcessors'
  >,
): AgreementVariables => ({
  ...given,
  shop: { id: shop.id, name: shop.name, url: shop.url },
  leadRetentionDays: shop.leadRetentionDays,
  conversationRetentionDays: shop.conversationRetentionDays,
});
