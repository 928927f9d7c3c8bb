import assert from 'node:assert/strict';
import { receiptHashOf } from '../../../../service/domain/model/lead/lead.ts';
import type { LeadState, StaffId } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

describe('a step of the work on a lead that is taken back', () => {
  const pressed = async (state: LeadState) => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead } = await shop.sendForm();
    const ends = async () => {
      const stored = await scene.stores.leads.get(shop.scope, lead.id);
      const receipt = await scene.stores.receipts.findBySecret(receiptHashOf(scene.ports.digest, lead.id));
      assert.ok(stored !== null && receipt !== null);
      return [stored.lastContactAt, stored.expiresAt, receipt.expiresAt];
    };
    scene.clock.forward((lead.promisedDays - 2) * DAY_MS);
    const taken = await scene.useCases.workLead(lead, 'stf_a', { assigneeId: 'stf_a' });
    const before = await ends();
    const marked = await scene.useCases.workLead(taken, 'stf_a', { state });
    const undo = marked.history.at(-1)?.at ?? new Date(0);
    const back = (by: StaffId = 'stf_a') => scene.useCases.workLead(marked, by, { state: 'in_work', undo });
    return { scene, before, ends, marked, back };
  };

  it('keeps the end that it had, and so does its receipt, after "closed" and after "answered" [RE-1]', async () => {
    for (const [state, seconds] of [
      ['closed', 7],
      ['answered', 7],
      ['answered', 62],
      ['answered', 599],
    ] as const) {
      const { scene, before, ends, back } = await pressed(state);
      scene.clock.forward(seconds * 1_000);
      assert.equal((await back()).state, 'in_work');
      assert.deepEqual(await ends(), before, `${state}, ${seconds}`);
    }
  });

  it('keeps the contact of an answer after ten minutes, of somebody else, or with another contact since [RE-1]', async () => {
    for (const [seconds, by] of [
      [600, 'stf_a'],
      [1, 'stf_b'],
    ] as const) {
      const { scene, before, ends, back } = await pressed('answered');
      const contacted = await ends();
      assert.notDeepEqual(contacted, before);
      scene.clock.forward(seconds * 1_000);
      assert.equal((await back(by)).state, 'in_work');
      assert.deepEqual(await ends(), contacted, by);
    }
    const { scene, ends, marked, back } = await pressed('answered');
    scene.clock.forward(1_000);
    await scene.useCases.workLead(marked, 'stf_b', { answerSentAt: scene.clock.now() });
    const answered = await ends();
    assert.deepEqual(answered[0], scene.clock.now());
    // Read before that answer was sent.
    await assertRefused(back(), 'not_found');
    assert.deepEqual(await ends(), answered);
  });
});
