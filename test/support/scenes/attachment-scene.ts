import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { VisitorAttachments } from '../../../service/protocol/vocabulary.ts';
import { aPdf } from '../builders/pictures.ts';
import type { FrameClient } from '../service/frame-client.ts';
import type { TestService } from '../service/start-service.ts';
import { call, type Reply } from './chat-actors.ts';
import { useChatScene } from './chat-scene.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const headers = (name: string) => ({
  'content-type': 'application/octet-stream',
  'x-file-name': encodeURIComponent(name),
});

export const isFile = (frame: { t: string; event?: { kind: string } }): boolean =>
  frame.t === 'event.new' && frame.event?.kind === 'attachment';

/**
 * A consultant requests a file, the visitor sends and fetches a PDF.
 * @returns the secret part of its address
 */
export const askAndSend = async (
  service: TestService,
  staff: Pick<FrameClient, 'next'> & { token: string },
  { shop, visitor, id }: { shop: string; visitor: string; id: string },
  { said, name }: { said: string; name: string },
): Promise<string> => {
  const fine = (reply: Reply) => {
    assert.ok(reply.status < 300, reply.text);
    return reply.body;
  };
  const asking = { token: staff.token, body: { ref: randomUUID(), text: said } };
  fine(await call(service, 'POST', `/v1/staff/conversations/${id}/attachment-requests`, asking));
  const path = `/v1/visitor/attachments?shop=${shop}&ref=${randomUUID()}`;
  const file = { token: visitor, raw: aPdf(said), headers: headers(`${name}.pdf`) };
  fine(await call(service, 'POST', path, file));
  const { event } = await staff.next(isFile);
  const body = { shop, attachmentId: event.attachmentId };
  const { url } = fine(
    await call(service, 'POST', '/v1/visitor/attachments/address', { token: visitor, body }),
  );
  fine(await call(service, 'GET', url));
  return String(url).split('/').at(-1) ?? '';
};

export const askForNoFile = (service: TestService, secret: string): Promise<Reply> =>
  call(service, 'POST', '/v1/requests/answer/file', {
    body: { secret, attachmentId: 'att_AAAAAAAAAAAAAAAAAAAAAA' },
  });

export const useAttachmentScene = (settings?: () => Promise<Record<string, string>>) => {
  const scene = useChatScene(settings);
  const scope = () => scopeOfShop(scene.merchant.shop.id);
  const fromVisitor = (
    token: string,
    raw: Bytes,
    name = 'zdjęcie.jpg',
    ref: string = randomUUID(),
  ): Promise<Reply> =>
    call(scene.service, 'POST', `/v1/visitor/attachments?shop=${scene.merchant.shop.key}&ref=${ref}`, {
      token,
      raw,
      headers: headers(name),
    });
  const fromStaff = (
    id: string,
    raw: Bytes,
    name = 'instrukcja.pdf',
    ref: string = randomUUID(),
  ): Promise<Reply> =>
    call(scene.service, 'POST', `/v1/staff/conversations/${id}/attachments?ref=${ref}`, {
      token: scene.staff.token,
      raw,
      headers: headers(name),
    });
  const allow = async (visitorAttachments: VisitorAttachments): Promise<void> => {
    const settings = { shopId: scene.merchant.shop.id, purposes: [], rememberDays: 7 as const };
    await scene.service.stores.chatSettings.put(scope(), { ...settings, visitorAttachments });
  };
  const requestIn = (id: string): Promise<Reply> =>
    call(scene.service, 'POST', `/v1/staff/conversations/${id}/attachment-requests`, {
      token: scene.staff.token,
      body: { ref: randomUUID(), text: 'Proszę o zdjęcie uszkodzenia' },
    });
  const stored = (id: string) => scene.service.stores.attachments.listByConversation(scope(), id as never);
  const addressFor = (token: string, attachmentId: string): Promise<Reply> =>
    call(scene.service, 'POST', '/v1/visitor/attachments/address', {
      token,
      body: { shop: scene.merchant.shop.key, attachmentId },
    });
  const urlFor = async (token: string, attachmentId: string): Promise<string> => {
    const reply = await addressFor(token, attachmentId);
    assert.equal(reply.status, 200, reply.text);
    return reply.body.url;
  };
  const urlForStaff = async (id: string, attachmentId: string): Promise<string> => {
    const path = `/v1/staff/conversations/${id}/attachments/${attachmentId}/address`;
    const reply = await call(scene.service, 'GET', path, { token: scene.staff.token });
    assert.equal(reply.status, 200, reply.text);
    return reply.body.url;
  };
  const fetched = async (url: string) => {
    const reply = await fetch(scene.service.origin + url);
    return { status: reply.status, headers: reply.headers, bytes: new Uint8Array(await reply.arrayBuffer()) };
  };
  return {
    scene,
    scope,
    ...{ fromVisitor, fromStaff, allow, requestIn, stored, addressFor, urlFor, urlForStaff, fetched },
  };
};
