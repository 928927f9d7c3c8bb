import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MAX_LEAD_ANSWERS } from '../../../../service/domain/model/lead/lead.ts';
import { doneMailKey } from '../../../../service/domain/model/mail/mail-pause.ts';
import type { Mailer, OutgoingMail } from '../../../../service/domain/model/mail/mailer.ts';
import { MailError } from '../../../../service/domain/model/mail/mailer.ts';
import type { MailId, Role } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aLeadAnswer, anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const DAY_MS = 24 * 3_600_000;
const TEXT = 'Dzień dobry,\n\ntak, mamy rozmiar 42 {na pewno}.';

type Changes = Pick<Parameters<typeof makeDomainScene>[0] & object, 'between'> & {
  mailer?: Mailer;
  deployment?: 'operator-hosted';
};

const scened = async (changes: Changes = {}) => {
  const sent: OutgoingMail[] = [];
  const server = { refuses: false };
  const mailer: Mailer = {
    isSet: true,
    send: async (mail) => {
      if (server.refuses) throw new MailError('address_refused', true);
      sent.push(mail);
      return '250 Ok';
    },
  };
  const scene = makeDomainScene({
    ...(changes.deployment && { deployment: changes.deployment }),
    ...(changes.between && { between: changes.between }),
    overrides: { mailer: changes.mailer ?? mailer },
  });
  const shop = await scene.openShop({ name: 'Pod Lipą' });
  if (changes.deployment) await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
  const { lead, receiptSecret } = await shop.sendForm();
  const access = await accessTo(scene, [[shop, 'consultant']]);
  const ref = randomUUID();
  const answer = (given: Partial<{ ref: string; text: string; after: number }> = {}, by = access) =>
    scene.useCases.answerLead(by, lead.id, { ref, text: TEXT, after: 0, ...given });
  const stored = async () => (await scene.stores.leads.get(shop.scope, lead.id)) ?? assert.fail();
  const delivery = async () => (await scene.useCases.readAnswerDeliveries(await stored()))[0];
  return { scene, shop, lead, receiptSecret, access, ref, answer, stored, delivery, sent, server };
};

type Scened = Awaited<ReturnType<typeof scened>>;

const requested = async (
  { scene, shop }: Scened,
  kind: 'erasure' | 'restriction' | 'rectification',
  email: string | null = null,
) => {
  const { useCases } = scene;
  const { subject } = await useCases.findPerson(await shop.now(), shop.scope, {
    email: 'zaneta@example.net',
  });
  const by = 'staff:stf_ada' as const;
  const request = await useCases.requestDesk.register(shop.scope, {
    ...{ kind, channel: 'console' as const, locale: 'en' as const, subject, identity: 'email' as const },
    actor: by,
  });
  if (kind === 'erasure') return useCases.runErasure.start(shop.scope, request, by);
  if (kind === 'rectification')
    await useCases.rectifyPerson(shop.scope, request, { field: 'email', value: email }, by);
  else await useCases.restrictPerson(shop.scope, request, true, by);
  return { ended: null };
};

