import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Ports } from '../../service/desks/ports.ts';
import type { Stores } from '../../service/desks/stores.ts';
import type { UseCases } from '../../service/desks/use-cases.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import type { Access } from '../../service/domain/model/staff/resolve-access.ts';
import type { Organisation } from '../../service/domain/model/staff/staff.ts';
import { shopSettingsRequest } from '../../service/protocol/api/shop-api.ts';
import type { Locale, StaffId } from '../../service/protocol/vocabulary.ts';
import type { OwnerRequest } from './owner-request.ts';

export type Installation = { stores: Stores; useCases: UseCases; ports: Ports };

const settingsFile = fileURLToPath(new URL('../../shop-adapters/demo-shop/shop.json', import.meta.url));

function demoSettings() {
  const settings = v.parse(shopSettingsRequest, JSON.parse(readFileSync(settingsFile, 'utf8')));
  const { name, locale, controller } = settings;
  if (name === undefined || locale === undefined || controller === undefined) {
    throw new Error(`${settingsFile} must name the shop, its language and its controller.`);
  }
  return { ...settings, name, locale, controller };
}

/** True when made; only without any account. */
export async function seedOwner(
  installation: Installation,
  request: OwnerRequest,
  locale: Locale,
): Promise<boolean> {
  const { stores, useCases } = installation;
  if (await stores.staff.isEmpty()) {
    await useCases.createOwner({ ...request, locale });
    return true;
  }
  const staff = await stores.staff.findByEmail(request.email);
  if (staff?.isOperator && (await stores.memberships.listByStaff(staff.id)).length === 0) {
    await completeOwner(installation, staff.id, request);
  }
  return false;
}

/** Completes an interrupted seed. */
async function completeOwner(
  { stores, ports }: Installation,
  owner: StaffId,
  { kind, organisationName }: OwnerRequest,
): Promise<void> {
  const now = ports.clock.now();
  const orphan = await memberlessOrganisation(stores, organisationName);
  const organisation = orphan ?? {
    id: ports.ids.next('org'),
    kind,
    name: organisationName,
    code: ports.ids.reference(),
    company: null,
    ownersNeedSecondFactor: false,
    createdAt: now,
  };
  if (orphan === undefined) await stores.organisations.insert(organisation);
  await stores.memberships.insert({
    id: ports.ids.next('mbr'),
    staffId: owner,
    organisationId: organisation.id,
    role: 'owner',
    shopIds: null,
    since: now,
  });
}

async function memberlessOrganisation(stores: Stores, name: string): Promise<Organisation | undefined> {
  for (const organisation of await stores.organisations.all()) {
    if (organisation.name !== name) continue;
    if ((await stores.memberships.listByOrganisation(organisation.id)).length === 0) return organisation;
  }
  return undefined;
}

export async function seedDemoShop(
  installation: Installation,
  origin: string,
): Promise<{ key: string; secret: string }> {
  const { stores, useCases, ports } = installation;
  const owner = await firstOwner(installation);
  const settings = demoSettings();
  const found = await findDemoShop(stores, origin, settings.name);
  const made = found ?? (await makeDemoShop(installation, owner, origin, settings));
  const scope = scopeOfShop(made.id);
  const current = { url: `${origin}/`, origins: [origin], isDemo: true };
  const isCurrent = made.origins[0] === origin && made.isDemo === true;
  const shop = isCurrent ? made : ((await stores.shops.update(scope, current)) ?? made);
  if (shop.confirmedAt === null) {
    const access = await accessOf(useCases, owner);
    await useCases.changeSettings(access, shop.id, { ...settings, confirm: true });
  }
  const sealed = shop.adapterSecrets[0];
  if (sealed !== undefined) return { key: shop.key, secret: await ports.vault.open(scope, sealed) };
  return useCases.rotateAdapterSecret(await accessOf(useCases, owner), shop.id);
}

async function findDemoShop(stores: Stores, origin: string, name: string): Promise<Shop | null> {
  const shops = await stores.shops.listByIds(await stores.shops.allIds());
  const local = shops.filter((shop) => new URL(shop.url).hostname === 'localhost');
  return (
    local.find((shop) => shop.origins.includes(origin)) ?? local.find((shop) => shop.name === name) ?? null
  );
}

async function makeDemoShop(
  { useCases }: Installation,
  owner: StaffId,
  origin: string,
  { name, locale, controller }: ReturnType<typeof demoSettings>,
): Promise<Shop> {
  const access = await accessOf(useCases, owner);
  const merchant = access.organisations.find(
    ({ organisation, role }) => organisation.kind === 'merchant' && role === 'owner',
  );
  if (merchant === undefined) throw new Error('The first owner owns no merchant organisation.');
  return useCases.registerShop(access, {
    ref: 'demo',
    organisationId: merchant.organisation.id,
    name,
    url: `${origin}/`,
    locale,
    contactEmail: controller.email,
  });
}

async function accessOf(useCases: UseCases, owner: StaffId): Promise<Access> {
  const access = await useCases.resolveAccess(owner);
  if (access === null) throw new Error('The first owner has no account any longer.');
  return access;
}

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
