import assert from 'node:assert/strict';
import { MAIL_LIFE_MS } from '../../../../service/domain/model/mail/mail.ts';
import { MailError, type Mailer } from '../../../../service/domain/model/mail/mailer.ts';
import type { PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeRefusingMailer } from '../../../support/fakes/fake-mailer.ts';

const DAY_MS = 24 * 3_600_000;
type Between = NonNullable<Parameters<typeof makeDomainScene>[0]>['between'];
/** Lease of a mail that is being sent. */
const LEASE_MS = 5 * 60_000;

const scene = async (other?: Mailer, between?: Between) => {
  const { mailer: refusing, refuse } = makeRefusingMailer();
  const mailer = other ?? refusing;
  const overrides = { mailer };
  const options = between === undefined ? { overrides } : { overrides, between };
  const { clock, stores, ports, useCases, openShop } = makeDomainScene(options);
  const shop = await openShop();
  const { lead } = await shop.sendForm();
  await useCases.followUpLeads();
  const sendAll = async () => {
    while ((await useCases.sendMails()).isMore);
  };
  await sendAll();
  const addLeads = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const email = await ports.vault.seal(shop.scope, `${index}@example.net`);
      const row = aLead({
        shopId: shop.id,
        noticeId: lead.noticeId,
        consentEventId: null,
        sealed: { email },
      });
      await stores.leads.insert(shop.scope, row);
    }
  };
  const decideOnly = async (text: string, choice: PolicyChoice) => {
    clock.forward(DAY_MS);
    await shop.showPolicy({ contentSha256: text.repeat(64) });
    const [change] = await stores.policyChanges.list(shop.scope);
    const id = change?.id ?? assert.fail();
    await useCases.decideChange(shop.scope, 'stf_ada', id, choice);
    const read = async () => (await stores.policyChanges.get(shop.scope, id)) ?? assert.fail();
    return { read, carryOut: () => useCases.carryOutChange(shop.scope, id) };
  };
  const decide = async (text: string, choice: PolicyChoice) => {
    const { read, carryOut } = await decideOnly(text, choice);
    await carryOut();
    return read;
  };
  return { clock, stores, useCases, shop, refuse, sendAll, addLeads, decideOnly, decide };
};