describe('an answer to a lead by mail', () => {
  it('goes to the person, and says sent and answered only once a mail server took it [RE-1]', async () => {
    const { scene, answer, stored, delivery, sent, access, receiptSecret, lead } = await scened();
    scene.clock.forward(DAY_MS);
    const { lead: taken } = await answer();
    assert.deepEqual([taken.state, taken.assigneeId], ['in_work', access.staff.id]);
    assert.deepEqual(await delivery(), { state: 'queued', fault: null });
    assert.deepEqual((await stored()).lastContactAt, lead.createdAt);
    scene.clock.forward(DAY_MS);
    await scene.useCases.sendMails();
    const [mail] = sent;
    assert.equal(sent.length, 1);
    assert.deepEqual([mail?.to, mail?.isWritten], ['zaneta@example.net', true]);
    assert.ok(mail);
    assert.ok(mail.text.startsWith(`${TEXT}\n\n`), mail.text);
    assert.ok(mail.text.includes(`/receipt/#${receiptSecret}`));
    assert.match(mail.subject, new RegExp(`${lead.reference}: Pod Lipą$`));
    const after = await stored();
    assert.deepEqual(await delivery(), { state: 'sent', fault: null });
    assert.deepEqual([after.state, after.answers[0]?.sentAt], ['answered', scene.clock.now()]);
    assert.deepEqual(after.lastContactAt, scene.clock.now());
    assert.deepEqual([after.history.at(-1)?.state, after.history.at(-1)?.by], ['answered', access.staff.id]);
  });

  it('is stored and sent once, however often it comes', async () => {
    const { scene, answer, stored, sent } = await scened();
    for (let times = 0; times < 3; times += 1) {
      await answer();
      await scene.useCases.sendMails();
    }
    assert.deepEqual([(await stored()).answers.length, sent.length], [1, 1]);
    assert.equal((await stored()).history.filter(({ state }) => state === 'answered').length, 1);
  });

  it('is queued by a repeat when the service stopped before its mail was queued', async () => {
    const { scene, shop, lead, answer, ref, delivery, sent } = await scened();
    await scene.stores.leads.addAnswer(
      shop.scope,
      lead.id,
      aLeadAnswer({ ref, at: scene.clock.now(), text: TEXT }),
      0,
    );
    assert.deepEqual(await delivery(), { state: 'failed', fault: null });
    await answer();
    await scene.useCases.sendMails();
    assert.equal(sent.length, 1);
    assert.deepEqual(await delivery(), { state: 'sent', fault: null });
  });

  it('that no server takes is shown as not sent, leaves the lead in work, and can be sent again', async () => {
    const { scene, answer, stored, delivery, sent, server } = await scened();
    server.refuses = true;
    await answer();
    const told = scene.events.filter(({ type }) => type === 'lead.changed').length;
    await scene.useCases.sendMails();
    assert.deepEqual(await delivery(), { state: 'failed', fault: 'address_refused' });
    assert.equal((await stored()).state, 'in_work');
    assert.equal(scene.events.filter(({ type }) => type === 'lead.changed').length, told + 1);
    server.refuses = false;
    await scene.useCases.sendMails();
    assert.equal(sent.length, 0);
    await answer();
    assert.deepEqual(await delivery(), { state: 'queued', fault: 'address_refused' });
    await scene.useCases.sendMails();
    assert.deepEqual([sent.length, (await stored()).state], [1, 'answered']);
  });

  it('that failed is sent again to the address that was corrected since, and to no other [RT-4]', async () => {
    const whole = await scened();
    const { scene, answer, delivery, sent, server } = whole;
    server.refuses = true;
    await answer();
    await scene.useCases.sendMails();
    await requested(whole, 'rectification', 'anna@example.net');
    assert.deepEqual(await delivery(), { state: 'failed', fault: 'address_refused' });
    server.refuses = false;
    await answer();
    await scene.useCases.sendMails();
    assert.deepEqual(
      sent.map(({ to }) => to),
      ['anna@example.net'],
    );
    assert.deepEqual(await delivery(), { state: 'sent', fault: null });
  });

  for (const email of ['anna@example.net', null])
    it(`that waits goes ${email === null ? 'nowhere once the address was removed' : 'to the corrected address'} [RT-4]`, async () => {
      const whole = await scened();
      const { scene, answer, sent } = whole;
      await answer();
      await requested(whole, 'rectification', email);
      await scene.useCases.sendMails();
      assert.deepEqual(
        sent.map(({ to }) => to),
        email === null ? [] : [email],
      );
    });

  it('goes out though the period is over, where the lead is held for the matter, and prolongs nothing [RE-1]', async () => {
    const { scene, shop, lead, answer, stored, sent } = await scened();
    const marks = { heldAt: scene.clock.now(), heldReason: 'complaint' } as const;
    await scene.stores.leads.setMarks(shop.scope, lead.id, marks);
    const { expiresAt } = await stored();
    scene.clock.forward(400 * DAY_MS);
    await answer();
    await scene.useCases.sendMails();
    assert.equal(sent.length, 1);
    const { state, expiresAt: end, answers } = await stored();
    assert.deepEqual([state, end, answers[0]?.sentAt], ['answered', expiresAt, scene.clock.now()]);
  });

  it('is sent once, and makes the lead answered once, also where what follows from sending stopped twice', async () => {
    const stops = new Set(['step', 'mark']);
    const stopOnce = (at: string) => {
      if (stops.delete(at)) throw new Error(`stopped at the ${at}`);
    };
    const { scene, answer, stored, sent } = await scened({
      between: ({ leads, mailPauses }) => ({
        leads: {
          ...leads,
          async addStep(...given) {
            if (given[2].state === 'answered') stopOnce('step');
            return leads.addStep(...given);
          },
        },
        mailPauses: {
          ...mailPauses,
          async begin(...given) {
            if (given[1].startsWith(doneMailKey('' as MailId))) stopOnce('mark');
            return mailPauses.begin(...given);
          },
        },
      }),
    });
    await answer();
    await assert.rejects(scene.useCases.sendMails(), /stopped at the step/);
    const sentAt = (await stored()).answers[0]?.sentAt ?? assert.fail();
    assert.equal((await stored()).state, 'in_work');
    scene.clock.forward(DAY_MS);
    await assert.rejects(scene.useCases.sendMails(), /stopped at the mark/);
    assert.equal((await stored()).state, 'answered');
    scene.clock.forward(DAY_MS);
    await scene.useCases.sendMails();
    const { state, history, lastContactAt } = await stored();
    const steps = history.filter((step) => step.state === 'answered').map(({ at }) => at);
    assert.deepEqual([state, steps, lastContactAt], ['answered', [sentAt], sentAt]);
    assert.equal(sent.length, 1);
  });

  it('does not go out after another one that the person has not seen', async () => {
    const { scene, answer, stored, sent } = await scened();
    await answer();
    await assertRefused(answer({ ref: randomUUID() }), 'conflict');
    assert.equal((await stored()).answers.length, 1);
    await scene.useCases.sendMails();
    scene.clock.forward(DAY_MS);
    await answer({ ref: randomUUID(), after: 1 });
    await scene.useCases.sendMails();
    const { answers, history, lastContactAt } = await stored();
    assert.deepEqual([answers.length, sent.length], [2, 2]);
    assert.deepEqual(lastContactAt, scene.clock.now());
    assert.equal(history.filter(({ state }) => state === 'answered').length, 2);
  });

  it('needs an address, a mail server and room', async () => {
    const { shop, scene, access, stored } = await scened();
    await shop.change({ fields: { ...(await shop.now()).fields, email: 'optional', phone: 'optional' } });
    const values = { phone: '+48600700800', message: 'Proszę o telefon' };
    const { lead: byPhone } = await shop.sendForm({ values });
    const given = { ref: randomUUID(), text: TEXT, after: 0 };
    await assertRefused(scene.useCases.answerLead(access, byPhone.id, given), 'conflict');
    const unset = await scened({ mailer: { isSet: false, send: async () => '' } });
    await assertRefused(unset.answer(), 'no_mail_server');
    const full = await scened();
    for (let at = 0; at < MAX_LEAD_ANSWERS; at += 1)
      await full.scene.stores.leads.addAnswer(
        full.shop.scope,
        full.lead.id,
        aLeadAnswer({ at: full.scene.clock.now() }),
        at,
      );
    await assertRefused(full.answer({ after: MAX_LEAD_ANSWERS }), 'conflict');
    for (const one of [await stored(), await unset.stored()]) assert.deepEqual(one.answers, []);
  });

  it('goes to one address five times a day, whatever form it came with, and in no other shop less [SE-1]', async () => {
    const place = await scened();
    const { scene, shop, access, answer, sent } = place;
    const again = await shop.sendForm();
    const toSecond = { ref: randomUUID(), text: TEXT, after: 0 };
    for (let after = 0; after < 5; after += 1) await answer({ ref: randomUUID(), after });
    await assertRefused(answer({ ref: randomUUID(), after: 5 }), 'rate_limited');
    await assertRefused(scene.useCases.answerLead(access, again.lead.id, toSecond), 'rate_limited');
    assert.equal((await place.stored()).answers.length, 5, 'nothing is kept of a refused one');
    const other = await scene.openShop({ name: 'Inny' });
    const { lead } = await other.sendForm();
    await scene.useCases.answerLead(await accessTo(scene, [[other, 'consultant']]), lead.id, toSecond);
    scene.clock.forward(DAY_MS);
    await answer({ ref: randomUUID(), after: 5 });
    await scene.useCases.sendMails();
    assert.equal(sent.length, 7);
  });

  it('is refused when the agreement of the shop has ended [D7]', async () => {
    const { scene, shop, answer, stored } = await scened({ deployment: 'operator-hosted' });
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, state: 'terminated' }));
    await assertRefused(answer(), 'dpa_required');
    assert.deepEqual((await stored()).answers, []);
  });

  const MAY: Record<Role, boolean> = { owner: true, manager: true, consultant: true, auditor: false };
  it('is for those who may answer in the shop, and written down [SE-1, SE-3, PR-6]', async () => {
    for (const [role, may] of Object.entries(MAY)) {
      const { scene, shop, answer, stored, lead } = await scened();
      const by = await accessTo(scene, [[shop, role as Role]]);
      if (may) await answer({}, by);
      else await assertRefused(answer({}, by), 'forbidden');
      assert.equal((await stored()).answers.length, may ? 1 : 0);
      const acts = (await shop.acts()).filter(({ action }) => action === 'lead.answer');
      assert.deepEqual(
        acts.map(({ actor, target }) => [actor, target]),
        may ? [[by.staff.id, lead.id]] : [],
      );
    }
    const { scene, answer } = await scened();
    const stranger = await accessTo(scene, [[await scene.openShop(), 'owner']]);
    await assertRefused(answer({}, stranger), 'not_found');
  });

  it('is refused for a restricted or withdrawn lead, and what waits of it is not sent [RT-3, CO-7]', async () => {
    const { scene, shop, answer, sent, lead } = await scened();
    await answer();
    const subject = { subjectKeys: lead.subjectKeys, refs: [], email: null, phone: null };
    for (const source of scene.useCases.subjectSources)
      await source.restrict?.(shop.scope, subject, scene.clock.now());
    await scene.useCases.sendMails();
    await assertRefused(answer(), 'not_found');
    const other = await scened();
    await other.answer();
    await other.scene.useCases.withdrawLead(other.receiptSecret);
    await other.scene.useCases.sendMails();
    await assertRefused(other.answer(), 'not_found');
    assert.deepEqual([sent.length, other.sent.length], [0, 0]);
  });

  for (const [what, end] of Object.entries({
    'was withdrawn': async ({ scene, receiptSecret }) => {
      await scene.useCases.withdrawLead(receiptSecret);
    },
    'was erased': async (scene) => (await requested(scene, 'erasure')).ended,
    'was restricted': async (scene) => void (await requested(scene, 'restriction')),
  } satisfies Record<string, (scene: Scened) => Promise<unknown>>))
    it(`is not sent where the lead ${what} while it was written [CO-7, RT-3, RT-7]`, async () => {
      let meanwhile: (() => Promise<unknown>) | null = null;
      const scene = await scened({
        between: ({ mails }) => ({
          mails: {
            ...mails,
            insert: async (...given) => {
              const run = meanwhile;
              meanwhile = null;
              await run?.();
              return mails.insert(...given);
            },
          },
        }),
      });
      await scene.scene.useCases.sendMails();
      scene.sent.length = 0;
      meanwhile = () => end(scene);
      await assertRefused(scene.answer(), 'not_found');
      await scene.scene.useCases.sendMails();
      assert.deepEqual(
        scene.sent.filter(({ text }) => text.includes(TEXT)),
        [],
      );
    });
});
