import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePassword } from '../../scripts/start/owner-request.ts';
import { pendingOwner } from '../../scripts/start/pending-owner.ts';
import { ensureSecrets } from '../../scripts/start/secrets.ts';
import { parseSeed } from '../../scripts/start/seed.ts';
import { type Installation, seedDemoShop, seedOwner } from '../../scripts/start/seed-installation.ts';
import { composeDomain } from '../../service/compose/compose-domain.ts';
import { readConfig } from '../../service/config/config.ts';
import { NEW_ACCOUNT } from '../../service/domain/model/staff/staff.ts';
import { makeScryptPasswordHasher } from '../../service/outbound/scrypt-password-hasher.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';

const origin = 'http://localhost:4601';
const owner = {
  email: 'anna@shop.example',
  name: 'Anna',
  password: 'a long enough password',
  kind: 'merchant',
  organisationName: 'Anna’s shop',
} as const;

describe('first owner and demo shop', () => {
  let folder: string;
  let installation: Installation;
  let closePresence: () => void;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-seed-'));
    const config = readConfig({
      MONGODB_URL: 'mongodb://127.0.0.1:1/unused',
      ZGODA_DEPLOYMENT: 'controller-hosted',
      ...ensureSecrets(join(folder, 'secrets.json'), {}, false),
    });
    const stores = makeMemoryStores();
    const passwords = makeScryptPasswordHasher({ N: 1024, r: 8, p: 1 });
    const composed = composeDomain({
      config,
      stores,
      logger: makeLogger('silent'),
      overrides: { passwords },
    });
    closePresence = composed.closePresence;
    installation = { stores, useCases: composed.useCases, ports: composed.ports };
  });
  afterEach(() => {
    closePresence();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are made once: a second start finds both and changes no secret', async () => {
    assert.equal(await seedOwner(installation, owner, 'en'), true);
    const first = await seedDemoShop(installation, origin);
    assert.equal(await seedOwner(installation, { ...owner, email: 'other@shop.example' }, 'en'), false);
    assert.deepEqual(await seedDemoShop(installation, origin), first);
    assert.equal((await installation.stores.shops.allIds()).length, 1);
    assert.equal(await installation.stores.staff.findByEmail('other@shop.example'), null);
  });

  it('give a demo shop that may collect at once, and that shows the chat on its own address alone', async () => {
    await seedOwner(installation, owner, 'pl');
    const { key, secret } = await seedDemoShop(installation, origin);
    const [shop] = await installation.stores.shops.listByIds(await installation.stores.shops.allIds());
    assert.equal(shop?.key, key);
    assert.deepEqual(shop?.origins, [origin]);
    assert.equal(shop?.locale, 'pl');
    assert.notEqual(shop?.confirmedAt, null);
    assert.match(secret, /^zgs_/);
  });

  it('move the demo shop along when its port changes', async () => {
    await seedOwner(installation, owner, 'en');
    const first = await seedDemoShop(installation, origin);
    assert.deepEqual(await seedDemoShop(installation, 'http://localhost:5701'), first);
    const [shop] = await installation.stores.shops.listByIds(await installation.stores.shops.allIds());
    assert.deepEqual(shop?.origins, ['http://localhost:5701']);
  });

  it('are completed when an earlier start was cut off between the two', async () => {
    const { staff, organisation } = await installation.useCases.createOwner({ ...owner, locale: 'en' });
    const access = await installation.useCases.resolveAccess(staff.id);
    assert.ok(access !== null);
    await installation.useCases.registerShop(access, {
      ref: 'cut',
      organisationId: organisation.id,
      name: 'Liść i Glina',
      url: origin,
      locale: 'en',
      contactEmail: 'shop@demo.example',
    });
    await seedDemoShop(installation, origin);
    const shops = await installation.stores.shops.listByIds(await installation.stores.shops.allIds());
    assert.equal(shops.length, 1);
    assert.notEqual(shops[0]?.confirmedAt, null);
    assert.equal(shops[0]?.adapterSecrets.length, 1);
  });

  it('are completed when an earlier start was cut off in the middle of the owner', async () => {
    const { stores, ports } = installation;
    await stores.staff.insert({
      id: ports.ids.next('stf'),
      email: owner.email,
      name: owner.name,
      passwordHash: await ports.passwords.hash(owner.password),
      locale: 'en',
      isOperator: true,
      ...NEW_ACCOUNT,
      addressProvenAt: null,
      createdAt: ports.clock.now(),
    });
    assert.equal(await seedOwner(installation, owner, 'en'), false);
    const { key } = await seedDemoShop(installation, origin);
    assert.match(key, /^zgk_/);
    assert.equal(await seedOwner(installation, owner, 'en'), false);
    assert.equal((await stores.organisations.all()).length, 1);
  });

  it('keep a password on disk only until it was shown', () => {
    const file = join(folder, 'first-owner.json');
    const made = pendingOwner(file, true);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(pendingOwner(file, false)?.password, made?.password);
    made?.forget();
    assert.equal(pendingOwner(file, false), null);
    assert.equal(existsSync(file), false);
  });

  it('get a generated password that cannot be guessed', () => {
    assert.match(makePassword(), /^[\w-]{20}$/);
    assert.notEqual(makePassword(), makePassword());
  });

  it('are told to the start in one line of JSON, and anything else is refused', () => {
    const line =
      '{"ownerCreated":false,"ownerEmail":"a@b.example","ownerPassword":null,"demoShopKey":"zgk_1","demoAdapterSecret":"zgs_1"}';
    assert.deepEqual(parseSeed(line), JSON.parse(line));
    assert.equal(parseSeed('Installing …'), null);
    assert.equal(parseSeed('{"ownerCreated":"yes"}'), null);
    assert.equal(parseSeed('null'), null);
  });
});
