import assert from 'node:assert/strict';
import { makeFormTokens } from '../../../../service/domain/lead/form-token.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { aShopId } from '../../../support/builders/builders.ts';
import { makeFakeClock } from '../../../support/fakes/fake-clock.ts';

const HOUR_MS = 3_600_000;
const digest = makeDigest('pepper of the form tokens of this test');

describe('the token of a contact form', () => {
  const shopId = aShopId();
  type Case = {
    what: string;
    afterMs?: number;
    send?: (token: string) => string;
    shop?: typeof shopId;
    good: boolean;
  };
  const CASES: readonly Case[] = [
    { what: 'is good at once', good: true },
    { what: 'is good when two hours have passed', afterMs: 2 * HOUR_MS, good: true },
    { what: 'is too old a millisecond later', afterMs: 2 * HOUR_MS + 1, good: false },
    { what: 'is not good before it was issued', afterMs: -1, good: false },
    { what: 'is not good in another shop [SE-1]', shop: aShopId(), good: false },
    {
      what: 'is not good without its seal',
      send: (token) => token.split('.').slice(0, 2).join('.'),
      good: false,
    },
    {
      what: 'is not good with another nonce',
      send: (token) => token.replace(/\.[^.]*\./, '.x.'),
      good: false,
    },
    { what: 'is not good with another time', send: (token) => `1${token}`, good: false },
    { what: 'is not good with another seal', send: (token) => `${token}x`, good: false },
    { what: 'is not good with parts alone', send: (token) => token.split('.')[0] ?? '', good: false },
    { what: 'is not good when it is empty', send: () => '', good: false },
  ];
  for (const { what, afterMs = 0, send = (token: string) => token, shop = shopId, good } of CASES) {
    it(what, () => {
      const clock = makeFakeClock();
      const tokens = makeFormTokens(digest, randomIds, clock);
      const token = tokens.issue(shopId);
      clock.forward(afterMs);
      const nonce = tokens.read(shop, send(token));
      assert.equal(nonce, good ? token.split('.')[1] : null);
    });
  }

  it('is another one each time', () => {
    const tokens = makeFormTokens(digest, randomIds, makeFakeClock());
    assert.notEqual(tokens.read(shopId, tokens.issue(shopId)), tokens.read(shopId, tokens.issue(shopId)));
  });
});
