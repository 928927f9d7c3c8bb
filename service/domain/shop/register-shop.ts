import type { Locale, OrganisationId } from '../../protocol/vocabulary.ts';
import { AUDIT_MONTHS } from '../model/audit/audit.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, unlessConflict } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { workedOutId } from '../model/base/worked-out-id.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { ALWAYS_OPEN } from '../model/hours/opening-hours.ts';
import { DEFAULT_QUARANTINE_DAYS } from '../model/lead/quarantine.ts';
import { DEFAULT_PERIODS } from '../model/retention/retention.ts';
import {
  DEFAULT_ACCENT,
  DEFAULT_FORM_OFFER_SECONDS,
  NO_MARKETING,
  NO_PROVIDERS,
  type Shop,
} from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Company } from '../model/staff/company.ts';
import { type Access, organisationWith } from '../model/staff/resolve-access.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';
import { NO_VISITOR_LIST } from '../model/visit/visitor-list.ts';

/** Defaults collect nothing before the owner confirms the controller. */
export const newShop = (
  deps: { ids: Ids; clock: Clock },
  given: {
    organisationId: OrganisationId;
    name: string;
    url: string;
    locale: Locale;
    contactEmail: string;
    /** Proposed controller. */
    company?: Company | null;
  },
): Shop => ({
  id: deps.ids.next('shp'),
  key: deps.ids.next('zgk'),
  organisationId: given.organisationId,
  name: given.name,
  url: new URL(given.url).href,
  origins: [new URL(given.url).origin],
  locale: given.locale,
  controller: {
    name: given.company?.legalName ?? '',
    address: given.company?.address ?? '',
    email: given.contactEmail,
    phone: '',
    dpo: '',
  },
  providers: NO_PROVIDERS,
  confirmedAt: null,
  leadBasis: 'consent',
  whenNoPolicy: 'auto',
  receiptMail: false,
  auditRetentionMonths: AUDIT_MONTHS.usual,
  closesAt: null,
  ...DEFAULT_PERIODS,
  fields: { name: 'optional', email: 'required', phone: 'optional' },
  marketing: NO_MARKETING,
  appearance: { accent: DEFAULT_ACCENT, side: 'right', offset: 0, label: {}, greeting: {} },
  hours: ALWAYS_OPEN,
  formOfferSeconds: DEFAULT_FORM_OFFER_SECONDS,
  sender: null,
  quarantineDays: DEFAULT_QUARANTINE_DAYS,
  visitorList: NO_VISITOR_LIST,
  adapterSecrets: [],
  adapterSecretAt: null,
  adapterSecretBy: null,
  lastRefusal: null,
  policyStood: false,
  seenAt: null,
  createdAt: deps.clock.now(),
});

/**
 * Adds a shop; idempotent by `ref` and person.
 * @throws DomainError not_found, forbidden, invalid_request for an agency
 */
export const makeRegisterShop =
  (deps: {
    shops: ShopStore;
    digest: Pick<Digest, 'keyed'>;
    memberships: MembershipStore;
    ids: Ids;
    clock: Clock;
    bus: EventBus;
    recordAct: RecordAct;
  }) =>
  async (
    access: Access,
    given: {
      organisationId: OrganisationId;
      name: string;
      url: string;
      locale: Locale;
      contactEmail: string;
      ref: string;
    },
  ): Promise<Shop> => {
    const { organisation } = organisationWith(access, given.organisationId, ['owner', 'manager']);
    if (organisation.kind === 'agency') {
      throw new DomainError(
        'invalid_request',
        'Only a merchant can own a shop. Ask the merchant for access to the shop.',
      );
    }
    const { ref, ...settings } = given;
    const shop: Shop = {
      ...newShop(deps, { ...settings, company: organisation.company }),
      id: workedOutId(deps.digest, 'shp', 'shop', [organisation.id, access.staff.id, ref]),
    };
    if (!(await unlessConflict(deps.shops.insert(shop)))) {
      const known = await deps.shops.get(scopeOfShop(shop.id));
      if (known === null) throw new DomainError('conflict', 'The shop could not be added. Try again.');
      return known;
    }
    await deps.recordAct({
      actor: access.staff.id,
      shopId: shop.id,
      organisationId: organisation.id,
      action: 'shop.register',
      target: shop.id,
      outcome: 'ok',
    });
    for (const member of await deps.memberships.listByOrganisation(organisation.id)) {
      deps.bus.publish({ type: 'access.changed', staffId: member.staffId });
    }
    return shop;
  };
