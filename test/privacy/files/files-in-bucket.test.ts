import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUCKET_NEXT } from '../../../scripts/cli/backup/backup-form.ts';
import type { AttachmentObject } from '../../../service/domain/model/attachment/attachment.ts';
import { allParts } from '../../../service/domain/model/attachment/read-parts.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { recordKey } from '../../../service/domain/model/erasure/erasure-mark.ts';
import { aHash, aShopId } from '../../support/builders/builders.ts';
import { aPdf } from '../../support/builders/pictures.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { bucketOver } from '../../support/database/on-bucket.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { useAttachmentScene } from '../../support/scenes/attachment-scene.ts';
import { call, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { DAY_MS } from '../../support/scenes/chat-scene.ts';
import { type S3Server, startS3Server } from '../../support/surroundings/s3-server.ts';

const HIDDEN = 'kanarek-w-pliku';
const large = () => {
  const pdf = aPdf(HIDDEN);
  const bytes = new Uint8Array(600_000).fill(32);
  bytes.set(pdf, 0);
  bytes.set(new TextEncoder().encode('\n%%EOF\n'), bytes.length - 7);
  return bytes;
};

describe('files of a chat in a bucket', () => {
  if (isQuickRun) return;
  let server: S3Server;
  const { scene, scope, allow, fromVisitor, stored, urlFor, fetched } = useAttachmentScene(async () => {
    server = await startS3Server();
    return server.env;
  });
  after(() => server.stop());
  beforeEach(() => server.launch());
  afterEach(() => server.clear());

  const objects = () => server.names().filter((name) => name !== 'zgoda-bucket');
  const withFile = async () => {
    await allow('yes');
    const talked = await scene.talk();
    talked.visitor.close();
    const sent = await fromVisitor(talked.token, large(), 'umowa.pdf');
    assert.equal(sent.status, 201, sent.text);
    const [file] = await stored(talked.id);
    if (file === undefined) throw new Error('A file was sent.');
    const read = async () => fetched(await urlFor(talked.token, file.id));
    return { ...talked, file, read };
  };
  const erase = (token: string) =>
    call(scene.service, 'POST', '/v1/visitor/erase', { token, body: { shop: scene.merchant.shop.key } });
  const isWhole = (bytes: Uint8Array): boolean => Buffer.compare(bytes, large()) === 0;

  it('lie there sealed, under names that tell nothing [SE-5]', async () => {
    const { id, file, read } = await withFile();
    assert.equal(objects().length, 3);
    for (const name of objects()) {
      assert.match(name, /^zgoda\/[\w-]{36}$/);
      for (const told of [scene.merchant.shop.id, id, file.id])
        assert.ok(!name.includes(told.slice(4)), name);
      assert.ok(!server.bytesOf(name).includes(HIDDEN));
    }
    const { status, bytes } = await read();
    assert.equal(status, 200);
    assert.ok(isWhole(bytes));
  });

  it('are gone from it when the visitor erases the chat, and when its time is over [RT-2, RE-1]', async () => {
    const { token } = await withFile();
    assert.equal((await erase(token)).status, 204);
    assert.deepEqual(objects(), []);
    await withFile();
    scene.clock.forward(scene.merchant.shop.anonymousRetentionDays * DAY_MS + DAY_MS);
    await scene.service.useCases.sweepExpired();
    assert.deepEqual(objects(), []);
  });

  it('are refused in words while it does not answer, and nothing that is there is lost', async () => {
    const { token, id, read } = await withFile();
    await server.halt();
    const refused = await fromVisitor(token, aPdf('drugi'), 'drugi.pdf');
    assert.equal(refused.status, 503);
    assert.match(refused.text, /cannot be stored or opened at the moment/);
    assert.equal((await read()).status, 503);
    await server.launch();
    assert.ok(isWhole((await read()).bytes));
    assert.equal((await stored(id)).length, 1);
    assert.equal((await fromVisitor(token, aPdf('drugi'), 'drugi.pdf')).status, 201);
  });

  it('cannot be read once erased although it did not answer, and go from it with the next run [RT-2]', async () => {
    const { token } = await withFile();
    await server.halt();
    assert.equal((await erase(token)).status, 204);
    assert.equal(objects().length, 3);
    const { contentKeys } = scene.service.ports;
    const left = await scene.service.stores.attachmentObjects.places(scope());
    const holders = left.map(({ conversationId }) => conversationId);
    assert.equal((await contentKeys.existing(scope(), holders)).length, 0);
    await server.launch();
    await scene.service.useCases.sweepExpired();
    assert.deepEqual(objects(), []);
    assert.deepEqual(await scene.service.stores.attachmentObjects.places(scope()), []);
  });

  it('go from it with the next run when their row is gone, and the others stay', async () => {
    const { file } = await withFile();
    const { read } = await withFile();
    await scene.service.stores.attachments.remove(scope(), file.id);
    assert.equal(objects().length, 6);
    await scene.service.useCases.sweepExpired();
    assert.equal(objects().length, 3);
    assert.equal((await scene.service.stores.attachmentObjects.places(scope())).length, 1);
    assert.ok(isWhole((await read()).bytes));
  });

  it('are whole in the export of the shop, and go with it [PR-5]', async () => {
    await withFile();
    const { service, merchant, staff } = scene;
    const path = `/v1/staff/shops/${merchant.shop.id}/export`;
    const { body } = await call(service, 'POST', path, { token: staff.token, body: { password: PASSWORD } });
    const parts = body.attachmentParts.map(({ base64 }: { base64: string }) => Buffer.from(base64, 'base64'));
    assert.ok(isWhole(Buffer.concat(parts)));
    await server.halt();
    await assert.rejects(service.stores.shopArchive.remove(scope(), scene.clock.now()));
    await server.launch();
    await service.stores.shopArchive.remove(scope(), scene.clock.now());
    assert.deepEqual(objects(), []);
    assert.deepEqual(await service.stores.shopArchive.traces(scope()), []);
  });

  it('keep the shop alone closed after a restore while it does not answer, and go with it later [PR-5, RT-8]', async () => {
    await withFile();
    const { service, merchant } = scene;
    const { stores, useCases, ports } = service;
    const key = recordKey(ports.digest, merchant.shop.id);
    const at = scene.clock.now();
    await stores.erasureMarks.put(SERVICE_SCOPE, [{ shopId: 'shp_gone', kind: 'shop', key, at }]);
    await server.halt();
    assert.deepEqual(await useCases.replayDepartures(), { deleted: 0, waiting: 1 });
    const path = `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`;
    const session = await call(service, 'GET', path);
    assert.deepEqual([session.body.mode, session.body.reason], ['closed', 'shop_closed'], session.text);
    assert.equal(await useCases.finishDepartures(), 0);
    await server.launch();
    assert.equal(await useCases.finishDepartures(), 1);
    assert.deepEqual(objects(), []);
    assert.deepEqual(await stores.shopArchive.traces(scope()), []);
  });

  it('are not put into a bucket that would keep them after their deletion', async () => {
    await server.keepVersions();
    await allow('yes');
    const { token, id, visitor } = await scene.talk();
    visitor.close();
    assert.equal((await fromVisitor(token, aPdf(HIDDEN), 'umowa.pdf')).status, 503);
    assert.equal((await stored(id)).length, 0);
    assert.ok(scene.service.logLines.some((line) => line.includes('keeps_versions')));
  });
});

describe('bytes of files when the settings change', () => {
  if (isQuickRun) return;
  let server: S3Server;
  before(async () => {
    server = await startS3Server();
  });
  after(() => server.stop());
  afterEach(() => server.clear());
  const scope = scopeOfShop(aShopId());
  const aPlace = () =>
    ({ id: `att_${aHash().slice(0, 22)}`, conversationId: `cnv_${aHash().slice(0, 22)}` }) as const;
  const BYTES = [new Uint8Array([1, 2]), new Uint8Array([3])];

  it('are found where they are, in the bucket or in the database', async () => {
    const rows = makeMemoryStores();
    const [before, now] = [
      bucketOver(rows, server).stores,
      bucketOver(rows, server, { takesNew: false }).stores,
    ];
    const [inBucket, inDatabase] = [aPlace(), aPlace()];
    await before.attachmentBytes.put(scope, inBucket, BYTES);
    await now.attachmentBytes.put(scope, inDatabase, BYTES);
    assert.equal(server.names().filter((name) => name.includes('/')).length, 2);
    for (const { attachmentBytes } of [before, now])
      for (const place of [inBucket, inDatabase])
        assert.deepEqual(await allParts(attachmentBytes, scope, place), BYTES);
    assert.equal(await now.attachmentBytes.remove(scope, inBucket.id), 2);
    assert.equal(await before.attachmentBytes.remove(scope, inDatabase.id), 2);
    assert.deepEqual(server.names(), ['zgoda-bucket']);
  });

  it('all open after a restore of two backups that were made in the order of the manual', async () => {
    const manual = readFileSync('docs/operations.md', 'utf8');
    const [, first = ''] = /Back up the (bucket|database) (?:before|first, then) the/.exec(manual) ?? [];
    const { stores } = bucketOver(makeMemoryStores(), server);
    const [early, late] = [aPlace(), aPlace()];
    const saved: { objects: AttachmentObject[] } = { objects: [] };
    const copy = mkdtempSync(join(tmpdir(), 'zgoda-bucket-copy-'));
    const save: Record<string, () => unknown> = {
      bucket: () => cpSync(server.folder, copy, { recursive: true }),
      database: async () => {
        for (const { id } of await stores.attachmentObjects.places(scope))
          saved.objects.push(...(await stores.attachmentObjects.list(scope, id)));
      },
    };
    await stores.attachmentBytes.put(scope, early, BYTES);
    await save[first]?.();
    await stores.attachmentBytes.put(scope, late, BYTES);
    await save[first === 'bucket' ? 'database' : 'bucket']?.();
    server.clear();
    cpSync(copy, server.folder, { recursive: true });
    rmSync(copy, { recursive: true });
    const restored = bucketOver(makeMemoryStores(), server).stores;
    await restored.attachmentObjects.insert(scope, saved.objects);
    const places = await restored.attachmentObjects.places(scope);
    assert.ok(places.some(({ id }) => id === early.id));
    for (const place of places)
      assert.deepEqual(await allParts(restored.attachmentBytes, scope, place), BYTES, 'the backup names it');
    assert.match(BUCKET_NEXT, first === 'database' ? /bucket now, after the database/ : /bucket before/);
  });

  it('are neither lost nor taken for missing when another bucket is set up', async () => {
    const rows = makeMemoryStores();
    const place = aPlace();
    await bucketOver(rows, server).stores.attachmentBytes.put(scope, place, BYTES);
    const name = server.bytesOf('zgoda-bucket');
    writeFileSync(join(server.folder, 'zgoda-bucket'), 'bkt_another');
    const elsewhere = bucketOver(rows, server).stores.attachmentBytes;
    await assert.rejects(elsewhere.get(scope, place, 1), { code: 'unavailable' });
    assert.equal(await elsewhere.remove(scope, place.id), 0);
    writeFileSync(join(server.folder, 'zgoda-bucket'), name);
    assert.deepEqual(await allParts(bucketOver(rows, server).stores.attachmentBytes, scope, place), BYTES);
  });

  it('go when no row names them and every backup has ended, and nobody else’s do', async () => {
    const clock = makeFakeClock(new Date().toISOString());
    const { stores, sweepStrays } = bucketOver(makeMemoryStores(), server, { clock });
    const place = aPlace();
    await stores.attachmentBytes.put(scope, place, BYTES);
    writeFileSync(join(server.folder, 'zgoda', 'of-somebody-else'), 'x');
    const [stray] = await stores.attachmentObjects.list(scope, place.id);
    await stores.attachmentObjects.remove(scope, [stray?.id ?? '']);
    clock.forward(29 * DAY_MS);
    assert.equal(await sweepStrays(), 0);
    clock.forward(2 * DAY_MS);
    assert.equal(await sweepStrays(), 1);
    const left = server.names().filter((name) => name.includes('/'));
    assert.equal(left.length, 2);
    assert.ok(left.includes('zgoda/of-somebody-else') && !left.includes(stray?.id ?? ''));
  });
});