describe('a decision on a change of the policy', () => {
  for (const choice of ['inform', 'ask_again'] as const)
    it(`counts the people whose mail a mail server took: ${choice}`, async () => {
      const { refuse, sendAll, addLeads, decide } = await scene();
      await addLeads(2);
      const read = await decide('b', choice);
      assert.equal((await read()).mailed, 0);
      refuse(new MailError('address_refused', true));
      await sendAll();
      assert.equal((await read()).mailed, 0, 'refused');
      refuse(null);
      const next = await decide('c', choice);
      await sendAll();
      assert.deepEqual([(await read()).mailed, (await next()).mailed], [0, choice === 'inform' ? 3 : 2]);
    });

  it('counts a mail for the decision that asked, also after a later one', async () => {
    const { sendAll, decide } = await scene();
    const asked = await decide('b', 'ask_again');
    const askedLater = await decide('c', 'ask_again');
    await sendAll();
    assert.deepEqual([(await asked()).mailed, (await askedLater()).mailed], [1, 0]);
  });

  it('counts a mail for the decision that made it, where another was taken before it got so far', async () => {
    const { sendAll, decideOnly } = await scene();
    const first = await decideOnly('b', 'ask_again');
    const second = await decideOnly('c', 'ask_again');
    await first.carryOut();
    await second.carryOut();
    await sendAll();
    assert.deepEqual([(await first.read()).mailed, (await second.read()).mailed], [1, 0]);
  });

  it('counts a mail whose lead cannot be read any more', async () => {
    let isDamaged = false;
    const { sendAll, decide } = await scene(undefined, ({ leads }) => ({
      leads: {
        ...leads,
        get: async (scope, id) => (isDamaged ? assert.fail('A damaged row.') : leads.get(scope, id)),
      },
    }));
    const read = await decide('b', 'ask_again');
    isDamaged = true;
    await sendAll();
    assert.equal((await read()).mailed, 1);
  });

  it('sends no mail again that could not be counted', async () => {
    let taken = 0;
    const send = async () => {
      taken += 1;
      return '250 Ok';
    };
    const { clock, useCases, shop, decide } = await scene({ isSet: true, send }, ({ policyChanges }) => ({
      policyChanges: { ...policyChanges, countMailed: async () => assert.fail('A damaged row.') },
    }));
    taken = 0;
    await decide('b', 'inform');
    await assert.rejects(useCases.sendMails(), /damaged/);
    clock.forward(LEASE_MS);
    await useCases.sendMails();
    assert.deepEqual([taken, await shop.mails()], [1, []]);
  });

  it('counts nobody whose mail went unsent at the end of its time [RE-1]', async () => {
    const { clock, useCases, shop, sendAll, decide } = await scene();
    const read = await decide('b', 'inform');
    clock.forward(MAIL_LIFE_MS);
    await useCases.sweepExpired();
    await sendAll();
    assert.deepEqual([await shop.mails(), (await read()).mailed], [[], 0]);
  });

  it('makes mails only as fast as they are sent, so that the last ones have their three days too', async () => {
    const { useCases, shop, sendAll, addLeads, decide } = await scene();
    await addLeads(1_149);
    const read = await decide('b', 'inform');
    const { reached, doneAt } = await read();
    assert.deepEqual([reached, doneAt], [1_000, null]);
    assert.equal(await useCases.resumeChanges(shop.scope), 1);
    assert.equal((await read()).reached, 1_000, 'nothing was sent meanwhile');
    await sendAll();
    await useCases.resumeChanges(shop.scope);
    await sendAll();
    const done = await read();
    assert.deepEqual([done.reached, done.mailed, done.doneAt === null], [1_150, 1_150, false]);
  });

  it('goes on while many addresses are refused for now, but not while the mail server takes no mail', async () => {
    let share = 0.5;
    let asked = 0;
    const send = async () => {
      asked += 1;
      if (asked % 10 < share * 10) throw new MailError('address_refused');
      return '250 Ok';
    };
    const { useCases, shop, sendAll, addLeads, decide } = await scene({ isSet: true, send });
    await addLeads(2_599);
    const read = await decide('b', 'inform');
    const afterResuming = async () => {
      await sendAll();
      await useCases.resumeChanges(shop.scope);
      return (await read()).reached;
    };
    assert.deepEqual([(await read()).reached, await afterResuming()], [1_000, 2_000]);
    share = 1;
    assert.equal(await afterResuming(), 2_000);
  });

  it('has as few mails due after many leads as in the beginning, and lets a share of them wait for another try', async () => {
    const { stores, useCases, shop, refuse, sendAll, addLeads, decide } = await scene();
    await addLeads(1_149);
    const read = await decide('b', 'inform');
    const { id, cursor, workedAt, doneAt } = await read();
    const progress = { cursor, failed: [], reached: 100_000, workedAt, doneAt };
    await stores.policyChanges.advance(shop.scope, id, progress);
    await useCases.resumeChanges(shop.scope);
    assert.equal((await read()).reached, 100_000);
    refuse(new MailError('no_connection'));
    await sendAll();
    await useCases.resumeChanges(shop.scope);
    assert.equal((await read()).reached, 100_150);
  });

  it('is carried out whole where there is no mail server: nothing would be sent by waiting', async () => {
    const { addLeads, decide } = await scene({ isSet: false, send: async () => assert.fail() });
    await addLeads(1_149);
    const { reached, mailed } = await (await decide('b', 'inform'))();
    assert.deepEqual([reached, mailed], [1_150, 0]);
  });
});
