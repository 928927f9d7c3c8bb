import { scopeOfShop } from '../base/tenancy.ts';
import type { QueueMail } from '../mail/queue-mail.ts';
import type { Shop } from '../shop/shop.ts';
import { type SecretOutsideDeps, shopsWithSecretOutside } from './secret-outside.ts';
import type { MembershipStore, StaffStore } from './staff-store.ts';
import { accessMailsCatalog } from './texts/access-mails-catalog.ts';

export type TellOwnersDeps = {
  memberships: Pick<MembershipStore, 'listByOrganisation'>;
  staff: Pick<StaffStore, 'listByIds'>;
  queueMail: QueueMail;
  origin(): string;
};

/** Owner accounts; empty: none yet. */
export const ownersOf = async (
  deps: Pick<TellOwnersDeps, 'memberships' | 'staff'>,
  shop: Pick<Shop, 'id' | 'organisationId'>,
) => {
  const members = await deps.memberships.listByOrganisation(shop.organisationId);
  const owners = members.filter(
    ({ role, shopIds }) => role === 'owner' && (shopIds === null || shopIds.includes(shop.id)),
  );
  return deps.staff.listByIds(owners.map(({ staffId }) => staffId));
};

/** Sender, also unconfirmed, and controller. */
const replyAddresses = ({ sender, controller }: Shop): string =>
  [...new Set([sender?.address ?? '', controller.email])].filter((address) => address !== '').join(', ') ||
  '–';

/**
 * Notifies owners after an agency changed reply addresses or lost access.
 * @param shop as stored
 */
export const tellOwnersOfReplies = async (
  deps: TellOwnersDeps,
  shop: Shop,
  agency: string,
  what: 'changed' | 'ended',
): Promise<void> => {
  for (const { email, locale } of await ownersOf(deps, shop)) {
    await deps.queueMail(scopeOfShop(shop.id), {
      kind: 'agency_access',
      locale,
      to: email,
      words: accessMailsCatalog[locale][what],
      gaps: {
        agency,
        shop: shop.name,
        addresses: replyAddresses(shop),
        link: `${deps.origin()}/console/#/shops/${shop.id}/account`,
      },
    });
  }
};

/**
 * Notifies owners when a person with the key lost access. Rule: SE-3.
 * @param shops as stored
 */
export const tellOwnersOfSecret = async (
  deps: TellOwnersDeps & SecretOutsideDeps,
  shops: readonly Shop[],
): Promise<void> => {
  const outside = await shopsWithSecretOutside(deps, shops);
  for (const shop of shops.filter(({ id }) => outside.has(id))) {
    for (const { email, locale } of await ownersOf(deps, shop)) {
      await deps.queueMail(scopeOfShop(shop.id), {
        kind: 'secret_outside',
        locale,
        to: email,
        words: accessMailsCatalog[locale].secret,
        gaps: { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/install` },
      });
    }
  }
};
