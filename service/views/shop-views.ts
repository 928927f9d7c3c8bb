import { roleMay } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import { type Grant, grantWaits, type Organisation } from '../domain/model/staff/staff.ts';
import type { ShopStanding } from '../domain/shop/shop-standing.ts';
import type { ShopSettings } from '../protocol/api/shop-api.ts';
import { nearestAccent, textOn } from '../protocol/contrast.ts';
import { hoursView } from './hours-view.ts';
import { visitorListView } from './visits/visits-view.ts';

/** Line to paste. */
export const snippetFor = (origin: string, shop: Shop): string =>
  `<script src="${origin}/w/v1/${shop.key}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="${shop.locale}"></script>`;

const policyView = ({ binding }: ShopStanding) => ({
  policySource: binding?.source ?? ('none' as const),
  policy: (binding?.pages ?? []).map((page) => ({
    locale: page.locale,
    isDefault: page.isDefault,
    state: page.state,
    reason: page.reason,
    url: page.url,
    title: page.title,
    checkedAt: page.checkedAt.toISOString(),
    modifiedAt: page.modifiedAt?.toISOString() ?? null,
  })),
  adapter:
    binding?.adapter == null || binding.lastPushAt === null
      ? null
      : { ...binding.adapter, lastPushAt: binding.lastPushAt.toISOString() },
});

const appearanceView = ({ appearance }: Shop) => ({
  accent: appearance.accent,
  onAccent: textOn(appearance.accent) ?? textOn(nearestAccent(appearance.accent)) ?? '#ffffff',
  side: appearance.side,
  offset: appearance.offset,
  label: { ...appearance.label },
  greeting: { ...appearance.greeting },
});

/** Shop settings with the policy page state. */
export const shopSettingsView = (
  access: Access,
  shop: Shop,
  standing: ShopStanding,
  origin: string,
): ShopSettings => ({
  id: shop.id,
  key: shop.key,
  name: shop.name,
  url: shop.url,
  origins: [...shop.origins],
  locale: shop.locale,
  organisationId: shop.organisationId,
  controller: { ...shop.controller },
  providers: { hosting: { ...shop.providers.hosting }, mail: { ...shop.providers.mail } },
  confirmedAt: shop.confirmedAt?.toISOString() ?? null,
  leadBasis: shop.leadBasis,
  whenNoPolicy: shop.whenNoPolicy,
  leadRetentionDays: shop.leadRetentionDays,
  conversationRetentionDays: shop.conversationRetentionDays,
  receiptMail: shop.receiptMail,
  auditRetentionMonths: shop.auditRetentionMonths,
  closesAt: shop.closesAt?.toISOString() ?? null,
  anonymousRetentionDays: shop.anonymousRetentionDays,
  enquiryProofYears: shop.enquiryProofYears,
  marketingProofYears: shop.marketingProofYears,
  marketingReminderMonths: shop.marketingReminderMonths,
  fields: { ...shop.fields },
  marketing: {
    email: shop.marketing.email,
    phone: shop.marketing.phone,
    texts: { email: { ...shop.marketing.texts.email }, phone: { ...shop.marketing.texts.phone } },
  },
  appearance: appearanceView(shop),
  hours: hoursView(shop.hours),
  formOfferSeconds: shop.formOfferSeconds,
  quarantineDays: shop.quarantineDays,
  visitorList: visitorListView(shop.visitorList),
  ...policyView(standing),
  seenAt: shop.seenAt?.toISOString() ?? null,
  agreement: standing.agreement,
  collecting: standing.collecting,
  missing: standing.missing,
  snippet: snippetFor(origin, shop),
  mayEdit: roleMay(access.shops.get(shop.id)?.role ?? 'auditor', 'settings'),
});

export const grantsView = (grants: readonly { grant: Grant; agency: Organisation | null }[]) => ({
  grants: grants.map(({ grant, agency }) => ({
    id: grant.id,
    agencyId: grant.agencyId,
    agencyName: agency?.name ?? '',
    role: grant.role,
    since: grant.since.toISOString(),
    until: grant.until?.toISOString() ?? null,
    isWaiting: grantWaits(grant),
  })),
});
