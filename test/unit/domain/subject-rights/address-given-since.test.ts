import assert from 'node:assert/strict';
import { recordKey } from '../../../../service/domain/model/erasure/erasure-mark.ts';
import { aConversation, anEvent, aText } from '../../../support/builders/builders.ts';
import { aCard } from '../../../support/builders/card-builder.ts';
import { aConfirmation, aMail } from '../../../support/builders/mail-builders.ts';
import { aNote } from '../../../support/builders/note-builder.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const MINUTE_MS = 60_000;
const SETTLED_MS = 10 * MINUTE_MS;
const EMAIL = 'anna@example.net';
const TYPO = 'ana@example.net';
const LATER = `My e-mail is ${EMAIL}, please confirm.`;

const withErased = async (before: 'a question' | 'her address' = 'a question', isCut = false) => {
  const scene = makeDomainScene();
  const { clock, stores, ports, useCases } = scene;
  const shop = await scene.openShop({ fields: { name: 'optional', email: 'optional', phone: 'optional' } });
  const { scope, id: shopId } = shop;
  const key = await ports.vault.subjectKey(scope, 'email', EMAIL);
  const at = clock.now();
  const chat = aConversation({ shopId, openedAt: at, lastAt: at });
  await stores.conversations.open(scope, chat);
  const write = async (text: string) => {
    await stores.conversations.append(scope, anEvent(chat, { body: aText(text), at: clock.now() }));
    if (text.includes(EMAIL)) await stores.conversations.addSubjectKeys(scope, chat.id, [key]);
  };
  await write(before === 'a question' ? 'Is there a size 42?' : `Write to ${EMAIL}`);
  clock.forward(MINUTE_MS);
  const named = before === 'a question' ? [] : [chat.id];
  const register = async (
    kind: 'erasure' | 'rectification' | 'access',
    query: { email?: string; leadId?: `led_${string}` },
  ) => {
    const { subject } = await useCases.findPerson(await shop.now(), scope, query);
    return useCases.requestDesk.register(scope, {
      ...{ kind, channel: 'console', locale: 'en', identity: 'order', actor: 'staff:stf_ada' },
      subject: { ...subject, refs: [...subject.refs, ...named] },
    });
  };
  const erase = async () => {
    if (isCut) {
      const records = named.map((id) => ({ kind: 'record' as const, key: recordKey(ports.digest, id) }));
      const marks = [{ kind: 'subject' as const, key }, ...records];
      const stored = marks.map((mark) => ({ ...mark, shopId, at: clock.now() }));
      await stores.erasureJournal.append(stored);
      return stores.erasureMarks.put(scope, stored);
    }
    await (
      await useCases.runErasure.start(scope, await register('erasure', { email: EMAIL }), 'staff:stf_ada')
    ).ended;
  };
  const texts = async () =>
    (await stores.conversations.eventsAfter(scope, chat.id, 0, 9)).flatMap(({ body }) =>
      body.kind === 'message' ? [body.text] : [],
    );
  const repeat = {
    'the job': () => useCases.finishErasures(SETTLED_MS),
    'a start': () => useCases.replayErasures(),
  };
  return { ...scene, shop, scope, key, chat, write, register, erase, texts, repeat };
};

const REPEATS = ['the job', 'a start'] as const;

