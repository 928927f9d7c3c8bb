import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { isUnseen } from '../../../service/domain/model/notice/policy-binding.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import type { Membership, Staff } from '../../../service/domain/model/staff/staff.ts';
import { giveAdapterSecret } from '../../../service/domain/shop/adapter-secret.ts';
import { newShop } from '../../../service/domain/shop/register-shop.ts';
import type { OrganisationId, Role, ShopId, StaffId } from '../../../service/protocol/vocabulary.ts';
import { aMembership, aStaff } from '../builders/staff-builders.ts';
import { heardByAll } from '../cluster/heard-by-all.ts';
import { askOverHttp } from '../service/ask-over-http.ts';
import { connectFrames, type FrameClient } from '../service/frame-client.ts';
import type { TestService } from '../service/start-service.ts';
import { showPage } from '../surroundings/shop-pages.ts';

export const PASSWORD = 'correct horse battery';
/** Over 600 characters, so that it counts as a real policy. */
export const POLICY_TEXT = `Administratorem danych jest sklep. ${'Przetwarzamy dane tylko po to, aby odpowiedzieć na pytania i zrealizować zamówienia. '.repeat(12)}`;

export type Merchant = {
  organisationId: OrganisationId;
  ownerId: StaffId;
  email: string;
  shop: Shop;
  adapterSecret: string;
};

let merchants = 0;

/** An owner with one shop, ready to collect by default. */
export const makeMerchant = async (
  service: TestService,
  shopChanges: Partial<Shop> = {},
  shopUrl?: string,
): Promise<Merchant> => {
  merchants += 1;
  const email = `owner${merchants}.${randomBytes(4).toString('hex')}@example.com`;
  const { staff, organisation } = await service.useCases.createOwner({
    email,
    name: `Owner ${merchants}`,
    password: PASSWORD,
    locale: 'pl',
    kind: 'merchant',
    organisationName: `Merchant ${merchants}`,
  });
  const shop: Shop = {
    ...newShop(service.ports, {
      organisationId: organisation.id,
      name: `Shop ${merchants}`,
      url: shopUrl ?? `https://shop${merchants}.example.com/`,
      locale: 'pl',
      contactEmail: 'sklep@example.com',
    }),
    controller: {
      name: 'Sklep Testowy sp. z o.o.',
      address: 'ul. Prosta 1, 00-001 Warszawa',
      email: 'sklep@example.com',
      phone: '',
      dpo: '',
    },
    confirmedAt: service.ports.clock.now(),
    ...shopChanges,
  };
  await service.stores.shops.insert(shop);
  const adapterSecret = await giveAdapterSecret(
    { ...service.stores, ...service.ports },
    scopeOfShop(shop.id),
    null,
  );
  return { organisationId: organisation.id, ownerId: staff.id, email, shop, adapterSecret };
};

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any kind
export type Reply = { status: number; body: any; headers: Headers; text: string };

export const call = async (
  service: { origin: string },
  method: string,
  path: string,
  options: {
    body?: unknown;
    token?: string;
    origin?: string | null;
    headers?: Record<string, string>;
    raw?: string | Uint8Array<ArrayBuffer>;
  } = {},
): Promise<Reply> => {
  const { status, headers, text } = await askOverHttp(service.origin + path, {
    method,
    headers: {
      ...(options.body === undefined && options.raw === undefined
        ? {}
        : { 'content-type': 'application/json' }),
      ...(options.origin === null ? {} : { origin: options.origin ?? service.origin }),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    body: options.raw ?? (options.body === undefined ? null : JSON.stringify(options.body)),
  });
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Not every response is JSON.
  }
  return { status, body, headers, text };
};

export const signIn = async (service: TestService, email: string): Promise<string> => {
  const reply = await call(service, 'POST', '/v1/staff/sign-in', { body: { email, password: PASSWORD } });
  if (reply.status !== 200) throw new Error(`sign-in failed: ${reply.text}`);
  return String(reply.body.accessToken);
};

/** A member with sign-in; for all shops of the organisation by default. */
export const addMember = async (
  service: TestService,
  organisationId: OrganisationId,
  role: Role,
  shopIds: readonly ShopId[] | null = null,
  changes: Partial<Staff> = {},
): Promise<Membership & { email: string }> => {
  const staff = aStaff({ passwordHash: await service.ports.passwords.hash(PASSWORD), ...changes });
  await service.stores.staff.insert(staff);
  const membership = aMembership({ staffId: staff.id, organisationId, role, shopIds });
  await service.stores.memberships.insert(membership);
  return { ...membership, email: staff.email };
};

export const connectStaff = async (
  service: TestService,
  email: string,
): Promise<FrameClient & { token: string }> => {
  const token = await signIn(service, email);
  const client = await connectFrames(service.origin, '/v1/staff/socket');
  client.send({ t: 'session.hello', token, presence: 'here' });
  await client.next('session.ready');
  await heardByAll(service);
  return { ...client, token };
};

