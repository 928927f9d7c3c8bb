import assert from 'node:assert/strict';
import type { Rectification } from '../../../../service/domain/model/erasure/subject-source.ts';
import type { PersonQuery } from '../../../../service/domain/subject-rights/find-person.ts';
import type { SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import type { DomainScene, SceneShop } from '../../../support/domain-scene.ts';
import { askedByMail } from '../../../support/scenes/asked-by-mail.ts';
import { askedForData } from '../../../support/scenes/card-scene.ts';

const WRONG = 'wanda@example.net';
const RIGHT = 'wanda.nowak@example.net';
const BY = 'staff:stf_ada';
const TO_RIGHT = { field: 'email', value: RIGHT } as const;

const deskOf = (scene: DomainScene, shop: SceneShop) => {
  const register = async (kind: SubjectRequestKind, query: PersonQuery) =>
    scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind, channel: 'console', locale: 'en', identity: 'order', actor: BY },
      subject: (await scene.useCases.findPerson(await shop.now(), shop.scope, query)).subject,
    });
  const rectify = async (change: Rectification, query: PersonQuery = { email: WRONG }) =>
    scene.useCases.rectifyPerson(shop.scope, await register('rectification', query), change, BY);
  const counted = async (email: string) =>
    Object.fromEntries(
      (await scene.useCases.findPerson(await shop.now(), shop.scope, { email })).counts.map(
        ({ source, count }) => [source, count],
      ),
    );
  const valuesOf = async (sealed: string | null | undefined) =>
    JSON.parse(await scene.ports.vault.open(shop.scope, sealed ?? assert.fail('nothing is kept')));
  return { register, rectify, counted, valuesOf };
};

const withWrongWay = async () => {
  const place = await askedByMail();
  const desk = deskOf(place.scene, place.shop);
  const mailAnswer = async (seq: number) =>
    place.scene.useCases.mailAnswer(await place.shop.now(), place.shop.scope, await place.here(), seq);
  const answerMails = async () => (await place.shop.mails()).filter(({ kind }) => kind === 'answer_waiting');
  const comeBack = async (link: string | null | undefined) =>
    place.scene.useCases.comeBackByLink(
      await place.shop.now(),
      place.shop.scope,
      link?.slice(link.indexOf('#') + 1) ?? '',
    );
  return { ...place, ...desk, mailAnswer, answerMails, comeBack };
};

describe('a correction of an address that stands in a card', () => {
  it('changes the answer of the card, by which the person is found from then on [RT-4, RT-1]', async () => {
    const { rectify, card, valuesOf, counted } = await withWrongWay();
    const { count, request } = await rectify(TO_RIGHT);
    assert.deepEqual([count, request.steps.at(-1)?.count], [1, 1]);
    assert.deepEqual(await valuesOf((await card())?.sealed), [RIGHT]);
    assert.deepEqual(await counted(RIGHT), { conversations: 1, cards: 1 });
  });

  it('can be made again from the same request, such as after a typing mistake of the shop [RT-4]', async () => {
    const { scene, shop, rectify, card, valuesOf } = await withWrongWay();
    const { request } = await rectify({ field: 'email', value: 'wanda.nowka@example.net' });
    const { count } = await scene.useCases.rectifyPerson(shop.scope, request, TO_RIGHT, BY);
    assert.equal(count, 1);
    assert.deepEqual(await valuesOf((await card())?.sealed), [RIGHT]);
  });

  it('sends answers to the corrected address, and none waits for a day after one that went elsewhere [RT-4]', async () => {
    const { scene, rectify, mailAnswer, answerMails, here } = await withWrongWay();
    await mailAnswer(3);
    await scene.useCases.sendMails();
    await rectify(TO_RIGHT);
    assert.equal((await here()).waysBack?.mail?.told, null);
    await mailAnswer(4);
    assert.equal((await answerMails()).at(-1)?.content.to, RIGHT);
  });

  it('closes the links that lie in the mailbox of somebody else [RT-4, SE-6]', async () => {
    const { scene, rectify, mailAnswer, answerMails, comeBack } = await withWrongWay();
    await mailAnswer(3);
    const [sent] = await answerMails();
    await scene.useCases.sendMails();
    await rectify(TO_RIGHT);
    await assertRefused(comeBack(sent?.content.link), 'link_invalid');
  });

  it('takes a mail that waits along, with a link that opens the chat [RT-4]', async () => {
    const { rectify, mailAnswer, answerMails, comeBack } = await withWrongWay();
    await mailAnswer(3);
    await rectify(TO_RIGHT);
    const mails = await answerMails();
    assert.deepEqual(
      mails.map(({ content }) => content.to),
      [RIGHT],
    );
    assert.equal((await comeBack(mails[0]?.content.link)).isSame, false);
  });

  it('ends the mails where there is no address any more [RT-4]', async () => {
    const { rectify, mailAnswer, answerMails, here, card, valuesOf } = await withWrongWay();
    await mailAnswer(3);
    await rectify({ field: 'email', value: null });
    assert.deepEqual([await answerMails(), (await here()).waysBack?.mail], [[], null]);
    assert.deepEqual(await valuesOf((await card())?.sealed), ['']);
  });

  it('is refused where no card has the field: nothing was corrected [RT-4]', async () => {
    const { rectify, card } = await withWrongWay();
    const before = await card();
    await assertRefused(rectify({ field: 'phone', value: '+48 600 700 800' }), 'conflict');
    assert.deepEqual(await card(), before);
  });

  it('leaves cards of a chat in which somebody else typed the address [RT-4]', async () => {
    const { scene, shop, here, card, rectify } = await withWrongWay();
    const typed = 'jan@example.net';
    const key = await scene.ports.vault.subjectKey(shop.scope, 'email', typed);
    await scene.stores.conversations.addSubjectKeys(shop.scope, (await here()).id, [key]);
    const before = await card();
    await assertRefused(rectify(TO_RIGHT, { email: typed }), 'conflict');
    assert.deepEqual(await card(), before);
  });
});

describe('the consent of a card whose address was corrected', () => {
  it('keeps its proof when the earlier address is erased on the public page, and is shown to the person [RT-1, RT-2, D5]', async () => {
    const { scene, shop, ask, answer, cardOf } = await askedForData();
    const cardId = await ask();
    await answer(cardId, { values: [WRONG] });
    const { register, rectify, counted } = deskOf(scene, shop);
    await rectify(TO_RIGHT);
    assert.equal((await counted(RIGHT)).consents, 1);
    const { subjectKeys } = await register('erasure', { email: WRONG });
    const typed = await scene.useCases.requestDesk.subjectOf(
      shop.scope,
      await register('erasure', { email: WRONG }),
    );
    const { conversationId } = await cardOf(cardId);
    const subject = { ...typed, subjectKeys, typedAlone: [conversationId] };
    for (const source of scene.useCases.subjectSources)
      await source.erase(shop.scope, subject, scene.clock.now(), 'visitor');
    assert.equal((await cardOf(cardId)).state, 'answered');
    const [event] = await shop.ledger();
    assert.deepEqual([event?.ref.value, event?.endedAt], [cardId, null]);
  });
});
