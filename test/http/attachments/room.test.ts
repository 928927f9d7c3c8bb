import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { aHash } from '../../support/builders/builders.ts';
import { aPdf } from '../../support/builders/pictures.ts';
import { useAttachmentScene } from '../../support/scenes/attachment-scene.ts';
import { addMember, call, type Reply, signIn } from '../../support/scenes/chat-actors.ts';

const MB = 1_000_000;

describe('the room for pictures and files', () => {
  const { scene, scope, allow, fromVisitor, fromStaff } = useAttachmentScene(async () => ({
    ZGODA_SHOP_FILES_MB: '200',
  }));
  const hold = async (conversationId: string, bytes: number) =>
    assert.ok(
      await scene.service.stores.attachments.insert(scope(), {
        ...{ id: `att_${aHash().slice(0, 22)}`, shopId: scene.merchant.shop.id },
        ...{ conversationId: conversationId as never, ref: randomUUID(), staffId: null, type: 'pdf', bytes },
        ...{ width: null, height: null, name: 'x', at: scene.clock.now(), seq: 1 },
      }),
    );
  const talk = async () => {
    const { token, id, visitor } = await scene.talk();
    visitor.close();
    return { token, id };
  };
  const told = ({ status, body }: Reply) => [status, body.code, body.details];
  const percent = async (email = scene.merchant.email) => {
    const token = await signIn(scene.service, email);
    const { body } = await call(scene.service, 'GET', '/v1/staff/me', { token });
    const shops: { id: string; filesPercent: number | null }[] = body.shops;
    return shops.find(({ id }) => id === scene.merchant.shop.id)?.filesPercent;
  };

  const whenHeldFiguresEnd = () => scene.clock.forward(5 * 60_000);

  it('is told to the shop as it fills, and when it is full that is said of the shop and not of the chat', async () => {
    await allow('yes');
    const [filled, empty] = [await talk(), await talk()];
    assert.equal(await percent(), 0);
    await hold(filled.id, 161 * MB);
    whenHeldFiguresEnd();
    assert.equal(await percent(), 80);
    await hold(filled.id, 39 * MB);
    const full = [409, 'quota_reached', { full: 'shop' }];
    assert.deepEqual(told(await fromVisitor(empty.token, aPdf(), 'x.pdf')), full);
    assert.deepEqual(told(await fromStaff(empty.id, aPdf())), full);
    whenHeldFiguresEnd();
    assert.equal(await percent(), 100);
    const ola = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    assert.equal(await percent(ola.email), null, 'for those who can help alone');
  });

  it('ends in a chat after fifty files, and that is said of the chat', async () => {
    await allow('yes');
    const { token, id } = await talk();
    for (let file = 0; file < 50; file += 1) await hold(id, 1);
    const full = [409, 'quota_reached', { full: 'chat' }];
    assert.deepEqual(told(await fromVisitor(token, aPdf(), 'x.pdf')), full);
  });
});