export const connectVisitor = async (
  service: TestService,
  shop: Shop,
  hello: { token?: string; last?: number; tab?: string } = {},
): Promise<FrameClient> => {
  const client = await connectFrames(service.origin, `/v1/visitor/socket?s=${shop.key}`);
  client.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl', ...hello });
  await client.next('session.ready');
  return client;
};

export const newBoot = (): string => randomBytes(32).toString('base64url');

const lastPushedAt = new Map<string, number>();
type ReportedPage = { state: string; url: string | null; text: string | null };

/** A signed policy push; its published pages are on the shop's site and checked by the service. */
export const pushPolicy = async (
  service: TestService,
  merchant: Merchant,
  page: Record<string, unknown> = {},
  push: Record<string, unknown> = {},
): Promise<Reply> => {
  const pushedAt = Math.max(
    (lastPushedAt.get(merchant.shop.id) ?? 0) + 1,
    service.ports.clock.now().getTime(),
  );
  lastPushedAt.set(merchant.shop.id, pushedAt);
  const body = {
    pushedAt,
    adapter: { platform: 'wordpress', version: '0.1.0', platformVersion: '6.1.9' },
    pages: [
      {
        locale: 'pl',
        isDefault: true,
        state: 'published',
        reason: 'publish',
        url: new URL('/polityka-prywatnosci/', merchant.shop.url).href,
        title: 'Polityka prywatności',
        pageId: '3',
        revision: '1',
        modifiedAt: '2026-11-20T10:00:00Z',
        contentSha256: null,
        text: POLICY_TEXT,
        ...page,
      },
    ],
    ...push,
  };
  for (const { state, url, text } of body.pages as ReportedPage[]) {
    if (url !== null && state === 'published') showPage(url, text);
  }
  return seenBy(service, merchant, () =>
    signedCall(service, merchant, 'PUT', '/v1/adapter/policy', JSON.stringify(body)),
  );
};

export const seenBy = async (
  service: TestService,
  merchant: Pick<Merchant, 'shop'>,
  report: () => Promise<Reply>,
): Promise<Reply> => {
  let isSeen = () => {};
  const seen = new Promise<void>((resolve) => {
    isSeen = resolve;
  });
  let published = 0;
  const stopHearing = service.ports.bus.subscribe((event) => {
    if (event.type !== 'notice.changed' || event.shopId !== merchant.shop.id) return;
    published += 1;
    if (published === 2) isSeen();
  });
  try {
    const reply = await report();
    const states: { reason: string }[] = reply.body?.states ?? [];
    if (states.some(({ reason }) => reason === 'not_checked')) await seen;
    return reply;
  } finally {
    stopHearing();
  }
};

export const signedCall = (
  service: TestService,
  merchant: Pick<Merchant, 'shop' | 'adapterSecret'>,
  method: string,
  path: string,
  raw = '',
  time = String(Math.floor(service.ports.clock.now().getTime() / 1000)),
): Promise<Reply> => {
  const hash = createHash('sha256').update(raw).digest('hex');
  const nonce = randomBytes(16).toString('hex');
  const text = ['zgoda-adapter.v1', time, nonce, method, path, hash].join('\n');
  const signature = `v1=${createHmac('sha256', merchant.adapterSecret).update(text).digest('hex')}`;
  return call(service, method, path, {
    ...(raw === '' ? {} : { raw }),
    origin: null,
    headers: {
      'x-zgoda-shop': merchant.shop.key,
      'x-zgoda-time': time,
      'x-zgoda-nonce': nonce,
      'x-zgoda-signature': signature,
    },
  });
};

export const openSession = async (
  service: TestService,
  shop: Shop,
  locale = 'pl',
  token?: string,
): Promise<Reply> => {
  const scope = scopeOfShop(shop.id);
  const isUnseenYet = async () =>
    ((await service.stores.policyBindings.get(scope))?.pages ?? []).some(isUnseen);
  while (await isUnseenYet()) await new Promise(setImmediate);
  return call(
    service,
    'GET',
    `/v1/visitor/session?shop=${shop.key}&locale=${locale}`,
    token === undefined ? {} : { token },
  );
};

export const leadBody = (
  shop: Shop,
  session: Reply,
  changes: Record<string, unknown> = {},
): Record<string, unknown> => ({
  shop: shop.key,
  locale: 'pl',
  ref: randomUUID(),
  formToken: session.body.form.formToken,
  noticeId: session.body.form.notice?.id ?? null,
  consent: true,
  name: 'Żaneta Kowalska',
  email: 'zaneta.kowalska@example.net',
  phone: '+48 600 700 800',
  message: 'Czy ta herbata jest jeszcze dostępna?',
  page: 'https://shop.example.com/herbata?utm=x#top',
  ...changes,
});
