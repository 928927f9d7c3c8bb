import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { call, connectStaff, makeMerchant, newBoot, signIn } from '../support/scenes/chat-actors.ts';
import { startTestService } from '../support/service/start-service.ts';

const contract = resolve(import.meta.dirname, '../../shop-adapters/contract');
const read = (name: string) => JSON.parse(readFileSync(join(contract, name), 'utf8'));
const examples = join(contract, 'examples');

const run = (command: string, args: string[], input: unknown): Promise<unknown> =>
  new Promise((done, fail) => {
    const child = execFile(command, args, (error, stdout) =>
      error ? fail(error) : done(JSON.parse(stdout)),
    );
    child.stdin?.end(JSON.stringify(input));
  });
type DoorCase = Record<'name' | 'shop' | 'time' | 'nonce' | 'signature' | 'body', string>;
type DoorVectors = {
  shop: string;
  secret: string;
  now: number;
  cases: (DoorCase & { asks: unknown })[];
  refused: (DoorCase & { status: number })[];
};
type Run = (expression: string, input: unknown) => Promise<unknown>;

const LANGUAGES: {
  name: string;
  eval: Run;
  calls: Record<'sign' | 'token' | 'claims' | 'answer' | 'door', string>;
}[] = [
  {
    name: 'PHP',
    eval: (expression, input) =>
      run(
        'php',
        [
          '-d',
          'error_reporting=-1',
          '-r',
          `require $argv[1]; require $argv[2]; require $argv[3];
           $given = json_decode(stream_get_contents(STDIN), true); echo json_encode(${expression});`,
          join(examples, 'identity.php'),
          join(examples, 'sign-request.php'),
          join(examples, 'door.php'),
        ],
        input,
      ),
    calls: {
      sign: `array_map(function ($c) { return substr(zgoda_signed_headers('zgk_x', $c['secret'], $c['method'], $c['path'], $c['body'], $c['time'], $c['nonce'])[4], 19); }, $given)`,
      token: `array_map(function ($c) use ($given) { return zgoda_identity_token($given['secret'], $c['claims']); }, $given['cases'])`,
      claims: `zgoda_identity_token($given['secret'], zgoda_identity_claims($given['shop'], 'my-shop:7', time()))`,
      answer: `array_map(function ($c) { return zgoda_identity_answer($c['method'], $c['origin'] ?? '', $c['site'] ?? '', 'https://shop.example', $c['claims'], 'zgs_x'); }, $given)`,
      door: `array_map(function ($c) use ($given) { return zgoda_read_door($given['shop'], $given['secret'], $c['headers'], $c['body'], $given['now']); }, $given['cases'])`,
    },
  },
  {
    name: 'JavaScript',
    eval: (expression, input) =>
      run(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import * as id from ${JSON.stringify(join(examples, 'identity.mjs'))};
           import { readDoor } from ${JSON.stringify(join(examples, 'door.mjs'))};
           import { signedHeaders } from ${JSON.stringify(join(examples, 'sign-request.mjs'))};
           import { readFileSync } from 'node:fs';
           const given = JSON.parse(readFileSync(0, 'utf8')); console.log(JSON.stringify(${expression}));`,
        ],
        input,
      ),
    calls: {
      sign: `given.map((c) => signedHeaders('zgk_x', c.secret, c.method, c.path, c.body, c.time, c.nonce)['X-Zgoda-Signature'])`,
      token: 'given.cases.map((c) => id.identityToken(given.secret, c.claims))',
      claims: `id.identityToken(given.secret, id.identityClaims(given.shop, 'my-shop:7'))`,
      answer: `given.map((c) => id.identityAnswer({ method: c.method, headers: { origin: c.origin, 'sec-fetch-site': c.site } }, 'https://shop.example', c.claims, 'zgs_x'))`,
      door: 'given.cases.map((c) => readDoor(given.shop, given.secret, c.headers, c.body, given.now))',
    },
  },
  {
    name: 'Python',
    eval: (expression, input) =>
      run(
        'python3',
        [
          '-c',
          `import json, runpy, sys
id = runpy.run_path(sys.argv[1]); signed_headers = runpy.run_path(sys.argv[2])["signed_headers"]
door = runpy.run_path(sys.argv[3])
sys.stdin.reconfigure(encoding="utf-8"); given = json.load(sys.stdin); print(json.dumps(${expression}))`,
          join(examples, 'identity.py'),
          join(examples, 'sign-request.py'),
          join(examples, 'door.py'),
        ],
        input,
      ),
    calls: {
      sign: `[signed_headers("zgk_x", c["secret"], c["method"], c["path"], c["body"].encode(), c["time"], c["nonce"])["X-Zgoda-Signature"] for c in given]`,
      token: `[id["identity_token"](given["secret"], c["claims"]) for c in given["cases"]]`,
      claims: `id["identity_token"](given["secret"], id["identity_claims"](given["shop"], "my-shop:7"))`,
      answer: `[id["identity_answer"](c["method"], {k: v for k, v in (("Origin", c.get("origin")), ("Sec-Fetch-Site", c.get("site"))) if v}, "https://shop.example", c["claims"], "zgs_x") for c in given]`,
      door: `[door["read_door"](given["shop"], given["secret"], c["headers"], c["body"].encode(), given["now"]) for c in given["cases"]]`,
    },
  },
];

for (const language of LANGUAGES) {
  describe(`the contract’s examples in ${language.name}`, () => {
    it('sign every request of the contract, byte for byte [AD-6]', async () => {
      const { cases } = read('signature-vectors.json');
      const wanted = cases.map(({ signature }: { signature: string }) => signature);
      assert.deepEqual(await language.eval(language.calls.sign, cases), wanted);
    });

    it('make every token of the contract, byte for byte [AD-29]', async () => {
      const vectors = read('identity-vectors.json');
      const wanted = vectors.cases.map(({ token }: { token: string }) => token);
      assert.deepEqual(await language.eval(language.calls.token, vectors), wanted);
    });

    it('read every request at the door, and refuse what the contract refuses [AD-47]', async () => {
      const { shop, secret, now, cases, refused } = read('door-vectors.json') as DoorVectors;
      const asked = [...cases, ...refused].map(({ body, ...sent }) => ({
        body,
        headers: {
          'x-zgoda-shop': sent.shop,
          'x-zgoda-time': sent.time,
          'x-zgoda-nonce': sent.nonce,
          'x-zgoda-signature': sent.signature,
        },
      }));
      const answers = await language.eval(language.calls.door, { shop, secret, now, cases: asked });
      const wanted = [
        ...cases.map(({ asks }) => [200, asks]),
        ...refused.map(({ status }) => [status, null]),
      ];
      assert.deepEqual(answers, wanted);
    });

    it('answer a page of the shop alone: no link, no other site, and nothing when nobody is signed in [AD-30]', async () => {
      const own = 'https://shop.example';
      const claims = { v: 1 };
      const asked = [
        { method: 'GET', origin: own, site: 'same-origin', claims },
        { method: 'POST', origin: 'https://evil.example', site: 'cross-site', claims },
        { method: 'POST', origin: 'https://evil.example', claims },
        { method: 'POST', origin: own, site: 'same-site', claims },
        { method: 'POST', claims },
        { method: 'POST', origin: own, site: 'same-origin', claims: null },
        { method: 'POST', origin: own, claims },
        { method: 'POST', origin: own, site: 'same-origin', claims },
      ];
      const answers = (await language.eval(language.calls.answer, asked)) as [number, string][];
      assert.deepEqual(
        answers.map(([status]) => status),
        [403, 403, 403, 403, 403, 204, 200, 200],
      );
      for (const [status, body] of answers) {
        if (status === 200) assert.match(JSON.parse(body).token, /^[\w-]+\.[0-9a-f]{64}$/);
        else assert.equal(body, '');
      }
    });

    it('vouch for a customer so that the service believes it', async () => {
      const service = await startTestService();
      try {
        const { shop, adapterSecret, email } = await makeMerchant(service);
        const staff = await connectStaff(service, email);
        const body = {
          shop: shop.key,
          ref: randomUUID(),
          boot: newBoot(),
          text: 'Dzień dobry',
          locale: 'pl',
        };
        const visitor = (await call(service, 'POST', '/v1/visitor/messages', { body })).body.token;
        const token = await language.eval(language.calls.claims, { secret: adapterSecret, shop: shop.key });
        const reply = await call(service, 'POST', '/v1/visitor/identity', {
          token: visitor,
          body: { shop: shop.key, token },
        });
        assert.equal(reply.status, 204, reply.text);
        const inbox = await call(service, 'GET', '/v1/staff/inbox', { token: await signIn(service, email) });
        assert.equal(inbox.body.conversations[0].isCustomer, true);
        staff.close();
      } finally {
        await service.stop();
      }
    });
  });
}
