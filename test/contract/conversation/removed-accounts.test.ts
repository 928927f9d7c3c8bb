import { deepEqual } from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { EventBody } from '../../../service/domain/model/conversation/conversation.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { aConversation, anEvent } from '../../support/builders/builders.ts';
import { onPlainAndSealedStores } from '../on-every-store.ts';

type NamedBody = Extract<EventBody, { readonly name: string | null }>;
const NAME = 'Anna Kowalska';
/** One of each event kind with the author's name; a new kind fails to compile here. */
const NAMED: { readonly [Kind in NamedBody['kind']]: Extract<NamedBody, { kind: Kind }> } = {
  message: { kind: 'message', text: 'Dzień dobry', name: NAME },
  card: { kind: 'card', cardId: 'crd_1', state: 'asked', request: null, name: NAME },
  attachment: {
    ...{ kind: 'attachment', attachmentId: 'att_1', type: 'pdf', bytes: 9, width: null, height: null },
    ...{ fileName: 'paragon.pdf', name: NAME },
  },
  attachment_request: { kind: 'attachment_request', text: 'Proszę o zdjęcie', name: NAME },
};

onPlainAndSealedStores('the name of a removed account', (kit) => {
  it('goes out of every kind of event that holds one, and no other name does [RE-1]', async () => {
    const { conversations } = kit.stores;
    const chat = aConversation();
    const scope = scopeOfShop(chat.shopId);
    const [gone, there] = [randomIds.next('stf'), randomIds.next('stf')];
    await conversations.open(scope, chat);
    for (const staffId of [gone, there])
      for (const body of Object.values(NAMED))
        await conversations.append(scope, anEvent(chat, { author: 'staff', staffId, body }));
    await conversations.forgetStaff(SERVICE_SCOPE, gone);
    const events = await conversations.eventsAfter(scope, chat.id, 0, 99);
    deepEqual(
      events.map(({ staffId, body }) => [staffId, body.kind, 'name' in body ? body.name : null]),
      [gone, there].flatMap((staffId) =>
        Object.keys(NAMED).map((kind) => [staffId, kind, staffId === gone ? '' : NAME]),
      ),
    );
  });
});
