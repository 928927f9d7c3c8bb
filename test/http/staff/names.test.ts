import assert from 'node:assert/strict';
import * as v from 'valibot';
import { nameOf, routesOf } from '../../support/routes/all-routes.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const PLANTED = [
  'Zgoda\n\nhttps://evil.example/login',
  'Zgoda\tX',
  'Zgo\u202Eda',
  'Zgo\u200Bda',
  'Zgo\u2028da',
];
const EXCEPT = [
  // Typed to confirm; compared and never stored.
  /\.typedName$/,
  /agreement\/end\.name$/,
  // The page's name of its product: must not block a message, and is in no mail.
  /\.product\.name$/,
];

// biome-ignore lint/suspicious/noExplicitAny: the inside of a schema of any kind
type Inside = any;

const namesIn = (schema: Inside, path = ''): { path: string; schema: Inside }[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const parts = [schema.wrapped, schema.item, schema.value, ...(schema.pipe ?? []).slice(0, 1)];
  const inside = [...parts, ...(Array.isArray(schema.options) ? schema.options : [])]
    .filter((part) => part !== schema)
    .flatMap((part) => namesIn(part, path));
  const entries = Object.entries<Inside>(schema.entries ?? {}).flatMap(([key, entry]) => [
    ...(/name$/i.test(key) ? [{ path: `${path}.${key}`, schema: entry }] : []),
    ...namesIn(entry, `${path}.${key}`),
  ]);
  return [...inside, ...entries].filter(({ schema: found }) => v.safeParse(found, 'x').success);
};

describe('names of people, shops and companies', () => {
  const outbox = watchOutbox();
  let service: TestService;
  before(async () => {
    service = await startTestService({ stores: outbox.stores });
  });
  after(() => service.stop());

  it('are one line without invisible signs, on every route', () => {
    const routes = routesOf(service);
    const names = routes
      .flatMap((route) => namesIn(route.body).map((name) => ({ ...name, path: nameOf(route) + name.path })))
      .filter(({ path }) => !EXCEPT.some((pattern) => pattern.test(path)));
    for (const { path, schema } of names) {
      for (const value of PLANTED) assert.ok(!v.safeParse(schema, value).success, path);
      assert.ok(v.safeParse(schema, 'Żółć-Jaźń „Lipa” 👩‍💻').success, path);
    }
    assert.ok(names.length > 10, names.map(({ path }) => path).join(' '));
  });

  it('write no line of their own into an invitation, however they came into the database', async () => {
    const merchant = await makeMerchant(service);
    const planted = 'Zgoda.\n\nPotwierdź konto:\n\nhttps://evil.example/login\n\nZespół';
    await service.stores.staff.update(merchant.ownerId, { name: planted });
    await service.stores.organisations.update(merchant.organisationId, { name: planted });
    const invited = await call(
      service,
      'POST',
      `/v1/staff/organisations/${merchant.organisationId}/invitations`,
      {
        token: await signIn(service, merchant.email),
        body: { email: 'new@example.com', role: 'consultant', shopIds: null },
      },
    );
    assert.equal(invited.status, 201, invited.text);
    const mail = (await outbox.readMails(service)).at(-1);
    const alone = mail?.text.split('\n').filter((line) => /^https?:\/\/\S+$/.test(line));
    assert.deepEqual(alone, [mail?.link]);
    assert.ok(!mail?.subject.includes('\n'));
  });
});
