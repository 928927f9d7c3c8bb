import assert from 'node:assert/strict';
import type { Breach } from '../../../../service/domain/breach/breach.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreementDocument } from '../../../support/builders/agreement-builders.ts';
import { aConversation, anAgreement } from '../../../support/builders/builders.ts';
import { aCompany } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const HOUR_MS = 3_600_000;
const FACTS = { natures: ['confidentiality'], what: 'x', consequences: 'x', measures: 'x' } as const;

/** A shop at an operator that found a breach. */
const atOperator = async () => {
  const scene = makeDomainScene({ deployment: 'operator-hosted' });
  const shop = await scene.openShop();
  const owner = await accessTo(scene, [[shop, 'owner']]);
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const at = scene.clock.now();
  const open = (changes: Partial<Pick<Breach, 'kinds' | 'reach' | 'from' | 'to'>> = {}) =>
    scene.useCases.openBreach(operator, {
      ...{ shopId: null, shopIds: null, isDrill: false, reach: 'stored', from: at, to: at, foundAt: at },
      ...{ kinds: ['leads'], ...FACTS, ...changes },
    });
  const bind = async (contactEmail: string) => {
    const draft = anAgreementDocument({ shopId: shop.id, state: 'active', activeAt: at });
    const company = { ...draft.variables.company, ...aCompany({ contactEmail }) };
    const document = { ...draft, variables: { ...draft.variables, company } };
    await scene.stores.agreementDocuments.insert(shop.scope, document);
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, bindingId: document.id }));
  };
  const mailed = async () =>
    (await shop.mails()).filter(({ kind }) => kind === 'breach_notice').map(({ content }) => content.to);
  return { scene, shop, operator, at, open, bind, mailed };
};

describe('the notice of a breach', () => {
  it('goes to the controller and to the address that the agreement names [SE-4]', async () => {
    const { scene, shop, operator, open, bind, mailed } = await atOperator();
    await bind('umowy@sklep.example');
    const { breach } = await open();
    await scene.useCases.notifyBreach(operator, breach.id);
    const { email } = (await shop.now()).controller;
    assert.deepEqual((await mailed()).toSorted(), [email, 'umowy@sklep.example'].toSorted());
    await scene.useCases.notifyBreach(operator, breach.id);
    assert.equal((await mailed()).length, 2);
  });

  it('goes once where both are the same address, however it is written [SE-4]', async () => {
    const { scene, shop, operator, open, bind, mailed } = await atOperator();
    const { email } = (await shop.now()).controller;
    await bind(email.toUpperCase());
    const { breach } = await open();
    await scene.useCases.notifyBreach(operator, breach.id);
    assert.deepEqual(await mailed(), [email]);
  });

  it('is refused once the entry is closed, which stays closed [SE-4]', async () => {
    const { scene, operator, open, mailed } = await atOperator();
    const { breach } = await open();
    await scene.useCases.closeBreach(operator, breach.id);
    await assertRefused(scene.useCases.notifyBreach(operator, breach.id), 'conflict');
    assert.deepEqual(await mailed(), []);
    const [entry] = await scene.useCases.listBreaches(operator);
    assert.equal(entry?.breach.state, 'closed');
  });

  it('counts a chat that began before and went on into the time of the breach [SE-4]', async () => {
    const { scene, shop, at, open } = await atOperator();
    const hoursOn = (hours: number) => new Date(at.getTime() + hours * HOUR_MS);
    const times = [
      [-3, -2],
      [-3, 1],
      [1, 3],
      [3, 4],
    ] as const;
    for (const [openedIn, lastIn] of times) {
      const chat = aConversation({ shopId: shop.id, openedAt: hoursOn(openedIn), lastAt: hoursOn(lastIn) });
      await scene.stores.conversations.open(shop.scope, chat);
    }
    const { notices } = await open({ kinds: ['conversations'], reach: 'received', from: at, to: hoursOn(2) });
    assert.equal(notices[0]?.conversations, 2);
  });
});
