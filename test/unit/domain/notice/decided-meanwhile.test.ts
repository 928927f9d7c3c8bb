import assert from 'node:assert/strict';
import type { Stores } from '../../../../service/desks/stores.ts';
import type { PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

const interrupted = (stores: Stores, act: () => Promise<unknown>) => {
  const { mails, consents, leads } = stores;
  const before =
    <Call extends readonly unknown[], Result>(place: string, call: (...given: Call) => Promise<Result>) =>
    async (...given: Call): Promise<Result> => {
      if (armed.delete(place)) await act();
      return call(...given);
    };
  const armed = new Set<string>();
  const between: Partial<Stores> = {
    mails: { ...mails, insert: before('mail', mails.insert) },
    consents: {
      ...consents,
      following: before('following', consents.following),
      append: before('append', consents.append),
    },
    leads: { ...leads, get: before('lead', leads.get) },
  };
  return { between, arm: (place: string) => void armed.add(place) };
};

const meanwhile = async (what: 'withdraws' | 'is restricted', place: string, choice: PolicyChoice) => {
  let act = async (): Promise<unknown> => null;
  let arm = (_place: string): void => undefined;
  const scene = makeDomainScene({
    between: (stores) => {
      const made = interrupted(stores, () => act());
      arm = made.arm;
      return made.between;
    },
  });
  const shop = await scene.openShop();
  const { lead, receiptSecret } = await shop.sendForm();
  await scene.useCases.followUpLeads();
  await scene.useCases.sendMails();
  scene.clock.forward(DAY_MS);
  await shop.showPolicy({ contentSha256: 'b'.repeat(64) });
  const [change] = await scene.stores.policyChanges.list(shop.scope);
  assert.ok(change);
  await scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, choice);
  act = () =>
    what === 'withdraws'
      ? scene.useCases.withdrawLead(receiptSecret)
      : scene.stores.leads.setMarks(shop.scope, lead.id, { restrictedAt: scene.clock.now() });
  arm(place);
  await scene.useCases.carryOutChange(shop.scope, change.id);
  const done = await scene.stores.policyChanges.get(shop.scope, change.id);
  return {
    mails: (await shop.mails()).map(({ kind }) => kind),
    reached: done?.reached,
    actions: (await shop.ledger()).map(({ action }) => action),
    openings: (await shop.ledger()).filter(({ ref }) => ref.salt !== null).length,
  };
};

describe('a decision on a change of the policy that is carried out while a person', () => {
  for (const choice of ['inform', 'ask_again'] as const)
    for (const place of ['lead', 'mail']) {
      it(`withdraws leaves no mail to the person: ${choice}, before the ${place} [CO-7]`, async () => {
        const { mails, reached, openings } = await meanwhile('withdraws', place, choice);
        assert.deepEqual({ mails, reached, openings }, { mails: [], reached: 0, openings: 0 });
      });

      it(`is restricted leaves no mail to the person: ${choice}, before the ${place} [RT-3]`, async () => {
        const { mails, reached } = await meanwhile('is restricted', place, choice);
        assert.deepEqual({ mails, reached }, { mails: [], reached: 0 });
      });
    }

  it('withdraws adds nothing to a consent that was withdrawn [CO-7]', async () => {
    const { mails, actions, openings } = await meanwhile('withdraws', 'following', 'ask_again');
    assert.deepEqual(
      { mails, openings, last: actions.at(-1) },
      { mails: [], openings: 0, last: 'withdrawn' },
    );
  });

  it('withdraws leaves nothing in the ledger that names the erased lead [CO-7]', async () => {
    const { mails, openings } = await meanwhile('withdraws', 'append', 'ask_again');
    assert.deepEqual({ mails, openings }, { mails: [], openings: 0 });
  });
});
