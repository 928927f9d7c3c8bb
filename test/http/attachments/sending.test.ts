import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aPdf, aPicture, aPictureWithPlace } from '../../support/builders/pictures.ts';
import { isFile, useAttachmentScene } from '../../support/scenes/attachment-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';

describe('a picture or file in the chat', () => {
  const { scene, fromVisitor, fromStaff, allow, requestIn, stored, urlFor, fetched } = useAttachmentScene();
  const { talk } = scene;

  it('reaches the other side as an event of the conversation, both ways, and is stored once for the same ref', async () => {
    await allow('yes');
    const { visitor, token, id } = await talk();
    const ref = randomUUID();
    const picture = await aPicture();
    const [first, again] = await Promise.all([
      fromVisitor(token, picture, 'C:\\Zdjęcia\\paczka <1>.jpeg', ref),
      fromVisitor(token, picture, 'C:\\Zdjęcia\\paczka <1>.jpeg', ref),
    ]);
    assert.deepEqual([first.status, again.status].sort(), [200, 201], first.text + again.text);
    assert.equal(first.body.seq, again.body.seq);
    const { event } = await scene.staff.next(isFile);
    assert.deepEqual(
      [event.author, event.ref, event.type, event.width, event.height, event.fileName],
      ['visitor', ref, 'jpeg', 40, 30, 'paczka 1.jpg'],
    );
    assert.equal((await stored(id)).length, 1);
    const sent = await fromStaff(id, aPdf());
    assert.equal(sent.status, 201, sent.text);
    const told = await visitor.next((frame) => isFile(frame) && frame.event.author === 'staff');
    assert.deepEqual(
      [told.event.type, told.event.fileName, told.event.width],
      ['pdf', 'instrukcja.pdf', null],
    );
    visitor.close();
  });

  it('keeps nothing of a photo but what is seen: no place, no camera, turned upright', async () => {
    await allow('yes');
    const { visitor, token } = await talk();
    const photo = await aPictureWithPlace();
    assert.ok(Buffer.from(photo).includes('Kanarek Fotograf'));
    const sent = await fromVisitor(token, photo);
    assert.equal(sent.status, 201, sent.text);
    const { event } = await scene.staff.next(isFile);
    const { status, bytes } = await fetched(await urlFor(token, event.attachmentId));
    assert.equal(status, 200);
    for (const trace of ['Kanarek', 'Exif']) assert.ok(!Buffer.from(bytes).includes(trace), trace);
    const meta = await sharp(bytes).metadata();
    assert.deepEqual([meta.exif, meta.width, meta.height], [undefined, 40, 60]);
    visitor.close();
  });

  it('loses what was hidden behind a picture: a second file in the same bytes', async () => {
    await allow('yes');
    const { visitor, token } = await talk();
    const page = Buffer.from('<html><script>kanarek()</script></html>%PDF-1.4');
    for (const type of ['jpeg', 'png', 'webp'] as const) {
      const polyglot = new Uint8Array(Buffer.concat([await aPicture(type), page]));
      const sent = await fromVisitor(token, polyglot, `a.${type}.html`);
      if (sent.status === 422) continue;
      assert.equal(sent.status, 201, sent.text);
      const { event } = await scene.staff.next((frame) => isFile(frame) && frame.event.seq === sent.body.seq);
      const { bytes, headers: told } = await fetched(await urlFor(token, event.attachmentId));
      assert.ok(!Buffer.from(bytes).includes('kanarek') && !Buffer.from(bytes).includes('%PDF'));
      assert.equal(told.get('content-type'), `image/${type}`);
    }
    visitor.close();
  });

  it('is refused by its first bytes, whatever it is called, and then nothing is stored', async () => {
    await allow('yes');
    const { visitor, token, id } = await talk();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
    for (const text of [svg, '<!doctype html><p>x', 'GIF89a', 'PK\u0003\u0004', '']) {
      const reply = await fromVisitor(token, new Uint8Array(Buffer.from(text)), 'photo.jpg');
      assert.deepEqual([reply.status, reply.body.code], [415, 'unsupported_media_type'], text);
    }
    const broken = new Uint8Array([0xff, 0xd8, 0xff, ...Buffer.from(svg)]);
    const jpegCalledPng = new Uint8Array([
      ...(await aPicture('png')).slice(0, 8),
      ...(await aPicture('jpeg')),
    ]);
    for (const raw of [broken, jpegCalledPng, (await aPicture('png')).slice(0, 60)]) {
      const reply = await fromVisitor(token, raw);
      assert.deepEqual([reply.status, reply.body.code], [422, 'file_refused'], reply.text);
    }
    const large = await fromVisitor(token, new Uint8Array(10 * 1024 * 1024 + 1).fill(37));
    assert.deepEqual([large.status, large.body.code], [413, 'too_large']);
    assert.deepEqual(await stored(id), []);
    visitor.close();
  });

  it('is refused when its picture has more pixels than are decoded', async () => {
    await allow('yes');
    const { visitor, token, id } = await talk();
    const bomb = await aPicture('png', { width: 9_000, height: 9_000 });
    assert.ok(bomb.length < 10 * 1024 * 1024, 'small enough as a file');
    const reply = await fromVisitor(token, bomb);
    assert.deepEqual([reply.status, reply.body.code], [422, 'file_refused'], reply.text);
    assert.deepEqual(await stored(id), []);
    visitor.close();
  });

  it('comes from a visitor only as far as the shop lets it: never, once asked for, always', async () => {
    const { visitor, token, id } = await talk();
    const picture = await aPicture();
    await allow('no');
    assert.equal((await fromVisitor(token, picture)).status, 403);
    assert.equal((await requestIn(id)).status, 403);
    await allow('asked');
    assert.equal((await fromVisitor(token, picture)).status, 403);
    assert.equal((await requestIn(id)).status, 201);
    const asked = await visitor.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'attachment_request',
    );
    assert.equal(asked.event.text, 'Proszę o zdjęcie uszkodzenia');
    assert.equal((await fromVisitor(token, picture)).status, 201);
    await allow('yes');
    const other = await talk();
    assert.equal((await fromVisitor(other.token, picture)).status, 201);
    visitor.close();
    other.visitor.close();
  });

  it('is subject to what a message is: no token, an ended chat, a closed shop', async () => {
    await allow('yes');
    const { visitor, token, id } = await talk();
    const picture = await aPicture();
    assert.equal((await fromVisitor('x'.repeat(43), picture)).status, 401);
    const { shop } = scene.merchant;
    await scene.service.stores.shops.update(scopeOfShop(shop.id), { confirmedAt: null });
    assert.equal((await fromVisitor(token, picture)).body.code, 'setup_incomplete');
    assert.equal((await fromStaff(id, picture)).body.code, 'setup_incomplete');
    await scene.service.stores.shops.update(scopeOfShop(shop.id), { confirmedAt: scene.clock.now() });
    const close = `/v1/staff/conversations/${id}/close`;
    await call(scene.service, 'POST', close, { token: scene.staff.token, body: { ref: randomUUID() } });
    assert.equal((await fromVisitor(token, picture)).body.code, 'conversation_closed');
    assert.equal((await fromStaff(id, picture)).body.code, 'conversation_closed');
    assert.deepEqual(await stored(id), []);
    visitor.close();
  });
});
