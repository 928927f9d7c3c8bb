import assert from 'node:assert/strict';
import { allParts } from '../../service/domain/model/attachment/read-parts.ts';
import { sealAttachmentBytes } from '../../service/store/sealed/sealed-attachment-store.ts';
import { aPdf, aPicture } from '../support/builders/pictures.ts';
import { makeMemoryAttachmentParts } from '../support/memory-stores/conversation/attachment-store.ts';
import { useAttachmentScene } from '../support/scenes/attachment-scene.ts';
import { call, PASSWORD } from '../support/scenes/chat-actors.ts';
import { DAY_MS } from '../support/scenes/chat-scene.ts';

const HIDDEN = 'kanarek-w-pliku';

describe('files of a chat', () => {
  const { scene, scope, fromVisitor, fromStaff, allow, stored } = useAttachmentScene();
  const { talk } = scene;
  const withFiles = async () => {
    await allow('yes');
    const talked = await talk();
    for (const sent of [
      await fromVisitor(talked.token, await aPicture(), 'moje zdjęcie.jpg'),
      await fromStaff(talked.id, aPdf(HIDDEN), 'umowa.pdf'),
    ])
      assert.equal(sent.status, 201, sent.text);
    talked.visitor.close();
    return talked;
  };
  /** As stored: names and bytes are sealed. */
  const rows = async (): Promise<{ files: number; parts: number }> => {
    const counts = await scene.service.stores.shopArchive.counts(scope());
    return { files: counts.attachments ?? 0, parts: counts.attachmentParts ?? 0 };
  };

  it('go with it when the visitor erases it: rows and bytes [RT-2, RT-7]', async () => {
    const { token } = await withFiles();
    assert.deepEqual(await rows(), { files: 2, parts: 2 });
    const body = { shop: scene.merchant.shop.key };
    assert.equal((await call(scene.service, 'POST', '/v1/visitor/erase', { token, body })).status, 204);
    assert.deepEqual(await rows(), { files: 0, parts: 0 });
  });

  it('go with it when its time is over [RE-1]', async () => {
    await withFiles();
    scene.clock.forward(scene.merchant.shop.anonymousRetentionDays * DAY_MS + DAY_MS);
    await scene.service.useCases.sweepExpired();
    assert.deepEqual(await rows(), { files: 0, parts: 0 });
  });

  it('go with it when its person is erased by the shop, and stand in what the person is told before [RT-1, RT-2]', async () => {
    const { id } = await withFiles();
    const source = scene.service.useCases.subjectSources.find(({ name }) => name === 'attachments');
    const subject = { email: null, phone: null, subjectKeys: [], refs: [id] };
    assert.equal(await source?.count(scope(), subject), 2);
    const [group] = (await source?.collect(scope(), subject, 'pl')) ?? [];
    const told = JSON.stringify(group);
    for (const said of ['moje zdjęcie.jpg', 'umowa.pdf', 'Zdjęcia i pliki w czacie'])
      assert.ok(told.includes(said), said);
    await source?.erase?.(scope(), subject, scene.clock.now(), 'system');
    assert.deepEqual(await rows(), { files: 0, parts: 0 });
  });

  it('stay while the chat is held for a claim [RE-1]', async () => {
    const { id } = await withFiles();
    await scene.service.stores.conversations.setMarks(scope(), id as never, {
      heldAt: scene.clock.now(),
      heldReason: 'claim',
    });
    const source = scene.service.useCases.subjectSources.find(({ name }) => name === 'attachments');
    const erased = await source?.erase?.(
      scope(),
      { email: null, phone: null, subjectKeys: [], refs: [id] },
      scene.clock.now(),
      'system',
    );
    assert.deepEqual(erased?.retained, [{ count: 2, reason: 'hold', until: null }]);
    assert.deepEqual(await rows(), { files: 2, parts: 2 });
  });

  it('are swept when their upload was interrupted, and kept when only the note of it was lost', async () => {
    const { id } = await withFiles();
    const { attachments } = scene.service.stores;
    const [first, second] = await stored(id);
    if (first === undefined || second === undefined) throw new Error('Two files were sent.');
    await attachments.insert(scope(), { ...first, id: 'att_AAAAAAAAAAAAAAAAAAAAAA', ref: 'x', seq: null });
    await attachments.setSeq(scope(), second.id, null as never);
    scene.clock.forward(3_600_000);
    await scene.service.useCases.sweepAttachments(scope());
    assert.deepEqual(
      (await stored(id)).map(({ id: one, seq }) => [one, seq]),
      [
        [first.id, first.seq],
        [second.id, second.seq],
      ],
    );
  });

  it('are whole in the shop’s export [PR-5]', async () => {
    await withFiles();
    const { service, merchant, staff } = scene;
    const path = `/v1/staff/shops/${merchant.shop.id}/export`;
    const { body } = await call(service, 'POST', path, { token: staff.token, body: { password: PASSWORD } });
    assert.deepEqual(body.attachments.map(({ name }: { name: string }) => name).sort(), [
      'moje zdjęcie.jpg',
      'umowa.pdf',
    ]);
    const texts = body.attachmentParts.map(({ base64 }: { base64: string }) =>
      Buffer.from(base64, 'base64').toString('latin1'),
    );
    assert.ok(texts.some((text: string) => text.includes(HIDDEN)));
  });

  it('lie sealed wherever they lie, and open in their own place alone [SE-5]', async () => {
    const { id } = await withFiles();
    const inner = makeMemoryAttachmentParts().attachmentBytes;
    const sealed = sealAttachmentBytes(inner, scene.service.ports.contentKeys);
    const place = { id: 'att_AAAAAAAAAAAAAAAAAAAAAA', conversationId: id as never } as const;
    const parts = [Buffer.from(`${HIDDEN} 1`), Buffer.from(`${HIDDEN} 2`)];
    await sealed.put(scope(), place, parts);
    const lying = (await allParts(inner, scope(), place)) ?? [];
    for (const part of lying) assert.ok(!Buffer.from(part).includes(HIDDEN));
    assert.deepEqual((await allParts(sealed, scope(), place))?.map(String), parts.map(String));
    const moved = { ...place, id: 'att_BBBBBBBBBBBBBBBBBBBBBB' } as const;
    await inner.put(scope(), moved, [...lying].reverse());
    await assert.rejects(sealed.get(scope(), moved, 1));
    await scene.service.ports.contentKeys.destroy(scope(), [place.conversationId]);
    assert.equal(await sealed.get(scope(), place, 1), null);
    await assert.rejects(sealed.put(scope(), place, parts), { code: 'conflict' });
  });

  it('are named in the visitor’s own copy of the chat [RT-7]', async () => {
    const { token } = await withFiles();
    const shop = scene.merchant.shop.key;
    const link = await call(scene.service, 'POST', '/v1/visitor/chat-receipt', { token, body: { shop } });
    const secret = String(link.body.url).split('#c.')[1];
    const copy = await call(scene.service, 'POST', '/v1/visitor/chat-receipt/download', { body: { secret } });
    assert.equal(copy.status, 200, copy.text);
    const files = copy.body.json.messages.flatMap(({ file }: { file?: { name: string } }) =>
      file ? [file.name] : [],
    );
    assert.deepEqual(files, ['moje zdjęcie.jpg', 'umowa.pdf']);
    assert.ok(copy.body.html.includes('Plik: moje zdjęcie.jpg'));
  });
});
