import assert from 'node:assert/strict';
import type { Staff } from '../../../../service/domain/model/staff/staff.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const HOUR_MS = 3_600_000;
/** Longer than the time in which several tabs may refresh together, in milliseconds. */
const APART_MS = 60_000;

/** `renew` returns the browser's new secret, or null once signed out. */
const useSessions = () => {
  const scene = makeDomainScene();
  const { digest, clock } = scene.ports;
  let staff: Staff;
  before(async () => {
    staff = (await accessTo(scene, [[await scene.openShop(), 'consultant']])).staff;
  });
  const renew = async (secret: string): Promise<string | null> => {
    try {
      return (await scene.useCases.refreshSession(secret)).refreshSecret ?? secret;
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'unauthenticated');
      return null;
    }
  };
  const signIn = async (): Promise<string> => {
    const [family, turn] = [scene.ports.ids.secret(), scene.ports.ids.secret()];
    const now = clock.now();
    await scene.stores.sessions.insert({
      ...{
        id: scene.ports.ids.next('ses'),
        staffId: staff.id,
        createdAt: now,
        rotatedAt: now,
        revokedAt: null,
      },
      ...{ familyHash: digest.sha256Hex(family), secretHash: digest.sha256Hex(turn), previousHash: null },
      expiresAt: new Date(now.getTime() + 60 * 24 * HOUR_MS),
    });
    return family + turn;
  };
  return { signIn, renew, forward: scene.clock.forward };
};

/** Order of refreshes: `o` the owner, `t` a thief. */
const ORDERS = Array.from({ length: 32 }, (_, n) => n.toString(2).padStart(5, '0'))
  .map((bits) => bits.replaceAll('0', 'o').replaceAll('1', 't'))
  .filter((order) => order.includes('o') && order.includes('t'));
const changesOf = (order: string): number =>
  [...order].filter((who, place) => place > 0 && who !== order[place - 1]).length;

describe('the renewal of a session', () => {
  const { signIn, renew, forward } = useSessions();
  for (const isTrailing of [false, true])
    it(`ends it for both when a thief with ${isTrailing ? 'the secret before' : 'a copy'} and the owner have taken turns, in any order [SE-2]`, async () => {
      // With the previous secret, one turn of each is enough.
      const enough = isTrailing ? 1 : 2;
      for (const order of ORDERS.filter((one) => changesOf(one) >= enough)) {
        const secret = await signIn();
        const held: Record<string, string> = { o: secret, t: secret };
        if (isTrailing) held.o = (await renew(secret)) ?? assert.fail();
        let isOver = false;
        for (const who of order) {
          forward(APART_MS);
          const next = await renew(held[who] ?? '');
          assert.equal(isOver && next !== null, false, `signed in again in ${order}`);
          if (next === null) isOver = true;
          else held[who] = next;
        }
        assert.equal(isOver, true, order);
      }
    });

  it('goes on after a night in which the response lay lost, and not after more than a day [SE-2]', async () => {
    for (const [hours, isOn] of [
      [14, true],
      [25, false],
    ] as const) {
      const secret = await signIn();
      await renew(secret);
      forward(hours * HOUR_MS);
      assert.equal((await renew(secret)) !== null, isOn, `${hours} hours`);
    }
  });

  it('goes on when several responses in a row are lost [SE-2]', async () => {
    const secret = await signIn();
    const lost = new Set<string | null>();
    for (let turn = 0; turn < 4; turn += 1) {
      lost.add(await renew(secret));
      forward(APART_MS);
    }
    assert.equal(lost.size, 4, 'each has a successor of its own');
    const next = (await renew(secret)) ?? assert.fail();
    forward(APART_MS);
    assert.notEqual(await renew(next), null);
  });

  it('ends when a secret and its successor come at the same moment [SE-2]', async () => {
    const secret = await signIn();
    const next = (await renew(secret)) ?? assert.fail();
    forward(APART_MS);
    const both = await Promise.all([renew(next), renew(secret)]);
    forward(APART_MS);
    for (const one of both) assert.equal(one === null ? null : await renew(one), null);
  });
});
