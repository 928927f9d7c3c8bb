import type { Shop } from '../domain/model/shop/shop.ts';
import { type NextAddress, openAddress } from '../domain/model/staff/next-address.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';
import { mustSetSecondFactor } from '../domain/model/staff/second-factor.ts';
import type { StaffSession } from '../domain/model/staff/staff.ts';
import type { ShopStanding } from '../domain/shop/shop-standing.ts';
import type { SignedIn } from '../domain/staff/sign-in.ts';
import type { Deployment } from '../protocol/vocabulary.ts';

export const tokenView = (signed: Pick<SignedIn, 'accessToken' | 'expiresAt'>) => ({
  accessToken: signed.accessToken,
  expiresAt: signed.expiresAt.toISOString(),
});

const nextAddressView = (next: NextAddress | null) =>
  next === null ? null : { email: next.email, expiresAt: next.expiresAt.toISOString() };

type StandingShown = ShopStanding & { filesPercent: number | null };

/** The signed-in person, with organisations and shops. */
export const meView = (
  access: Access,
  standingOf: (shop: Shop) => StandingShown,
  about: { deployment: Deployment; isMailSet: boolean; now: Date },
) => ({
  staffId: access.staff.id,
  name: access.staff.name,
  email: access.staff.email,
  nextAddress: nextAddressView(openAddress(access.staff, about.now)),
  locale: access.staff.locale,
  isOperator: access.staff.isOperator,
  deployment: about.deployment,
  isMailSet: about.isMailSet,
  secondFactor:
    access.staff.secondFactor === null
      ? null
      : {
          since: access.staff.secondFactor.since.toISOString(),
          recoveryCodes: access.staff.secondFactor.recoveryHashes.length,
        },
  mustSetSecondFactor: mustSetSecondFactor(access),
  onCallUntil: access.staff.onCallUntil?.toISOString() ?? null,
  notices: { ...access.staff.notices },
  organisations: access.organisations.map(({ organisation, role, shopIds }) => ({
    id: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    role,
    shopIds: shopIds === null ? null : [...shopIds],
    code: organisation.code,
    ownersNeedSecondFactor: organisation.ownersNeedSecondFactor,
    hasCompany: organisation.company !== null,
  })),
  shops: [...access.shops.values()].map(({ shop, role, agencyName, organisationName, isWaiting }) => ({
    ...shopOfPerson(shop, standingOf(shop)),
    ...{ organisationName, role, viaAgency: agencyName, isWaiting },
  })),
});

const shopOfPerson = (shop: Shop, standing: StandingShown) => ({
  id: shop.id,
  key: shop.key,
  name: shop.name,
  url: shop.url,
  organisationId: shop.organisationId,
  policyState: standing.policyState,
  agreement: standing.agreement,
  collecting: standing.collecting,
  missing: standing.missing,
  closesAt: shop.closesAt?.toISOString() ?? null,
  isDemo: shop.isDemo === true,
  hasVisitorList: shop.visitorList.isOn,
  isInstalled: shop.seenAt !== null || (standing.binding?.adapter ?? null) !== null,
  isBare: shop.whenNoPolicy === 'bare',
  undecidedChanges: standing.undecided,
  filesPercent: standing.filesPercent,
});

export const sessionsView = (sessions: readonly StaffSession[], ownId: string) => ({
  sessions: sessions.map(({ id, createdAt, rotatedAt }) => ({
    id,
    createdAt: createdAt.toISOString(),
    usedAt: rotatedAt.toISOString(),
    isThis: id === ownId,
  })),
});
