import assert from 'node:assert/strict';
import type { MailKind } from '../../../../service/domain/model/mail/mail.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const scene = async () => {
  const sent: string[] = [];
  const held = new Map<string, Promise<unknown>>();
  const mailer = {
    isSet: true,
    send: async ({ to }: { to: string }) => {
      sent.push(to);
      await held.get(to);
      return '250 Ok';
    },
  };
  const { clock, useCases, openShop } = makeDomainScene({ overrides: { mailer } });
  const shop = await openShop();
  const queue = (kind: MailKind, to: string) =>
    useCases.queueMail(shop.scope, {
      kind,
      locale: 'pl',
      to,
      words: { subject: 'Temat', text: 'Treść' },
      gaps: {},
    });
  return { clock, useCases, sent, held, queue };
};

describe('the order in which mails are sent', () => {
  it('puts what somebody waits for before what goes to many people at once', async () => {
    const { clock, useCases, sent, queue } = await scene();
    const many = Array.from({ length: 500 }, (_, index) => `${index}@example.net`);
    for (const to of many) await queue('policy_changed', to);
    clock.forward(1);
    await queue('breach_notice', 'controller@example.net');
    clock.forward(1);
    await queue('password_reset', 'owner@example.net');
    await useCases.sendMails();
    assert.deepEqual(sent.slice(0, 2), ['owner@example.net', 'controller@example.net']);
  });

  it('lets no mail that the server looks through hold up the others', async () => {
    const { useCases, sent, held, queue } = await scene();
    let release = (_response?: unknown): void => undefined;
    const isTaken = new Promise((resolve) => {
      release = resolve;
    });
    held.set('slow@example.net', isTaken);
    await queue('receipt', 'slow@example.net');
    const others = Array.from({ length: 6 }, (_, index) => `${index}@example.net`);
    for (const to of others) await queue('receipt', to);
    const run = useCases.sendMails();
    while (sent.length < 7) await new Promise((resolve) => setImmediate(resolve));
    release();
    assert.deepEqual(await run, { sent: 7, failed: 0, isMore: false });
    assert.deepEqual(sent.toSorted(), [...others, 'slow@example.net']);
  });

  it('goes on in another run after 200 mails', async () => {
    const { useCases, queue } = await scene();
    for (let count = 0; count < 201; count += 1) await queue('receipt', `${count}@example.net`);
    assert.deepEqual(await useCases.sendMails(), { sent: 200, failed: 0, isMore: true });
    assert.deepEqual(await useCases.sendMails(), { sent: 1, failed: 0, isMore: false });
  });
});
