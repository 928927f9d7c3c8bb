import type { FieldRule, LeadField, ShopId } from '../../../protocol/vocabulary.ts';
import type { Shop } from '../shop/shop.ts';
import type { AgreementCompany, Operator } from './agreement-party.ts';
import type { SubProcessor } from './sub-processor.ts';

/** Notice that mentions each data type. */
const TOLD_IN = {
  lead_name: 'form',
  lead_email: 'form',
  lead_phone: 'form',
  lead_message: 'form',
  spam_check: 'form',
  conversation: 'chat',
  attachment: 'chat',
  mail_reply: 'chat',
  note: 'chat',
  block: 'chat',
  search_index: 'chat',
  page_address: 'chat',
  shop_customer: 'chat',
  card_answers: 'card',
  consent_proof: 'form',
  marketing_address: 'offers',
  suppression: 'offers',
  outgoing_mail: 'form',
  visit: 'cookie_tool',
  rights_register: 'rights',
  staff_account: 'staff',
  activity_log: 'staff',
} as const;
export type DataType = keyof typeof TOLD_IN;
export type ChatDataType = {
  [Type in DataType]: (typeof TOLD_IN)[Type] extends 'chat' ? Type : never;
}[DataType];
export const DATA_TYPES = Object.keys(TOLD_IN) as readonly DataType[];

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
