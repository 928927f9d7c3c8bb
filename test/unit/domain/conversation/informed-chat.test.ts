import assert from 'node:assert/strict';
import type { VisitorMessage } from '../../../../service/domain/conversation/store-message.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { ConsentEvent } from '../../../../service/domain/model/consent/consent.ts';
import type { PolicyPage } from '../../../../service/domain/model/notice/policy-binding.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const openChat = async (page: Partial<PolicyPage> | null = {}) => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  await shop.showPolicy(page);
  const ada = { staffId: 'stf_ada', sessionId: '', name: 'Ada', state: 'here' } as const;
  scene.ports.presence.set(shop.id, { ...ada, shopIds: [shop.id] });
  const shown = async () => {
    const { chatNotice } = await scene.useCases.openWidget(await shop.now(), shop.scope, 'pl');
    assert.ok(chatNotice);
    return chatNotice;
  };
  const write = async (changes: Partial<VisitorMessage> = {}, boot: string = randomIds.secret()) => {
    const message: VisitorMessage = {
      ref: randomIds.ref(),
      after: null,
      text: 'Czy są rozmiary 42? zaneta@example.net',
      locale: 'pl',
      notice: (await shown()).id,
      page: 'https://sklep.example/buty',
      product: null,
      ...changes,
    };
    const stored = await scene.useCases.openConversation(await shop.now(), shop.scope, boot, message);
    return { ...stored, message, boot };
  };
  const informed = async (): Promise<ConsentEvent> => {
    const [event, ...others] = await shop.ledger();
    assert.ok(event);
    assert.deepEqual(others, []);
    return event;
  };
  const proof = (id: `cnv_${string}`) => scene.useCases.conversationEvidence(scopeOfShops([shop.id]), id);
  return { scene, shop, shown, write, informed, proof };
};
const assertNamesNobody = ({ ref, sessionRef, subjectKey, pageOrigin }: ConsentEvent): void =>
  assert.deepEqual(
    [ref.salt, ref.value, sessionRef.salt, sessionRef.value, subjectKey, pageOrigin],
    [null, null, null, null, '', null],
  );

