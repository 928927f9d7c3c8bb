import assert from 'node:assert/strict';
import { makeTellRefusal } from '../../../../service/domain/mail-in/tell-refusal.ts';
import { mailWayOf } from '../../../../service/domain/model/conversation/ways-back.ts';
import type { MailStore } from '../../../../service/domain/model/mail/mail-store.ts';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import { mailDueAt } from '../../../../service/domain/way-back/mail-answer.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { takingMailer } from '../../../support/fakes/fake-mailer.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { askedByMail } from '../../../support/scenes/asked-by-mail.ts';

const meanwhile = async () => {
  let act: (() => Promise<unknown>) | null = null;
  const place = await askedByMail({
    between: ({ mails }) => {
      const insert: MailStore['insert'] = async (scope, mail) => {
        const next = act;
        act = null;
        await next?.();
        await mails.insert(scope, mail);
      };
      return { mails: { ...mails, insert } };
    },
  });
  const { scene, shop, here, cardId } = place;
  const acts = {
    'takes the address back': async () =>
      scene.useCases.withdrawCard(shop.scope, await here(), { ref: randomIds.ref(), cardId }),
    'ends the chat': async () => scene.useCases.endConversation(shop.scope, await here()),
    'has the chat erased': async () => scene.useCases.eraseConversation(shop.scope, await here(), 'visitor'),
    'has it restricted': async () =>
      scene.stores.conversations.setMarks(shop.scope, (await here()).id, { restrictedAt: scene.clock.now() }),
  };
  const answerMails = async () => (await shop.mails()).map(({ kind }) => kind);
  return { ...place, acts, answerMails, next: (what: () => Promise<unknown>) => (act = what) };
};

const ACTS = ['takes the address back', 'ends the chat', 'has the chat erased', 'has it restricted'] as const;

describe('a mail about an answer', () => {
  for (const what of ACTS)
    it(`is not left behind when the visitor ${what} in the same moment [CO-7, RT-2]`, async () => {
      const { scene, shop, here, acts, answerMails, next } = await meanwhile();
      next(acts[what]);
      const isQueued = await scene.useCases.mailAnswer(await shop.now(), shop.scope, await here(), 3);
      assert.deepEqual([isQueued, await answerMails()], [false, []]);
    });

  for (const what of ACTS)
    it(`that could not be taken is not left behind when the visitor ${what} [CO-7, RT-2]`, async () => {
      const { scene, shop, here, acts, answerMails, next } = await meanwhile();
      const { conversations, mails } = scene.stores;
      next(acts[what]);
      const tellRefusal = makeTellRefusal({
        ...{ conversations, mails, queueMail: scene.useCases.queueMail },
        ...{ mailPauses: scene.stores.mailPauses, clock: scene.clock, digest: scene.ports.digest },
        vault: { subjectKey: async () => 'sbj_key' } as never,
      });
      const way = { shop: await shop.now(), scope: shop.scope, conversation: await here() };
      await tellRefusal({ ...way, address: 'wanda@example.net' }, 'empty', null);
      assert.deepEqual(await answerMails(), []);
    });

  it('that the mail server refuses for good is shown as such, and the next answer is told at once', async () => {
    const place = await askedByMail({
      overrides: {
        mailer: {
          ...takingMailer,
          send: async () => {
            throw new MailError('address_refused', true);
          },
        },
      },
    });
    const { scene, shop, here } = place;
    const { mailAnswer, sendMails } = scene.useCases;
    await mailAnswer(await shop.now(), shop.scope, await here(), 3);
    await sendMails();
    const { id } = await here();
    const states = async () =>
      (await scene.stores.conversations.eventsAfter(shop.scope, id, 0, 99)).flatMap(({ body }) =>
        body.kind === 'mail' ? [body.state] : [],
      );
    assert.deepEqual(await states(), ['queued', 'failed']);
    assert.equal(mailWayOf(await here())?.told, null);
    assert.deepEqual(mailDueAt(await here(), scene.clock.now()), scene.clock.now());
    assert.equal(await mailAnswer(await shop.now(), shop.scope, await here(), 3), false);
    assert.deepEqual([await states(), mailWayOf(await here())?.told], [['queued', 'failed'], null]);
  });

  it('that is refused for good before the visitor counts as told leaves the next answer to be told at once', async () => {
    let sendNow = async (): Promise<unknown> => null;
    const refuse = async () => {
      throw new MailError('address_refused', true);
    };
    const { scene, shop, here } = await askedByMail({
      overrides: { mailer: { ...takingMailer, send: refuse } },
      between: ({ mails }) => ({
        mails: {
          ...mails,
          insert: async (...call) => {
            await mails.insert(...call);
            await sendNow();
          },
        },
      }),
    });
    sendNow = () => scene.useCases.sendMails();
    assert.equal(await scene.useCases.mailAnswer(await shop.now(), shop.scope, await here(), 3), false);
    assert.equal(mailWayOf(await here())?.told, null);
    assert.deepEqual(mailDueAt(await here(), scene.clock.now()), scene.clock.now());
  });

  it('is not left behind when the visitor is blocked in the same moment, and counts as never made', async () => {
    const { scene, shop, here, answerMails, next } = await meanwhile();
    const { staff } = await accessTo(scene, [[shop, 'consultant']]);
    const until = new Date(scene.clock.now().getTime() + 3_600_000);
    await scene.stores.conversations.setToken(shop.scope, (await here()).id, 'token', until);
    next(async () =>
      scene.useCases.blockVisitor(
        staff,
        { conversation: await here(), scope: shop.scope },
        { ref: randomIds.ref(), after: null },
        { reason: 'abuse', customerDays: null },
      ),
    );
    const isQueued = await scene.useCases.mailAnswer(await shop.now(), shop.scope, await here(), 3);
    assert.deepEqual([isQueued, await answerMails(), mailWayOf(await here())?.told], [false, [], null]);
  });

  it('waits to be sent, and consultants see that', async () => {
    const { scene, shop, here, answerMails } = await meanwhile();
    assert.equal(await scene.useCases.mailAnswer(await shop.now(), shop.scope, await here(), 3), true);
    assert.deepEqual(await answerMails(), ['answer_waiting']);
    assert.equal(mailWayOf(await here())?.told?.seq, 3);
  });
});
