import assert from 'node:assert/strict';
import { keyMark } from '../../../../service/domain/search/search-tokens.ts';
import { aConversation, anEvent } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { whole } from '../../../support/whole.ts';

const EMAIL = 'jan.nowak@example.net';
const TEXT = `A photo of the label, please, and a copy to ${EMAIL}`;
const WITHOUT = 'A photo of the label, please, and a copy to [···]';

const withRequest = async () => {
  const scene = makeDomainScene();
  const { clock, stores, ports, useCases } = scene;
  const shop = await scene.openShop();
  const { scope, id: shopId, now } = shop;
  const at = clock.now();
  const chat = aConversation({ shopId, openedAt: at, lastAt: at });
  await stores.conversations.open(scope, chat);
  const body = { kind: 'attachment_request', text: TEXT, name: 'Ada' } as const;
  await stores.conversations.append(scope, anEvent(chat, { author: 'staff', staffId: 'stf_ada', body, at }));
  await useCases.indexContent();
  const register = async (kind: 'access' | 'erasure') =>
    useCases.requestDesk.register(scope, {
      ...{ kind, channel: 'console', locale: 'en', identity: 'order', actor: 'staff:stf_ada' },
      subject: (await useCases.findPerson(await now(), scope, { email: EMAIL })).subject,
    });
  const erase = async () =>
    (await useCases.runErasure.start(scope, await register('erasure'), 'staff:stf_ada')).ended;
  const textNow = async () => {
    const [event] = await stores.conversations.eventsAfter(scope, chat.id, 0, 9);
    return event?.body.kind === 'attachment_request' ? event.body.text : null;
  };
  const found = async () => {
    const mark = keyMark(await ports.vault.subjectKey(scope, 'email', EMAIL));
    return stores.searchRows.count(scope, await ports.vault.searchTokens(scope, [mark]), 9);
  };
  return { stores, useCases, scope, chat, at, now, register, erase, textNow, found };
};

describe("an address in what a consultant asks a file for, in another person's chat", () => {
  it('is told in the answer to that person [RT-1]', async () => {
    const { useCases, now, scope, at, register } = await withRequest();
    const answer = await useCases.showAnswer(await now(), scope, await register('access'), 'visitor', whole);
    assert.ok(answer);
    const told = answer.sections.filter(({ group }) => group === 'mentions').flatMap(({ items }) => items);
    assert.deepEqual(
      told.map(({ fields }) => fields.map(({ value }) => value)),
      [[at.toISOString()]],
    );
  });

  it('is taken out of the request and the index by an erasure, and the request stays [RT-2]', async () => {
    const { erase, textNow, found } = await withRequest();
    assert.equal(await found(), 1);
    assert.equal((await erase()).removed, 1);
    assert.equal(await textNow(), WITHOUT);
    assert.equal(await found(), 0);
  });

  it('is taken out again after a restored backup brought it back [RT-8]', async () => {
    const { stores, useCases, scope, chat, erase, textNow } = await withRequest();
    await erase();
    assert.equal(await stores.conversations.rewrite(scope, chat.id, 1, TEXT), true);
    assert.equal((await useCases.replayErasures()).removed, 1);
    assert.equal(await textNow(), WITHOUT);
  });
});
