import type {
  FieldRule,
  LeadBasis,
  LeadField,
  Locale,
  MarketingChannel,
  NoPolicyMode,
  Side,
} from '../../protocol/vocabulary.ts';
import type { OpeningHours } from '../model/hours/opening-hours.ts';
import type { Periods } from '../model/retention/retention.ts';
import type { Controller } from '../model/shop/shop.ts';
import type { VisitorListSettings } from '../model/visit/visitor-list.ts';
import type { ProvidersChange } from './change-providers.ts';

/** Absent: unchanged. */
export type SettingsChange = { [K in keyof Periods]?: Periods[K] | undefined } & {
  name?: string | undefined;
  url?: string | undefined;
  locale?: Locale | undefined;
  controller?: { [K in keyof Controller]?: string | undefined } | undefined;
  providers?: ProvidersChange | undefined;
  confirm?: true | undefined;
  leadBasis?: LeadBasis | undefined;
  whenNoPolicy?: NoPolicyMode | undefined;
  bareAcknowledgement?: string | undefined;
  receiptMail?: boolean | undefined;
  auditRetentionMonths?: number | undefined;
  fields?: Record<LeadField, FieldRule> | undefined;
  marketing?:
    | {
        email?: boolean | undefined;
        phone?: boolean | undefined;
        texts?: { [C in MarketingChannel]?: { [L in Locale]?: string | undefined } | undefined } | undefined;
      }
    | undefined;
  appearance?:
    | {
        accent?: string | undefined;
        side?: Side | undefined;
        offset?: number | undefined;
        label?: { [L in Locale]?: string | undefined } | undefined;
        greeting?: { [L in Locale]?: string | undefined } | undefined;
      }
    | undefined;
  hours?: OpeningHours | undefined;
  formOfferSeconds?: number | undefined;
  quarantineDays?: number | undefined;
  visitorList?: VisitorListSettings | undefined;
};
