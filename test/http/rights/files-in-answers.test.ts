import assert from 'node:assert/strict';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { aCard } from '../../support/builders/card-builder.ts';
import { aPdf, aPicture } from '../../support/builders/pictures.ts';
import { useAttachmentScene } from '../../support/scenes/attachment-scene.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { DAY_MS, EMAIL } from '../../support/scenes/chat-scene.ts';

const HIDDEN = 'kanarek-w-pliku';

describe('pictures and files in answers to people', () => {
  const { scene, scope, fromVisitor, fromStaff, allow, stored } = useAttachmentScene();

  const talkWithFiles = async (text?: string) => {
    await allow('yes');
    const { token, id, visitor } = await scene.talk(text);
    const picture = await fromVisitor(token, await aPicture(), 'moje zdjęcie.jpg');
    // Files of one moment are sorted by their random ids.
    scene.clock.forward(1_000);
    const pdf = await fromStaff(id, aPdf(HIDDEN), 'umowa.pdf');
    for (const sent of [picture, pdf]) assert.equal(sent.status, 201, sent.text);
    visitor.close();
    return id as ConversationId;
  };
  const post = (path: string, body: unknown) =>
    call(scene.service, 'POST', path, { body, token: scene.staff.token });
  const secretIn = (url: string): string => url.split('#')[1] ?? '';
  const fetched = (secret: string) => post('/v1/requests/answer', { secret });
  const file = (secret: string, attachmentId: string) =>
    post('/v1/requests/answer/file', { secret, attachmentId });
  const answeredByStaff = async (conversationId: string): Promise<string> => {
    const about = { shopId: scene.merchant.shop.id, conversationId, identity: 'conversation' };
    const { body } = await post('/v1/staff/requests', { ...about, kind: 'access', locale: 'pl' });
    return secretIn((await post(`/v1/staff/requests/${body.id}/answer`, {})).body.url);
  };
  const answeredOnPage = async (): Promise<string> => {
    const { useCases } = scene.service;
    const { shop } = scene.merchant;
    const { subject } = await useCases.findPerson(shop, scope(), { email: EMAIL });
    const asked = {
      kind: 'access',
      channel: 'page',
      locale: 'pl',
      identity: null,
      actor: 'visitor',
    } as const;
    const { id } = await useCases.requestDesk.register(scope(), { ...asked, subject });
    const link = { shopId: shop.id, ref: id, locale: 'pl' };
    const { next } = await useCases.subjectRequestHandler.confirm(link as never);
    return secretIn(next?.href ?? '');
  };

  it('are named in it and handed out whole by its link, until the link ends [RT-1]', async () => {
    const secret = await answeredByStaff(await talkWithFiles());
    const { body, status, text } = await fetched(secret);
    assert.equal(status, 200, text);
    assert.deepEqual(
      body.files.map(({ name }: { name: string }) => name),
      ['moje zdjęcie.jpg', 'umowa.pdf'],
    );
    const items = body.json.data.find(({ group }: { group: string }) => group === 'attachments').items;
    for (const { content } of items) assert.match(content, /zapisz go na stronie, .* do 1 grudnia 2026$/);
    const [picture, pdf] = body.files;
    const saved = await file(secret, pdf.id);
    assert.equal(saved.status, 200, saved.text);
    assert.ok(saved.text.includes(HIDDEN));
    assert.match(saved.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal((await file(secret, picture.id)).headers.get('content-type'), 'image/jpeg');
    scene.clock.forward(7 * DAY_MS);
    assert.equal((await file(secret, pdf.id)).status, 404);
  });

  it('of other chats are not there [SE-1, RT-1]', async () => {
    const secret = await answeredByStaff(await talkWithFiles());
    const [foreign] = await stored(await talkWithFiles());
    assert.equal((await file(secret, foreign?.id ?? '')).status, 404);
    assert.equal((await file('x'.repeat(43), foreign?.id ?? '')).status, 404);
    assert.equal((await file(secret, 'att_AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
  });

  it('are left out by the person’s own link where the address was only typed, and handed out once it is shown [RT-1, RT-6]', async () => {
    const id = await talkWithFiles(`Kopia do prawnika: ${EMAIL}`);
    const [sent] = await stored(id);
    const typed = await answeredOnPage();
    assert.deepEqual((await fetched(typed)).body.files, []);
    assert.equal((await file(typed, sent?.id ?? '')).status, 404);

    const key = await scene.service.ports.vault.subjectKey(scope(), 'email', EMAIL);
    const asked = { shopId: scene.merchant.shop.id, conversationId: id };
    await scene.service.stores.cards.insert(
      scope(),
      aCard({ ...asked, state: 'answered', subjectKeys: [key] }),
    );
    const own = await answeredOnPage();
    assert.equal((await fetched(own)).body.files.length, 2);
    assert.equal((await file(own, sent?.id ?? '')).status, 200);
  });

  it('are said to be with the shop where the answer comes without a link [RT-1]', async () => {
    const conversationId = await talkWithFiles();
    const about = { shopId: scene.merchant.shop.id, conversationId, identity: 'conversation' };
    const { body: request } = await post('/v1/staff/requests', { ...about, kind: 'access', locale: 'pl' });
    const { token } = scene.staff;
    const { body } = await call(scene.service, 'GET', `/v1/staff/requests/${request.id}/answer`, { token });
    assert.ok(body.html.includes('poproś o niego sklep'));
  });
});
