import assert from 'node:assert/strict';
import { ADDRESS_MS } from '../../../service/domain/attachment/attachment-address.ts';
import { VISITOR_TOKEN_MS } from '../../../service/domain/model/conversation/conversation.ts';
import { aPdf, aPicture } from '../../support/builders/pictures.ts';
import { isFile, useAttachmentScene } from '../../support/scenes/attachment-scene.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';

describe('the address of a file in a chat', () => {
  const { scene, scope, fromVisitor, fromStaff, allow, addressFor, urlFor, urlForStaff, fetched } =
    useAttachmentScene();
  const { talk } = scene;
  const withPicture = async () => {
    await allow('yes');
    const talked = await talk();
    const sent = await fromVisitor(talked.token, await aPicture());
    assert.equal(sent.status, 201, sent.text);
    const { event } = await scene.staff.next((frame) => isFile(frame) && frame.event.seq === sent.body.seq);
    return { ...talked, attachmentId: String(event.attachmentId) };
  };

  it('shows a picture of the service’s own, and lets a PDF only be saved, in no page of anybody', async () => {
    const { token, id, attachmentId, visitor } = await withPicture();
    const picture = await fetched(await urlFor(token, attachmentId));
    assert.deepEqual(
      ['content-type', 'content-disposition', 'cache-control', 'x-content-type-options'].map((name) =>
        picture.headers.get(name),
      ),
      ['image/jpeg', 'inline', 'private, no-store', 'nosniff'],
    );
    assert.equal(picture.headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(picture.headers.get('cross-origin-resource-policy'), 'same-origin');
    const sent = await fromStaff(id, aPdf(), 'umowa "zwrotu".pdf');
    const { event } = await visitor.next((frame) => isFile(frame) && frame.event.seq === sent.body.seq);
    const pdf = await fetched(await urlFor(token, event.attachmentId));
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.equal(pdf.headers.get('content-disposition'), 'attachment; filename="umowa zwrotu.pdf"');
    assert.equal(pdf.headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.deepEqual(Buffer.from(pdf.bytes), Buffer.from(aPdf()), 'a PDF stays as it is');
    visitor.close();
  });

  it('is 404 after five minutes, when malformed, and when anything in it was changed', async () => {
    const { token, id, attachmentId, visitor } = await withPicture();
    const urls = [await urlFor(token, attachmentId), await urlForStaff(id, attachmentId)];
    for (const url of urls) {
      assert.equal((await fetched(url)).status, 200);
      const parts = url.split('.');
      for (const at of parts.keys()) {
        const changed = parts.map((part, n) =>
          n === at ? `${part.slice(0, -1)}${part.endsWith('x') ? 'y' : 'x'}` : part,
        );
        assert.equal((await fetched(changed.join('.'))).status, 404, `part ${at}`);
      }
    }
    for (const nothing of ['x', 'x'.repeat(100), '%00', `${'a.'.repeat(60)}`])
      assert.equal((await fetched(`/v1/attachments/${nothing}`)).status, 404, nothing);
    scene.clock.forward(ADDRESS_MS - 1_000);
    for (const url of urls) assert.equal((await fetched(url)).status, 200);
    scene.clock.forward(1_000);
    for (const url of urls) assert.equal((await fetched(url)).status, 404);
    visitor.close();
  });

  it('is given out for a file of the own conversation alone: another visitor and another shop get 404 [SE-1]', async () => {
    const { id, attachmentId, visitor } = await withPicture();
    const other = await talk();
    assert.equal((await addressFor(other.token, attachmentId)).status, 404);
    const stranger = await makeMerchant(scene.service);
    const token = await signIn(scene.service, stranger.email);
    const path = `/v1/staff/conversations/${id}/attachments/${attachmentId}/address`;
    assert.equal((await call(scene.service, 'GET', path, { token })).status, 404);
    const own = `/v1/staff/conversations/${other.id}/attachments/${attachmentId}/address`;
    assert.equal((await call(scene.service, 'GET', own, { token: scene.staff.token })).status, 404);
    visitor.close();
    other.visitor.close();
  });

  it('ends with its reader: the visitor’s token, the session and the account of staff [EP-3]', async () => {
    const { token, id, attachmentId, visitor } = await withPicture();
    const forVisitor = await urlFor(token, attachmentId);
    const forStaff = await urlForStaff(id, attachmentId);
    const { shop } = scene.merchant;
    await call(scene.service, 'POST', '/v1/visitor/end', { token, body: { shop: shop.key } });
    assert.equal((await fetched(forVisitor)).status, 404);
    assert.equal((await fetched(forStaff)).status, 200, 'staff still read the chat');
    for (const { id: session } of await scene.service.stores.sessions.listByStaff(
      scene.merchant.ownerId,
      scene.clock.now(),
    ))
      await scene.service.stores.sessions.revoke(session, scene.clock.now());
    assert.equal((await fetched(forStaff)).status, 404);
    visitor.close();
  });

  it('ends with a token whose time is over, also within the five minutes [EP-3]', async () => {
    const { token, attachmentId, visitor } = await withPicture();
    scene.clock.forward(VISITOR_TOKEN_MS - 60_000);
    const url = await urlFor(token, attachmentId);
    assert.equal((await fetched(url)).status, 200);
    scene.clock.forward(60_000);
    assert.equal((await fetched(url)).status, 404);
    visitor.close();
  });

  it('opens nothing of a chat that is restricted [RT-3]', async () => {
    const { id, attachmentId, visitor } = await withPicture();
    const url = await urlForStaff(id, attachmentId);
    const conversations = scene.service.stores.conversations;
    await conversations.setMarks(scope(), id as never, {
      restrictedAt: scene.clock.now(),
    });
    assert.equal((await fetched(url)).status, 404);
    visitor.close();
  });
});
