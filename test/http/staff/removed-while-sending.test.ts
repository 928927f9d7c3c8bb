import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Stores } from '../../../service/desks/stores.ts';
import { addMember, call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const watchedStores = () => {
  let told = (): void => undefined;
  return {
    dress: (stores: Stores): Stores => ({
      ...stores,
      shops: {
        ...stores.shops,
        async listByOrganisation(id) {
          const found = await stores.shops.listByOrganisation(id);
          told();
          return found;
        },
      },
    }),
    nextRead: (): Promise<void> =>
      new Promise((resolve) => {
        told = resolve;
      }),
  };
};

/**
 * Sends the headers alone.
 * @returns a function that sends the body and resolves with the response
 */
const beginRequest = (service: TestService, path: string, token: string, type: string, body: string) => {
  const asked = request(service.origin + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      origin: service.origin,
      'content-type': type,
      'content-length': String(body.length),
    },
  });
  asked.flushHeaders();
  return async (): Promise<{ status: number; text: string }> => {
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) text += chunk;
    return { status: answer.statusCode ?? 0, text };
  };
};

describe('whoever is removed while a request is being sent', () => {
  const watched = watchedStores();
  let service: TestService;
  let merchant: Merchant;
  let owner: string;
  before(async () => {
    service = await startTestService({ dress: watched.dress, isAlone: true });
    merchant = await makeMerchant(service);
    owner = await signIn(service, merchant.email);
  });
  after(() => service.stop());
  const shopPath = () => `/v1/staff/shops/${merchant.shop.id}`;

  it('gets no secret of the shop any more [SE-3]', async () => {
    const manager = await addMember(service, merchant.organisationId, 'manager');
    const token = await signIn(service, manager.email);
    const isRead = watched.nextRead();
    const finish = beginRequest(service, `${shopPath()}/adapter-secret`, token, 'application/json', '{}');
    await isRead;
    const path = `/v1/staff/organisations/${merchant.organisationId}/members/${manager.id}`;
    assert.equal((await call(service, 'DELETE', path, { token: owner })).status, 204);
    const { status, text } = await finish();
    assert.equal(status, 404, text);
    assert.ok(!text.includes('zgs_'));
  });

  it('adds no reply to the shop any more, signed out meanwhile [SE-2]', async () => {
    const manager = await addMember(service, merchant.organisationId, 'manager');
    const token = await signIn(service, manager.email);
    const reply = JSON.stringify({ shortcut: 'hi', title: 'Hi', texts: { en: 'Hi' } });
    const isRead = watched.nextRead();
    const finish = beginRequest(service, `${shopPath()}/replies`, token, 'application/json', reply);
    await isRead;
    const sessions = await service.stores.sessions.revokeAll(manager.staffId, new Date());
    assert.equal(sessions.length, 1);
    const { status, text } = await finish();
    assert.equal(status, 401, text);
  });
});