describe('an erasure that is repeated after its person wrote again', () => {
  for (const by of REPEATS) {
    it(`leaves a chat in which she gave her address since, and the note beside it; by ${by} [RT-8]`, async () => {
      const { clock, stores, scope, chat, write, erase, texts, repeat } = await withErased();
      const written = { shopId: scope.shopId, conversationId: chat.id, at: clock.now() };
      await stores.notes.insert(scope, aNote({ ...written, text: 'Call back' }));
      await erase();
      clock.forward(MINUTE_MS);
      await write(LATER);
      clock.forward(SETTLED_MS);
      await repeat[by]();
      assert.deepEqual(await texts(), ['Is there a size 42?', LATER]);
      assert.equal((await stores.notes.listByConversation(scope, chat.id)).length, 1);
    });

    it(`takes a chat that had her address before, though somebody wrote in it since; by ${by} [RT-2, RT-8]`, async () => {
      const { clock, write, erase, texts, repeat } = await withErased('her address', true);
      await erase();
      clock.forward(MINUTE_MS);
      await write('Are you there?');
      clock.forward(SETTLED_MS);
      await repeat[by]();
      assert.deepEqual(await texts(), []);
    });

    it(`leaves a held chat in which she gave her address only since; by ${by} [RT-3, RT-8]`, async () => {
      for (const since of ['a message', 'a card', 'a form'] as const) {
        const { clock, stores, scope, key, chat, shop, write, erase, repeat } = await withErased();
        await stores.conversations.setMarks(scope, chat.id, { heldAt: clock.now(), heldReason: 'claim' });
        await erase();
        clock.forward(MINUTE_MS);
        await stores.conversations.addSubjectKeys(scope, chat.id, [key]);
        await write('Did it arrive?');
        if (since === 'a message') await write(LATER);
        if (since === 'a card') {
          const at = { requestedAt: clock.now(), answeredAt: clock.now() };
          const ids = { shopId: scope.shopId, conversationId: chat.id };
          await stores.cards.insert(scope, aCard({ ...ids, ...at, state: 'answered', subjectKeys: [key] }));
        }
        if (since === 'a form') {
          const { lead } = await shop.sendForm({ values: { email: EMAIL, message: 'Size 42?' } });
          const body = { kind: 'form', state: 'sent', leadId: lead.id } as const;
          await stores.conversations.append(scope, anEvent(chat, { body, at: clock.now() }));
        }
        clock.forward(SETTLED_MS);
        await repeat[by]();
        const left = await stores.conversations.find(scope, chat.id);
        assert.equal(left?.restrictedAt ?? null, null, since);
      }
    });

    it(`leaves a card that she answered since, and takes one that she had answered; by ${by} [RT-8]`, async () => {
      for (const isSince of [true, false]) {
        const { clock, stores, scope, key, chat, write, erase, texts, repeat } = await withErased(
          'a question',
          true,
        );
        const card = aCard({ shopId: scope.shopId, conversationId: chat.id, requestedAt: clock.now() });
        await stores.cards.insert(scope, card);
        const answer = async () => {
          const answered = { state: 'answered' as const, answeredAt: clock.now(), subjectKeys: [key] };
          await stores.cards.change(scope, card.id, 'asked', answered);
          await stores.conversations.addSubjectKeys(scope, chat.id, [key]);
        };
        if (!isSince) await answer();
        await erase();
        clock.forward(MINUTE_MS);
        if (isSince) await answer();
        await write('Did it arrive?');
        clock.forward(SETTLED_MS);
        await repeat[by]();
        assert.equal((await stores.cards.listByConversation(scope, chat.id)).length, isSince ? 1 : 0);
        assert.equal((await texts()).length, isSince ? 2 : 0);
      }
    });

    it(`leaves a form that staff corrected to her address since, as it is; by ${by} [RT-4, RT-8]`, async () => {
      const { clock, stores, ports, useCases, shop, scope, key, register, erase, repeat } =
        await withErased();
      const { lead } = await shop.sendForm({ values: { email: TYPO, message: 'Size 42?' } });
      clock.forward(MINUTE_MS);
      await erase();
      clock.forward(MINUTE_MS);
      const request = await register('rectification', { leadId: lead.id });
      const change = { field: 'email', value: EMAIL } as const;
      await useCases.rectifyPerson(scope, request, change, 'staff:stf_ada');
      clock.forward(SETTLED_MS);
      await repeat[by]();
      const [left] = await stores.leads.findBySubject(scope, key);
      assert.equal(left?.id, lead.id);
      assert.equal(await ports.vault.open(scope, left?.sealed.email ?? ''), EMAIL);
    });

    it(`leaves a chat whose card was corrected to her address since, unless it had that before; by ${by} [RT-4, RT-8]`, async () => {
      for (const before of ['a question', 'her address', 'her card'] as const) {
        const { clock, stores, ports, useCases, scope, key, chat, register, erase, texts, repeat } =
          await withErased(before === 'her address' ? before : 'a question', true);
        const answered = async (email: string, subjectKey: string) => {
          const card = aCard({
            ...{ shopId: scope.shopId, conversationId: chat.id, state: 'answered' },
            ...{ requestedAt: clock.now(), answeredAt: clock.now(), subjectKeys: [subjectKey] },
            sealed: await ports.vault.seal(scope, JSON.stringify([email, ''])),
          });
          await stores.cards.insert(scope, card);
          await stores.conversations.addSubjectKeys(scope, chat.id, [subjectKey]);
        };
        await answered(TYPO, await ports.vault.subjectKey(scope, 'email', TYPO));
        if (before === 'her card') await answered(EMAIL, key);
        clock.forward(MINUTE_MS);
        await erase();
        clock.forward(MINUTE_MS);
        const request = await register('rectification', { email: TYPO });
        await useCases.rectifyPerson(scope, request, { field: 'email', value: EMAIL }, 'staff:stf_ada');
        clock.forward(SETTLED_MS);
        await repeat[by]();
        const isLeft = before === 'a question';
        const [left] = await stores.cards.findBySubject(scope, key);
        assert.equal((await texts()).length, isLeft ? 1 : 0, before);
        assert.equal(left?.conversationId, isLeft ? chat.id : undefined, before);
      }
    });

    it(`leaves mails and links that were made for her since, and takes earlier ones; by ${by} [RT-2, RT-8]`, async () => {
      const { clock, stores, scope, key, erase, repeat } = await withErased('a question', true);
      const { shopId } = scope;
      const expiresAt = new Date(clock.now().getTime() + 7 * 24 * 60 * MINUTE_MS);
      const make = async () => {
        const made = { shopId, subjectKey: key, createdAt: clock.now(), expiresAt };
        await stores.mails.insert(scope, aMail(made));
        await stores.confirmations.insert(scope, aConfirmation(made));
      };
      await make();
      await erase();
      clock.forward(MINUTE_MS);
      await make();
      const since = clock.now();
      clock.forward(SETTLED_MS);
      await repeat[by]();
      const left = [
        ...(await stores.mails.findBySubject(scope, key)),
        ...(await stores.confirmations.findBySubject(scope, key)),
      ];
      assert.deepEqual(
        left.map(({ createdAt }) => createdAt),
        [since, since],
      );
    });

    it(`leaves the answer to a request that she made since; by ${by} [RT-1, RT-8]`, async () => {
      const { clock, stores, useCases, scope, register, erase, repeat } = await withErased();
      await erase();
      clock.forward(MINUTE_MS);
      const request = await register('access', { email: EMAIL });
      const answered = { closedAt: clock.now(), answerHash: 'hash', answerUntil: clock.now() };
      const { sealedEmail } = await useCases.requestDesk.change(scope, request, answered);
      clock.forward(SETTLED_MS);
      await repeat[by]();
      const left = await stores.subjectRequests.get(scope, request.id);
      assert.notEqual(sealedEmail, null);
      assert.deepEqual([left?.sealedEmail, left?.answerHash], [sealedEmail, 'hash']);
    });

    it(`takes a form that had her address all along, though staff corrected its name since; by ${by} [RT-2, RT-8]`, async () => {
      const { clock, stores, useCases, shop, scope, register, erase, repeat } = await withErased(
        'a question',
        true,
      );
      const { lead } = await shop.sendForm({ values: { email: EMAIL, message: 'Size 42?' } });
      clock.forward(MINUTE_MS);
      await erase();
      clock.forward(MINUTE_MS);
      const request = await register('rectification', { leadId: lead.id });
      await useCases.rectifyPerson(scope, request, { field: 'name', value: 'Anna' }, 'staff:stf_ada');
      clock.forward(SETTLED_MS);
      await repeat[by]();
      assert.equal(await stores.leads.get(scope, lead.id), null);
    });
  }
});
