import type { AttachmentObject } from '../../../service/domain/model/attachment/attachment.ts';
import { AT, aHash, later } from '../../support/builders/builders.ts';
import type { FurnishedShop } from './furnished-shop.ts';

const LATE = later(20 * 366 * 86_400);

const insertedAttachment = async ({ kept, scope, ids }: FurnishedShop) => {
  const place = { id: `att_${aHash().slice(0, 22)}` as never, conversationId: ids.conversationId as never };
  const rest = { type: 'pdf', bytes: 1, width: null, height: null, name: 'x', at: AT, seq: null } as const;
  await kept.attachments.insert(scope, {
    ...place,
    ...rest,
    shopId: scope.shopId,
    ref: aHash(),
    staffId: null,
  });
  return place;
};
const anObject = ({ scope, ids }: FurnishedShop): AttachmentObject => ({
  ...{ id: `zgoda/${aHash()}`, shopId: scope.shopId, conversationId: ids.conversationId as never },
  ...{ attachmentId: `att_${aHash().slice(0, 22)}`, part: 1, parts: 1, bucket: 'bkt_x' },
});
const insertedObject = async (of: FurnishedShop): Promise<AttachmentObject> => {
  const object = anObject(of);
  await of.kept.attachmentObjects.insert(of.scope, [object]);
  return object;
};

export const ATTACHMENT_CALLS: Readonly<Record<string, (of: FurnishedShop) => Promise<unknown>>> = {
  'attachments.unfinished': async (of) => {
    await insertedAttachment(of);
    return of.stores.attachments.unfinished(of.scope, LATE);
  },
  'attachments.conversationIds': async (of) => {
    await insertedAttachment(of);
    return of.stores.attachments.conversationIds(of.scope);
  },
  'attachments.existing': async (of) =>
    of.stores.attachments.existing(of.scope, [(await insertedAttachment(of)).id]),
  'attachments.remove': async (of) =>
    of.stores.attachments.remove(of.scope, (await insertedAttachment(of)).id),
  'attachmentBytes.remove': async (of) => {
    const place = await insertedAttachment(of);
    await of.kept.attachmentBytes.put(of.scope, place, [new Uint8Array([1, 2, 3])]);
    return of.stores.attachmentBytes.remove(of.scope, place.id);
  },
  'attachmentObjects.insert': (of) => of.stores.attachmentObjects.insert(of.scope, [anObject(of)]),
  'attachmentObjects.get': async (of) =>
    of.stores.attachmentObjects.get(of.scope, (await insertedObject(of)).attachmentId, 1),
  'attachmentObjects.list': async (of) =>
    of.stores.attachmentObjects.list(of.scope, (await insertedObject(of)).attachmentId),
  'attachmentObjects.listByConversation': async (of) =>
    of.stores.attachmentObjects.listByConversation(of.scope, (await insertedObject(of)).conversationId),
  'attachmentObjects.places': async (of) => {
    await insertedObject(of);
    return of.stores.attachmentObjects.places(of.scope);
  },
  'attachmentObjects.remove': async (of) =>
    of.stores.attachmentObjects.remove(of.scope, [(await insertedObject(of)).id]),
};
