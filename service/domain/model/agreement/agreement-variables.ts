import type { FieldRule, LeadField, ShopId } from '../../../protocol/vocabulary.ts';
import type { Shop } from '../shop/shop.ts';
import type { Company } from '../staff/company.ts';
import { type AgreementCompany, isSameCompany, type Operator } from './agreement-party.ts';
import type { SubProcessor } from './sub-processor.ts';

/** What the service keeps about people; each has its words in the three languages. */
export const DATA_TYPES = [
  'lead_name',
  'lead_email',
  'lead_phone',
  'lead_message',
  'conversation',
  'card_answers',
  'page_address',
  'consent_proof',
  'marketing_address',
  'shop_customer',
  'visit',
  'suppression',
  'rights_register',
  'staff_account',
] as const;
export type DataType = (typeof DATA_TYPES)[number];

/**
 * In which position the shop's side signs: the controller itself, an agency for the controller under authority, or
 * an agency as processor that takes the operator as its sub-processor (Art. 28(4)).
 */
export type Position =
  | { readonly kind: 'controller' }
  | {
      readonly kind: 'on_behalf';
      readonly agencyName: string;
      /** How the authority was shown. */
      readonly proof: 'declared' | 'uploaded' | 'mail';
    }
  | {
      readonly kind: 'chain';
      readonly controllerName: string;
      readonly controllerContact: string;
      /** Date of the agency's own agreement with the shop, ISO. */
      readonly ownAgreementOn: string;
    };

/** Everything in an agreement that differs from one to the next. Names, numbers and codes; the words add the rest. */
export type AgreementVariables = {
  readonly operator: Operator;
  readonly company: AgreementCompany;
  readonly position: Position;
  readonly shop: { readonly id: ShopId; readonly name: string; readonly url: string };
  readonly leadRetentionDays: number;
  readonly conversationRetentionDays: number;
  readonly dataTypes: readonly DataType[];
  /** Where the service answers and shows its list of sub-processors. */
  readonly serviceUrl: string;
  readonly subProcessorVersion: number;
  readonly subProcessors: readonly SubProcessor[];
};

/** From the live settings: what is switched off is not in the agreement. */
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
    'operator' | 'company' | 'position' | 'serviceUrl' | 'subProcessorVersion' | 'subProcessors'
  >,
): AgreementVariables => ({
  ...given,
  shop: { id: shop.id, name: shop.name, url: shop.url },
  leadRetentionDays: shop.leadRetentionDays,
  conversationRetentionDays: shop.conversationRetentionDays,
  dataTypes: dataTypesOf(shop),
});

/** What made a new acceptance due. */
export const RENEWAL_REASONS = ['template', 'operator', 'controller', 'data_types'] as const;
export type RenewalReason = (typeof RENEWAL_REASONS)[number];

/**
 * Which changes of the variables are material: another party, or more kinds of data. Addresses, contacts, retention
 * (an instruction of the controller, given in the console) and sub-processors (notice and objection of their own)
 * are not. Decision 0041.
 * @param company the company as it stands in its organisation now; null: it says nothing
 */
export const materialChanges = (
  accepted: AgreementVariables,
  live: {
    readonly operator: Operator;
    readonly company: Company | null;
    readonly dataTypes: readonly DataType[];
  },
): RenewalReason[] => {
  const reasons: RenewalReason[] = [];
  const { operator } = accepted;
  if (operator.name !== live.operator.name || operator.registration !== live.operator.registration) {
    reasons.push('operator');
  }
  if (live.company !== null && !isSameCompany(accepted.company, live.company)) reasons.push('controller');
  if (live.dataTypes.some((type) => !accepted.dataTypes.includes(type))) reasons.push('data_types');
  return reasons;
};