describe('that a notice stood over a live chat', () => {
  it('is signed once for each conversation, with the exact words, before the message is acknowledged [TR-1, D5, D2]', async () => {
    const { scene, shop, shown, write, informed, proof } = await openChat();
    const notice = await shown();
    const { conversation, boot, message } = await write();
    const event = await informed();
    assert.deepEqual(
      [event.action, event.formId, event.noticeId, event.ref.value, event.subjectKey, event.pageOrigin],
      ['informed', 'live_chat', notice.id, conversation.id, '', null],
    );
    assert.deepEqual(
      (await scene.stores.notices.get(shop.scope, notice.id))?.paragraphs[0],
      notice.line.slice(0, -2),
      'without the link to the second layer',
    );
    await scene.useCases.openConversation(await shop.now(), shop.scope, boot, message);
    await scene.useCases.sendVisitorMessage(await shop.now(), shop.scope, conversation, {
      ...message,
      ref: randomIds.ref(),
    });
    await informed();
    const { subject, verdict } = await proof(conversation.id);
    assert.deepEqual(
      [subject.kind, subject.id, subject.basis, verdict.valid, verdict.standing?.state],
      ['conversation', conversation.id, 'request', true, 'informed'],
    );
  });

  it('names the words without a policy page too, and no page then [TR-1, D3]', async () => {
    const { write, proof } = await openChat(null);
    const { conversation } = await write();
    const { notice, policySnapshot, verdict } = await proof(conversation.id);
    assert.match(notice?.content.textPlain ?? '', /dni/);
    assert.deepEqual([notice?.content.policy, policySnapshot, verdict.valid], [null, null, true]);
  });

  it('is not claimed by words that the shop has changed since [TR-1, D5]', async () => {
    const { shop, shown, write, informed } = await openChat();
    const before = await shown();
    await shop.change({ conversationRetentionDays: 31 });
    await write({ notice: before.id });
    assert.deepEqual(await shop.ledger(), []);
    const now = await shown();
    assert.notEqual(now.id, before.id);
    await write({ notice: now.id });
    assert.equal((await informed()).noticeId, now.id);
  });

  it('is not claimed for a client that names no notice, or none of a chat [D5]', async () => {
    const { shop, write, proof } = await openChat();
    const { noticeId: ofForm } = await shop.fillForm();
    for (const notice of [null, ofForm, 'ntc_AAAAAAAAAAAAAAAAAAAAAA' as const]) {
      const { conversation } = await write({ notice });
      assert.deepEqual(await shop.ledger(), []);
      const { verdict, subject } = await proof(conversation.id);
      assert.deepEqual([verdict.valid, verdict.standing?.state, subject.basis], [true, 'unrecorded', null]);
    }
  });

  it('ends for the copy of an opening that was sent twice at once [D5]', async () => {
    const { shop, shown, write } = await openChat();
    const boot = randomIds.secret();
    const sent = { ref: randomIds.ref(), notice: (await shown()).id };
    const [one, other] = await Promise.all([write(sent, boot), write(sent, boot)]);
    assert.equal(one.conversation.id, other.conversation.id);
    const refs = (await shop.ledger()).map(({ ref }) => ref.value).filter((ref) => ref !== null);
    assert.deepEqual(refs, [one.conversation.id]);
  });

  it('names nobody once the visitor erased the chat [RT-7, RT-2]', async () => {
    const { scene, shop, write, informed } = await openChat();
    const { conversation } = await write();
    await scene.useCases.eraseConversation(shop.scope, conversation, 'visitor');
    const event = await informed();
    assertNamesNobody(event);
    const { verdict } = await scene.useCases.consentEvidence(shop.scope, event.id);
    assert.deepEqual([verdict.valid, verdict.standing?.state], [true, 'erased']);
  });

  it('names nobody after the erasure of the person, and stays while the chat is held [RT-1, RT-2]', async () => {
    const { scene, shop, write, informed } = await openChat();
    const { conversation } = await write();
    const stored = await scene.stores.conversations.find(shop.scope, conversation.id);
    const subject = { subjectKeys: stored?.subjectKeys ?? [], refs: [], email: null, phone: null };
    const eraseAll = async () => {
      for (const source of scene.useCases.subjectSources)
        await source.erase(shop.scope, subject, scene.clock.now(), 'system');
    };
    const consents = scene.useCases.subjectSources.find(({ name }) => name === 'consents');
    assert.equal(await consents?.count(shop.scope, subject), 1);
    const marks = { heldAt: scene.clock.now(), heldReason: 'claim' } as const;
    await scene.stores.conversations.setMarks(shop.scope, conversation.id, marks);
    await eraseAll();
    assert.equal((await informed()).ref.value, conversation.id);
    const lifted = { heldAt: null, heldReason: null };
    await scene.stores.conversations.setMarks(shop.scope, conversation.id, lifted);
    await eraseAll();
    assertNamesNobody(await informed());
  });

  it('names nobody once the time of the chat is over, and becomes a tombstone after that [RE-1, RE-2]', async () => {
    const { scene, shop, write, informed } = await openChat();
    await write();
    scene.clock.forward(91 * DAY_MS);
    await scene.useCases.sweepExpired();
    assertNamesNobody(await informed());
    scene.clock.forward(366 * DAY_MS);
    await scene.useCases.sweepExpired();
    const entries = await scene.stores.consents.range(shop.scope, 1, 1);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['tombstone'],
    );
  });

  it('ends when a crash left no conversation behind it [RE-1]', async () => {
    const { scene, shop, write, informed } = await openChat();
    const { conversation } = await write();
    scene.clock.forward(2 * 3_600_000);
    await scene.useCases.sweepExpired();
    assert.equal((await informed()).ref.value, conversation.id);
    await scene.stores.conversations.erase(shop.scope, conversation.id);
    await scene.useCases.sweepExpired();
    assertNamesNobody(await informed());
  });

  it('is not claimed by a notice in another language than the chat [TR-1]', async () => {
    const { scene, shop, write } = await openChat();
    const { chatNotice } = await scene.useCases.openWidget(await shop.now(), shop.scope, 'en');
    await write({ notice: chatNotice?.id ?? assert.fail() });
    assert.deepEqual(await shop.ledger(), []);
  });
});
