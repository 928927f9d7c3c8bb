import assert from 'node:assert/strict';
import { MailError, type OutgoingMail } from '../../../../service/domain/model/mail/mailer.ts';
import type { SubjectRequestId } from '../../../../service/protocol/vocabulary.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const EMAIL = 'zaneta@example.net';

describe('a person whose data were erased', () => {
  const sent: OutgoingMail[] = [];
  let refusal: MailError | null = null;
  const mailer = {
    isSet: true,
    send: async (mail: OutgoingMail) => {
      if (refusal !== null) throw refusal;
      sent.push(mail);
      return '250 Ok';
    },
  };
  const asked = async (actor: string) => {
    const scene = makeDomainScene({ overrides: { mailer } });
    const shop = await scene.openShop();
    await shop.sendForm({ values: { email: EMAIL, message: 'Czy są rozmiary 42?' } });
    const { subject } = await scene.useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL });
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'erasure' as const, channel: 'console' as const, locale: 'en' as const },
      ...{ subject, identity: 'email' as const, actor },
    });
    return { scene, shop, request };
  };
  const erased = async (actor: string) => {
    const { scene, shop, request } = await asked(actor);
    const { ended } = await scene.useCases.runErasure.start(shop.scope, request, actor);
    return { scene, shop, step: (await ended).steps.at(-1) };
  };

  it('by staff is told by a mail what stays, and the address goes with that mail [RT-2, RT-5]', async () => {
    const { scene, shop, step } = await erased('stf_ada');
    const [mail] = await shop.mails();
    assert.deepEqual([mail?.kind, mail?.content.to], ['request_done', EMAIL]);
    assert.match(mail?.content.text ?? '', /Pod Lipą.*An entry in the register of requests/s);
    assert.doesNotMatch(mail?.content.text ?? 'rozmiary', /rozmiary/);
    assert.equal(step?.detail, 'mail');
    await scene.useCases.sendMails();
    assert.deepEqual(await shop.mails(), []);
    assert.deepEqual(
      sent.map(({ fromName, replyTo }) => [fromName, replyTo]),
      [['Pod Lipą', (await shop.now()).controller.email]],
    );
  });

  it('and whose mail about it was refused for good, is named in the request as told by nobody [RT-5]', async () => {
    const { scene, shop } = await erased('stf_ada');
    const request = async () => {
      const [mail] = await shop.mails();
      return scene.stores.subjectRequests.get(shop.scope, (mail?.ref ?? '') as SubjectRequestId);
    };
    refusal = new MailError('address_refused', true);
    await scene.useCases.sendMails();
    refusal = null;
    const last = (await request())?.steps.at(-1);
    assert.deepEqual([last?.act, last?.actor], ['tell_failed', 'system']);
  });

  it('by their own link or by the shop platform gets no mail from here', async () => {
    for (const actor of ['visitor', 'store']) {
      const { shop, step } = await erased(actor);
      assert.deepEqual(await shop.mails(), []);
      assert.equal(step?.detail, null);
    }
  });

  it('by their own link is told by a mail where a crash kept the page from telling it [RT-5]', async () => {
    const { scene, shop, request } = await asked('visitor');
    await scene.useCases.requestDesk.change(shop.scope, request, {
      work: { kind: 'erase', at: scene.clock.now(), actor: 'visitor', done: 0, total: 1 },
    });
    assert.equal(await scene.useCases.runErasure.resume(), 1);
    const [mail] = await shop.mails();
    assert.deepEqual([mail?.kind, mail?.content.to], ['request_done', EMAIL]);
    const done = await scene.stores.subjectRequests.get(shop.scope, request.id);
    assert.equal(done?.steps.at(-1)?.detail, 'mail');
  });
});
