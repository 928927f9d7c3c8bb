import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { limitsFor } from '../../../service/config/limits.ts';
import { DomainError } from '../../../service/domain/model/base/domain-error.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { wordList } from '../../../service/domain/way-back/four-words.ts';
import { LOCALES } from '../../../service/protocol/vocabulary.ts';
import { makeRateLimits } from '../../../service/telemetry/rate-limit.ts';
import { isRealEngine } from '../../support/database/database.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, connectVisitor, makeMerchant } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';

const DAY_MS = 86_400_000;

describe('a code of four words', () => {
  const clock = makeFakeClock();
  const chat = setUpLiveChat({ overrides: { clock } });
  const post = (path: string, more: Record<string, unknown>, token?: string, shop = chat.merchant.shop) =>
    call(chat.service, 'POST', `/v1/visitor/${path}`, {
      ...(token === undefined ? {} : { token }),
      body: { shop: shop.key, ...more },
    });
  const take = async (token: string): Promise<string> => {
    const { status, body } = await post('words', {}, token);
    assert.equal(status, 201);
    return body.words;
  };
  const enter = (words: string, shop = chat.merchant.shop) =>
    post('come-back/words', { words }, undefined, shop);

  it('is drawn from 2048 plain words of the language of the chat: 44 bits', async () => {
    for (const locale of LOCALES) {
      const list = wordList(locale);
      assert.equal(list.length, 2048);
      assert.equal(new Set(list).size, 2048);
      assert.deepEqual(
        list.filter((word) => !/^[a-z]{3,11}$/.test(word)),
        [],
      );
    }
    const { token } = await chat.openConversation();
    const words = (await take(token)).split(' ');
    assert.equal(words.length, 4);
    assert.ok(words.every((word) => wordList('pl').includes(word)));
  });

  it('opens the same chat on a second device, in order for both, however it was typed', async () => {
    const { token, visitor } = await chat.openConversation();
    const words = await take(token);
    const typed = ` ${words.toUpperCase().split(' ').join(' – ')}. `;
    const { status, body } = await enter(typed);
    assert.equal(status, 201);
    const second = await connectVisitor(chat.service, chat.merchant.shop, { token: body.token });
    second.send({ t: 'message.send', ref: randomUUID(), text: 'Tu telefon' });
    await visitor.next(isMessage('Tu telefon'));
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Tu komputer' });
    await second.next(isMessage('Tu komputer'));
    await chat.staff.next(isMessage('Tu komputer'));
    second.send({ t: 'events.resume', last: 0 });
    const { events, last } = await second.next('events.batch');
    assert.deepEqual(
      events.map(({ seq }: { seq: number }) => seq),
      Array.from({ length: last }, (_, at) => at + 1),
    );
    await Promise.all([visitor.close(), second.close()]);
  });

  it('is one at a time, can be dropped, and ends with the chat', async () => {
    const { token } = await chat.openConversation();
    const first = await take(token);
    const second = await take(token);
    assert.equal((await enter(first)).status, 410);
    assert.equal((await enter(second)).status, 201);
    assert.equal((await post('words/drop', {}, token)).status, 204);
    assert.equal((await enter(second)).status, 410);
    const third = await take(token);
    assert.equal((await post('end', {}, token)).status, 200);
    assert.equal((await enter(third)).status, 410);
  });

  it('goes with an erased chat, and ends after 30 days', async () => {
    const one = await chat.openConversation();
    const words = await take(one.token);
    assert.equal((await post('erase', {}, one.token)).status, 204);
    assert.equal((await enter(words)).status, 410);
    await one.visitor.close();
    const other = await chat.openConversation();
    const later = await take(other.token);
    clock.forward(29 * DAY_MS);
    const back = await enter(later);
    assert.equal(back.status, 201);
    // The token of the first device had ended, and stays so. Rule: EP-3.
    assert.equal((await post('extend', {}, other.token)).status, 401);
    assert.equal((await post('extend', {}, back.body.token)).status, 200);
    clock.forward(2 * DAY_MS);
    assert.equal((await enter(later)).status, 410);
  });

  it('is unknown in another shop, which is answered like any wrong one [SE-1]', async () => {
    const { token } = await chat.openConversation();
    const words = await take(token);
    const other = await makeMerchant(chat.service);
    const foreign = await enter(words, other.shop);
    const wrong = await enter('ananas banan cebula dom');
    assert.deepEqual([foreign.status, foreign.body.detail], [wrong.status, wrong.body.detail]);
  });

  it('is stored as a hash under the pepper of the shop alone', async () => {
    const { token, id } = await chat.openConversation();
    const words = await take(token);
    const shops = scopeOfShops([chat.merchant.shop.id]);
    const [found] = await chat.service.stores.conversations.current(shops, [id as never]);
    const text = JSON.stringify(found?.waysBack);
    assert.doesNotMatch(text, new RegExp(words.split(' ').join('|')));
    const plain = chat.service.ports.digest.sha256Hex(words);
    assert.ok(!text.includes(plain));
  });
});

// Once: the limits do not depend on the engine, and on a database each try takes its time.
const describeOnce = isRealEngine ? () => undefined : describe;
describeOnce('ten thousand wrong codes under the limits of the service', () => {
  const clock = makeFakeClock();
  const chat = setUpLiveChat({ env: { ZGODA_LIMIT_FACTOR: '1' }, overrides: { clock } });
  const wrongWords = (at: number): string => {
    const list = wordList('pl');
    return [7, 11, 13, 17].map((step) => list[(at * step + step) % list.length]).join(' ');
  };

  it('are refused from one address after twenty', async () => {
    const { key } = chat.merchant.shop;
    const statuses = [];
    for (let at = 0; at < 21; at += 1) {
      const body = { shop: key, words: wrongWords(at) };
      statuses.push((await call(chat.service, 'POST', '/v1/visitor/come-back/words', { body })).status);
    }
    assert.deepEqual([...new Set(statuses.slice(0, 20)), statuses[20]], [410, 429]);
  });

  it('find no chat, even from ever new addresses, and the right one still opens it', async () => {
    const { shop } = chat.merchant;
    const scope = scopeOfShop(shop.id);
    const { useCases } = chat.service;
    const { token } = await chat.openConversation();
    const conversation = await useCases.conversationByToken(scope, token);
    const { words } = await useCases.takeWords(shop, scope, conversation);
    let now = 0;
    const rates = makeRateLimits(limitsFor(1), () => now);
    /** As the route does. */
    const enter = async (address: string, typed: string): Promise<string> => {
      try {
        await rates.take('comeBack', address);
        await rates.take('wordsOfShop', shop.id);
        await useCases.comeBackByWords(shop, scope, typed);
        return 'opened';
      } catch (error) {
        return error instanceof DomainError ? error.code : assert.fail(String(error));
      }
    };
    const results: Record<string, number> = {};
    for (let at = 0; at < 10_000; ) {
      const result = await enter(`address ${at}`, wrongWords(at));
      results[result] = (results[result] ?? 0) + 1;
      // The shop takes no more for now, not even the right ones; the attacker waits for the next window.
      if (result === 'rate_limited') now += 600_001;
      else at += 1;
    }
    assert.equal(results.link_invalid, 10_000);
    assert.equal(results.opened, undefined);
    assert.ok((results.rate_limited ?? 0) >= 33);
    now += 600_001;
    assert.equal(await enter('the visitor', words), 'opened');
  });
});
