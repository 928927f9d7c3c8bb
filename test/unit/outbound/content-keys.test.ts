import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { makeContentKeyCare } from '../../../service/outbound/vault/content-key-care.ts';
import { makeContentKeys } from '../../../service/outbound/vault/content-keys.ts';
import { type KeyFolder, makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { makeWrappingKeys } from '../../../service/outbound/vault/wrapping-keys.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { aConversation, aShopId } from '../../support/builders/builders.ts';

const START = new Date('2026-11-01T03:00:00.000Z');
const hoursLater = (hours: number): Date => new Date(START.getTime() + hours * 3_600_000);

describe('the keys of conversations and leads', () => {
  let path: string;
  const stores = makeMemoryStores();
  const vault = makeFieldVault(Buffer.alloc(32, 1), stores.shopKeys);
  /** A process of its own on the store and the folder. */
  const careFor = (store = stores.contentKeyRows) => {
    const folder = makeKeyFolder(path);
    const wrapping = makeWrappingKeys(folder);
    // Another store than the first stands for a database that was put back.
    const holdsSealed = async () => store !== stores.contentKeyRows;
    return { wrapping, care: makeContentKeyCare(store, folder, wrapping, holdsSealed) };
  };
  const start = async (store = stores.contentKeyRows) => {
    const { wrapping, care } = careFor(store);
    if ((await wrapping.all()).length === 0 && (await store.wrappers(SERVICE_SCOPE)).length === 0)
      await wrapping.add(START);
    const counts = await care.begin();
    return { wrapping, care, counts, keys: makeContentKeys(vault, store, wrapping) };
  };
  const aRecord = () => {
    const { id, shopId } = aConversation();
    return { id, shopId, scope: scopeOfShop(shopId) };
  };
  const backups = () => readdirSync(path).filter((name) => name.endsWith('.jsonl'));

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'zgoda-keys-'));
  });
  afterEach(async () => {
    for (const row of await stores.contentKeyRows.page(SERVICE_SCOPE, null, 1_000))
      await stores.contentKeyRows.remove(scopeOfShop(row.shopId), [row.id]);
    rmSync(path, { recursive: true, force: true });
  });

  it('open what they sealed, in their own record and field alone [SE-5]', async () => {
    const { keys } = await start();
    const { id, scope } = aRecord();
    const key = await keys.make(scope, id);
    const sealed = key.seal('text', 'Zażółć gęślą jaźń');
    assert.equal((await start()).counts.restored, 0);
    const again = await (await start()).keys.get(scope, id);
    assert.equal(again?.open('text', sealed), 'Zażółć gęślą jaźń');
    assert.throws(() => key.open('name', sealed));
    const other = await keys.make(scope, aConversation().id);
    assert.throws(() => other.open('text', sealed));
    assert.throws(() => key.open('text', `${sealed.slice(0, -2)}AA`));
  });

  it('are stored once when a consent and its lead ask for the same one', async () => {
    let inserts = 0;
    const store = stores.contentKeyRows;
    const { keys } = await start({
      ...store,
      insert: (scope, row) => {
        inserts += 1;
        return store.insert(scope, row);
      },
    });
    const { id, scope } = aRecord();
    const key = await keys.make(scope, id);
    assert.equal(await keys.make(scope, id), key);
    assert.equal(inserts, 1);
    await keys.destroy(scope, [id]);
    assert.notEqual(await keys.make(scope, id), key);
    assert.equal(inserts, 2);
  });

  it('are not read again for lists of several shops, and open none of a shop outside them [SE-1]', async () => {
    const asked: string[] = [];
    const store = stores.contentKeyRows;
    const { keys } = await start({
      ...store,
      find: (scope, ids) => {
        asked.push(...ids);
        return store.find(scope, ids);
      },
    });
    const [one, other, foreign] = [aRecord(), aRecord(), aRecord()];
    const key = await keys.make(one.scope, one.id);
    await keys.make(other.scope, other.id);
    await keys.make(foreign.scope, foreign.id);
    const ids = [one.id, other.id, foreign.id];
    const found = await keys.getAll(scopeOfShops([one.shopId, other.shopId]), ids);
    assert.deepEqual([...found.keys()], [one.id, other.id]);
    assert.equal(found.get(one.id), key);
    assert.deepEqual(asked, [foreign.id]);
    assert.deepEqual([...(await keys.getAll(SERVICE_SCOPE, ids)).keys()], ids);
    assert.deepEqual(asked, [foreign.id]);
  });

  it('are gone for everybody once destroyed [RT-2]', async () => {
    const { keys } = await start();
    const one = aRecord();
    const kept = aConversation().id;
    await keys.make(one.scope, one.id);
    await keys.make(one.scope, kept);
    const destroyed = keys.destroy(one.scope, [one.id]);
    assert.equal(await keys.get(one.scope, one.id), null);
    await destroyed;
    assert.equal(await keys.get(one.scope, one.id), null);
    assert.deepEqual([...(await keys.getAll(one.scope, [one.id, kept])).keys()], [kept]);
    await keys.destroyAll(one.scope);
    assert.equal(await keys.get(one.scope, kept), null);
  });

  it('open for no other shop, also where the row was moved there [SE-1]', async () => {
    const { keys } = await start();
    const { id, scope } = aRecord();
    await keys.make(scope, id);
    const foreign = aShopId();
    assert.equal(await keys.get(scopeOfShop(foreign), id), null);
    const [row] = await stores.contentKeyRows.find(scope, [id]);
    assert.ok(row);
    await stores.contentKeyRows.remove(scope, [id]);
    await stores.contentKeyRows.insert(scopeOfShop(foreign), { ...row, shopId: foreign });
    await assert.rejects(async () => (await start()).keys.get(scopeOfShop(foreign), id));
  });

  it('are wrapped anew once a day, and the earlier wrapping key leaves the disk [RT-2]', async () => {
    const { keys, care } = await start();
    const records = [aRecord(), aRecord(), aRecord()];
    for (const { scope, id } of records) await keys.make(scope, id);
    const [gone, ...left] = records;
    assert.ok(gone);
    const [remnant] = await stores.contentKeyRows.find(gone.scope, [gone.id]);
    const [first] = await makeKeyFolder(path).wrappingKeys();
    const earlier = first?.key.toString('base64url') ?? '';
    assert.ok(readdirSync(path).some((name) => readFileSync(join(path, name), 'utf8').includes(earlier)));
    await keys.destroy(gone.scope, [gone.id]);
    assert.equal(await care.turn(hoursLater(23)), null);
    assert.deepEqual(await care.turn(hoursLater(24)), { wrapped: 2 });
    assert.equal(await care.turn(hoursLater(25)), null);
    for (const name of readdirSync(path))
      assert.ok(!readFileSync(join(path, name), 'utf8').includes(earlier), name);
    const next = await start();
    for (const { scope, id } of left) assert.ok(await next.keys.get(scope, id));
    // What a free page of the database still holds of the destroyed key opens with nothing that is left.
    assert.ok(remnant);
    await assert.rejects(next.wrapping.unwrap(remnant, async () => null));
  });

  it('stay readable when the daily change is interrupted, and the next one finishes it', async () => {
    const { keys } = await start();
    const records = [aRecord(), aRecord(), aRecord()];
    for (const { scope, id } of records) await keys.make(scope, id);
    for (const calls of [0, 1, 2]) {
      let left = calls;
      const dying = careFor({
        ...stores.contentKeyRows,
        async under(service, wrappedBy, limit) {
          if (left-- <= 0) throw new Error('The process was killed here.');
          return stores.contentKeyRows.under(service, wrappedBy, Math.min(limit, 1));
        },
      });
      await assert.rejects(dying.care.turn(hoursLater(24)));
      const { keys: after } = await start();
      for (const { scope, id } of records) assert.ok(await after.get(scope, id));
      await after.make(scopeOfShop(aShopId()), aConversation().id);
    }
    const { keys: last, care } = await start();
    assert.ok(await care.turn(hoursLater(24)));
    assert.equal((await makeKeyFolder(path).wrappingKeys()).length, 1);
    for (const { scope, id } of records) assert.ok(await last.get(scope, id));
  });

  it('are backed up in two generations at most, the older one replaced', async () => {
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    for (const day of [1, 2, 3]) await care.turn(hoursLater(24 * day));
    assert.deepEqual(backups(), [
      'content-keys-20261103T030000000Z.jsonl',
      'content-keys-20261104T030000000Z.jsonl',
    ]);
    assert.equal((await makeKeyFolder(path).readBackup())?.length, 1);
    await keys.destroy(scope, [id]);
    for (const day of [4, 5]) await care.turn(hoursLater(24 * day));
    for (const name of backups()) assert.ok(!readFileSync(join(path, name), 'utf8').includes(id), name);
  });

  it('are wrapped anew once a day after a clock that was months ahead, and the backup of that time goes [RT-2]', async () => {
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    assert.deepEqual(await care.turn(hoursLater(24 * 200)), { wrapped: 1 });
    const [ahead] = backups();
    assert.deepEqual(await care.turn(hoursLater(48)), { wrapped: 1 });
    assert.equal(await care.turn(hoursLater(71)), null);
    await keys.destroy(scope, [id]);
    assert.deepEqual(await care.turn(hoursLater(72)), { wrapped: 0 });
    assert.ok(ahead !== undefined && !backups().includes(ahead), ahead);
    for (const name of backups()) assert.ok(name < ahead, name);
    // Another process, which knows nothing of the last turn, makes it once more and then waits.
    const { care: next } = careFor();
    assert.deepEqual(await next.turn(hoursLater(73)), { wrapped: 0 });
    assert.equal(await next.turn(hoursLater(74)), null);
  });

  it('leave no backup that was cut short lying about: it would hold keys that are destroyed later [RT-2]', async () => {
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    const failing = makeKeyFolder(path).writeBackup(
      (async function* () {
        yield { id, shopId: scope.shopId, sealed: 'x' };
        throw new Error('The database is away.');
      })(),
      hoursLater(1),
    );
    await assert.rejects(failing, /is away/);
    assert.ok(!readdirSync(path).some((name) => name.endsWith('.new')));
    const ofDead = 'content-keys-20261101T040000000Z.jsonl.123.new';
    const underWay = 'content-keys-20261102T025900000Z.jsonl.456.new';
    for (const name of [ofDead, underWay]) writeFileSync(join(path, name), `{"id":"${id}"}\n`);
    await care.turn(hoursLater(24));
    assert.deepEqual(
      readdirSync(path).filter((name) => name.endsWith('.new')),
      [underWay],
    );
  });

  it('come from the newest whole backup when the store was lost', async () => {
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    const sealed = (await keys.make(scope, id)).seal('text', 'still there');
    await care.turn(hoursLater(24));
    // A newer one that was cut short counts for nothing.
    writeFileSync(join(path, 'content-keys-20261109T030000000Z.jsonl'), '{"id":"cnv_x"}\n');
    const empty = makeMemoryStores().contentKeyRows;
    const { keys: restored, counts } = await start(empty);
    assert.deepEqual(counts, { restored: 1, destroyed: 0 });
    assert.equal((await restored.get(scope, id))?.open('text', sealed), 'still there');
  });

  it('of an older copy of the store come from the backup, and those destroyed since stay destroyed [RT-8]', async () => {
    const { keys, care } = await start();
    const [kept, erased] = [aRecord(), aRecord()];
    for (const { scope, id } of [kept, erased]) await keys.make(scope, id);
    const copy = await stores.contentKeyRows.page(SERVICE_SCOPE, null, 10);
    await keys.destroy(erased.scope, [erased.id]);
    await care.turn(hoursLater(24));
    const older = makeMemoryStores().contentKeyRows;
    await older.begin();
    for (const row of copy) await older.insert(scopeOfShop(row.shopId), row);
    const { keys: after, counts } = await start(older);
    assert.deepEqual(counts, { restored: 1, destroyed: 1 });
    assert.ok(await after.get(kept.scope, kept.id));
    assert.equal(await after.get(erased.scope, erased.id), null);
  });

  it('stay readable at every process while one of them turns the wrapping key', async () => {
    const { keys } = await start();
    const early = aRecord();
    await keys.make(early.scope, early.id);
    // Another process inserts a key under the wrapping key that it knows, in the middle of the turn: after the last
    // look for rows under it, and before it is destroyed.
    const late = aRecord();
    const folder = makeKeyFolder(path);
    const interrupted: KeyFolder = {
      ...folder,
      async writeBackup(saved, at) {
        await folder.writeBackup(saved, at);
        await keys.make(late.scope, late.id);
      },
    };
    const turning = makeContentKeyCare(stores.contentKeyRows, interrupted, makeWrappingKeys(interrupted));
    assert.ok(await turning.turn(hoursLater(24)));
    for (const { scope, id } of [early, late])
      for (const one of [keys, (await start()).keys]) assert.ok(await one.get(scope, id));
    // This process has not read the folder since the next turn, and finds the new key by itself.
    const idle = (await start()).keys;
    assert.ok(await careFor().care.turn(hoursLater(48)));
    assert.ok(await idle.get(early.scope, early.id));
  });

  it('lose nothing to a late process that makes or destroys a wrapping key after another one has turned it', async () => {
    const { keys } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    const late = makeWrappingKeys(makeKeyFolder(path));
    const before = await late.all();
    assert.ok(await careFor().care.turn(hoursLater(24)));
    await late.add(hoursLater(23));
    await late.destroy([...before, ...(await late.all())]);
    assert.ok(await (await start()).keys.get(scope, id));
    assert.ok(
      await careFor()
        .care.turn(hoursLater(25))
        .then(() => true),
    );
    assert.ok(await (await start()).keys.get(scope, id));
  });

  it('open with wrapping keys as an earlier version kept them, in one file', async () => {
    const { keys } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    const [name = ''] = readdirSync(path);
    renameSync(join(path, name), join(path, 'wrapping-keys.json'));
    const { keys: after, care } = await start();
    assert.ok(await after.get(scope, id));
    assert.ok(await care.turn(hoursLater(24)));
    assert.ok(!readdirSync(path).includes('wrapping-keys.json'));
    assert.ok(await (await start()).keys.get(scope, id));
  });

  it('are refused at a process with another folder beside those that serve', async () => {
    const { keys } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    const there = careFor();
    await there.care.join();
    const shared = path;
    path = mkdtempSync(join(tmpdir(), 'zgoda-keys-'));
    await assert.rejects(
      careFor().care.join(),
      /is not the key folder that the other processes.*ZGODA_KEY_FOLDER/,
    );
    rmSync(path, { recursive: true });
    path = shared;
  });

  it('let nothing start without their wrapping key and without a backup', async () => {
    const { keys } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    for (const name of readdirSync(path)) rmSync(join(path, name));
    await assert.rejects(start(), /wrapping key is not in .*Put that folder back/);
    assert.deepEqual(readdirSync(path), []);
  });

  it('let nothing start on a database that was put back without any of its keys', async () => {
    const begin = () => {
      const folder = makeKeyFolder(path);
      const fresh = makeMemoryStores().contentKeyRows;
      return makeContentKeyCare(fresh, folder, makeWrappingKeys(folder), async () => true).begin();
    };
    await assert.rejects(begin(), /their keys are neither beside it nor in/);
    assert.deepEqual(readdirSync(path), []);
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    await care.backUp(START);
    assert.deepEqual(await begin(), { restored: 1, destroyed: 0 });
  });

  it('let nothing start on an empty database: they belong to another one', async () => {
    const { keys, care } = await start();
    const { scope, id } = aRecord();
    await keys.make(scope, id);
    await care.backUp(START);
    const folder = makeKeyFolder(path);
    const empty = makeMemoryStores().contentKeyRows;
    const begin = () =>
      makeContentKeyCare(empty, folder, makeWrappingKeys(folder), async () => false).begin();
    await assert.rejects(begin(), /holds the keys of another database.*restore.*move that folder/);
    assert.deepEqual([await empty.hasBegun(), await empty.page(SERVICE_SCOPE, null, 10)], [false, []]);
  });
});
