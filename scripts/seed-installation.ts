import type { Shop } from '../service/domain/shop/shop.ts';
import type { Access } from '../service/domain/staff/resolve-access.ts';
import type { Stores } from '../service/domain/stores.ts';
import { scopeOfShop } from '../service/domain/tenancy.ts';
import type { Ports, UseCases } from '../service/domain/use-cases.ts';
import type { Locale, StaffId } from '../service/protocol/vocabulary.ts';

import type { OwnerRequest } from './owner-request.ts';

export type Installation = { stores: Stores; useCases: UseCases; ports: Ports };

/** Made up, so that the whole path works at once; a real shop enters its own. */
const demoController = {
  name: 'Tea by the Bridge (demo shop)',
  address: 'ul. Mostowa 1, 00-001 Warszawa',
  email: 'shop@demo.example',
};
const demoName = 'Tea by the Bridge';

/** Makes the first owner when nobody has an account yet. Null when somebody has. */
export async function seedOwner(
  { stores, useCases }: Installation,
  request: OwnerRequest,
  locale: Locale,
): Promise<StaffId | null> {
  if (!(await stores.staff.isEmpty())) return null;
  const { staff } = await useCases.createOwner({ ...request, locale });
  return staff.id;
}

/** Makes the demo shop of the first owner where it is missing, and brings its address up to date. */
export async function seedDemoShop(
  installation: Installation,
  origin: string,
  locale: Locale,
): Promise<{ key: string; secret: string }> {
  const { stores, useCases, ports } = installation;
  const owner = await firstOwner(installation);
  const made = (await findDemoShop(stores)) ?? (await makeDemoShop(installation, owner, origin, locale));
  const scope = scopeOfShop(made.id);
  const moved = { url: `${origin}/`, origins: [origin] };
  const shop = made.origins[0] === origin ? made : ((await stores.shops.update(scope, moved)) ?? made);
  if (shop.confirmedAt === null) {
    const access = await accessOf(useCases, owner);
    await useCases.changeSettings(access, shop.id, { controller: demoController, confirm: true });
  }
  const sealed = shop.adapterSecrets[0];
  if (sealed !== undefined) return { key: shop.key, secret: await ports.vault.open(scope, sealed) };
  return useCases.rotateAdapterSecret(await accessOf(useCases, owner), shop.id);
}

/** The demo shop is known by its name and by standing on this machine. */
async function findDemoShop(stores: Stores): Promise<Shop | null> {
  const shops = await stores.shops.listByIds(await stores.shops.allIds());
  return shops.find((shop) => shop.name === demoName && new URL(shop.url).hostname === 'localhost') ?? null;
}

async function makeDemoShop(
  { useCases }: Installation,
  owner: StaffId,
  origin: string,
  locale: Locale,
): Promise<Shop> {
  const access = await accessOf(useCases, owner);
  const merchant = access.organisations.find(
    ({ organisation, role }) => organisation.kind === 'merchant' && role === 'owner',
  );
  if (merchant === undefined) throw new Error('The first owner owns no merchant organisation.');
  return useCases.registerShop(access, {
    organisationId: merchant.organisation.id,
    name: demoName,
    url: `${origin}/`,
    locale,
    contactEmail: demoController.email,
  });
}

async function accessOf(useCases: UseCases, owner: StaffId): Promise<Access> {
  const access = await useCases.resolveAccess(owner);
  if (access === null) throw new Error('The first owner has no account any longer.');
  return access;
}

/** Owner of the oldest merchant organisation. */
async function firstOwner({ stores }: Installation): Promise<StaffId> {
  const merchants = (await stores.organisations.all())
    .filter((organisation) => organisation.kind === 'merchant')
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  for (const merchant of merchants) {
    const members = await stores.memberships.listByOrganisation(merchant.id);
    const owner = members.find((member) => member.role === 'owner');
    if (owner !== undefined) return owner.staffId;
  }
  throw new Error('There is no merchant organisation with an owner.');
}
