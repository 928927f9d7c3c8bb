import type { Json } from '../model/base/canonical-json.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { NoticeVersion } from '../model/notice/notice.ts';

/** ISO/IEC TS 27560:2023 (docs/evidence.md); without entered data. */
export const consentReceipt = (about: {
  receiptId: string;
  notice: NoticeVersion;
  events: readonly ConsentEvent[];
  keptUntil: Date;
  /** Withdrawal address. */
  withdrawAt: string;
  requiredFields: readonly string[];
}): Json => {
  const { notice, events } = about;
  const { content } = notice;
  const grant = events.find((event) => event.action === 'granted') ?? null;
  const purposes = content.purposes
    .filter(({ code }) => grant === null || code === grant.purpose)
    .map((purpose) => ({
      purpose: purpose.text,
      purpose_type: purpose.code,
      lawful_basis: purpose.basis,
      pii_information: content.fields.map((field) => ({
        pii_type: field,
        pii_optional: !about.requiredFields.includes(field),
      })),
      pii_controllers: ['controller'],
      collection_method: grant?.formId ?? content.surface,
      retention_period: content.retentionText,
      recipient_third_parties: [...content.recipients],
      withdrawal_method: `${content.withdrawText} ${about.withdrawAt}`.trim(),
      privacy_rights: content.textPlain,
    }));
  const { controller } = content;
  return {
    receipt_metadata: { receipt_id: about.receiptId, schema_version: 'ISO/IEC TS 27560:2023' },
    record_metadata: {
      record_id: grant?.id ?? null,
      pii_principal_id: grant?.subjectKey ?? null,
    },
    pii_processing: {
      privacy_notice: { id: notice.id, url: content.policy?.url ?? null, text: content.textPlain },
      language: content.locale,
      purposes,
    },
    party_identification: [
      {
        party_id: 'controller',
        party_role: 'pii_controller',
        party_name: controller.name,
        party_address: controller.address,
        party_email: controller.email,
        party_phone: controller.phone === '' ? null : controller.phone,
        party_contact: controller.dpo === '' ? null : controller.dpo,
      },
    ],
    consent_events: events.map((event) => ({
      event_time: event.occurredAt.toISOString(),
      event_type:
        event.action === 'informed'
          ? 'notice shown, no consent asked'
          : event.method === 'checkbox'
            ? 'explicit: an empty box was ticked'
            : `explicit: ${event.method}`,
      event_state: event.action,
      entity_id: event.actor,
      validity_duration: about.keptUntil.toISOString(),
    })),
  };
};
