import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

describe('a link whose act a crash cut short', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  const stores = makeMemoryStores();
  let sink: SmtpSink;
  let service: TestService;
  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ stores, env: sink.env, overrides: { clock } });
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  it('says to wait while the act may go on, then acts on another press, once [MK-2]', async () => {
    const scene = marketingScene(service, sink);
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    const secret = await mailedSecret(service, sink, scopeOfShop(merchant.shop.id), EMAIL);
    const press = () => call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    await stores.confirmations.begin(service.ports.digest.sha256Hex(secret), clock.now());
    const early = await press();
    assert.equal(early.status, 503);
    assert.equal(early.body.code, 'unavailable');
    clock.forward(10_000);
    assert.equal((await press()).status, 200);
    const confirmed = (await scene.eventsOf(merchant)).filter(({ action }) => action === 'confirmed');
    assert.equal(confirmed.length, 1);
    assert.equal((await press()).body.code, 'link_invalid');
  });

  it('sends the mail that asks to confirm when a form that was cut short before it comes again, once [MK-2]', async () => {
    const scene = marketingScene(service, sink);
    const merchant = await scene.shopWithBoxes();
    const { insert } = stores.mails;
    stores.mails.insert = async (where, mail) => {
      if (mail.kind !== 'optin_confirmation') return insert(where, mail);
      stores.mails.insert = insert;
      throw new Error('The process ended here.');
    };
    const { reply, body } = await scene.send(merchant, ['email']);
    assert.equal(reply.status, 500);
    assert.equal(await scene.mailTo(merchant), null);
    const again = () => call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal((await again()).status, 201);
    assert.notEqual(await scene.mailTo(merchant), null);
    const links = () => sink.caught.filter(({ raw }) => raw.includes('/confirm/#')).length;
    const before = links();
    await again();
    await scene.mailTo(merchant);
    assert.equal(links(), before);
    assert.equal((await scene.confirmBy(merchant)).status, 200);
  });
});
