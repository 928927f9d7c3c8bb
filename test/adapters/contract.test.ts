import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { adapterManifest, CAPABILITIES, readManifest } from '../../scripts/docs/adapter-manifest.ts';
import { capabilityTable } from '../../scripts/docs/adapter-tables.ts';
import { DOOR_ANSWERS } from '../../service/protocol/door.ts';
import { identityTokenField } from '../../service/protocol/identity-token.ts';
import { signIdentity } from '../support/builders/identity-token.ts';
import { signature } from './recording-service.ts';

const adapters = resolve(import.meta.dirname, '../../shop-adapters');
const read = (path: string) => readFileSync(join(adapters, path), 'utf8');

type SignatureCase = {
  name: string;
  secret: string;
  time: number;
  nonce: string;
  method: string;
  path: string;
  body: string;
  signature: string;
};
const vectors = JSON.parse(read('contract/signature-vectors.json')) as { cases: SignatureCase[] };

describe('the adapter contract', () => {
  describe('signature of a request', () => {
    for (const item of vectors.cases) {
      it(`comes out the same in JavaScript: ${item.name} [AD-6]`, () => {
        assert.equal(
          signature(item.secret, item.time, item.nonce, item.method, item.path, item.body),
          item.signature,
        );
      });
    }

    it('comes out the same in the demo shop, for every case [AD-6]', async () => {
      const { sign } = (await import(join(adapters, 'demo-shop/policy-report.mjs'))) as {
        sign: (request: SignatureCase) => string;
      };
      for (const item of vectors.cases) assert.equal(sign(item), item.signature, item.name);
    });
  });

  describe('the word about a customer', () => {
    const words = JSON.parse(read('contract/identity-vectors.json')) as {
      secret: string;
      cases: { name: string; json: string; token: string; claims: Record<string, unknown> }[];
    };
    for (const item of words.cases) {
      it(`comes out the same in JavaScript, and is what the service takes: ${item.name} [AD-29]`, () => {
        assert.equal(signIdentity(words.secret, item.claims), item.token);
        assert.deepEqual(v.parse(identityTokenField, item.token).claims, item.claims);
      });
    }
  });

  describe('the door', () => {
    const { answers } = JSON.parse(read('contract/door-vectors.json')) as {
      answers: Record<
        'accepted' | 'refused',
        { name: string; do: keyof typeof DOOR_ANSWERS; json: string }[]
      >;
    };
    for (const item of answers.accepted) {
      it(`may answer ${item.do}: ${item.name} [AD-46]`, () => {
        assert.deepEqual(v.parse(DOOR_ANSWERS[item.do], JSON.parse(item.json)), JSON.parse(item.json));
      });
    }
    for (const item of answers.refused) {
      it(`may not answer ${item.do}: ${item.name} [AD-46]`, () => {
        const read = v.pipe(v.string(), v.parseJson(), DOOR_ANSWERS[item.do]);
        assert.equal(v.is(read, item.json), false);
      });
    }
  });

  describe('manifests', () => {
    const folders = readdirSync(adapters, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['contract', 'core'].includes(entry.name))
      .map((entry) => entry.name);

    for (const folder of folders) {
      it(`${folder} says what it is, what it can do and which file does which job [AD-25]`, () => {
        const manifest = readManifest(join(adapters, folder));
        assert.equal(manifest.platform, folder);
        for (const file of [...Object.values(manifest.jobs), ...(manifest.files ?? [])]) {
          assert.ok(readFileSync(join(adapters, folder, file)).length > 0, file);
        }
        const rules = [...read('contract/README.md').matchAll(/^- \*\*(AD-\d+)\*\*/gm)].map(([, id]) => id);
        for (const id of Object.values(manifest.notConcerned ?? {}).flat()) assert.ok(rules.includes(id), id);
      });
    }

    it('that leave a capability out, or name one that nobody knows, are refused [AD-25]', () => {
      const manifest = readManifest(join(adapters, 'generic'));
      const names = Object.keys(CAPABILITIES);
      for (const name of names) {
        const { [name]: _, ...rest } = manifest.capabilities as Record<string, boolean>;
        assert.equal(v.is(adapterManifest, { ...manifest, capabilities: rest }), false, name);
      }
      const more = { ...manifest.capabilities, mindReading: true };
      assert.equal(v.is(adapterManifest, { ...manifest, capabilities: more }), false);
      const { properties } = JSON.parse(read('contract/adapter.schema.json'));
      assert.deepEqual(properties.capabilities.required, names);
      assert.equal(properties.capabilities.additionalProperties, false);
    });

    it('say with “false” what an adapter cannot do, and the table shows it as missing [AD-25]', () => {
      const table = capabilityTable(resolve(adapters, '..')).split('\n');
      const column = table[0]?.split(' | ').indexOf('Zgoda for any website') ?? -1;
      const { capabilities } = readManifest(join(adapters, 'generic'));
      for (const [name, words] of Object.entries(CAPABILITIES)) {
        const cells = table.find((line) => line.startsWith(`| ${words} |`))?.split(' | ');
        assert.equal(
          cells?.[column],
          capabilities[name as keyof typeof CAPABILITIES] ? 'yes' : '**missing**',
          name,
        );
      }
    });
  });

  it('the generic snippet is the tag of the contract, with two blanks to fill in [AD-8]', () => {
    const cases = JSON.parse(read('contract/snippet-cases.json')) as { cases: { tag: string | null }[] };
    const filled = read('generic/snippet.html')
      .trim()
      .replace('https://YOUR-ZGODA-ADDRESS', 'https://chat.example')
      .replace('YOUR-SHOP-KEY', 'zgk_Vq8s0XW3kT9cR1yLmN5pZA');
    assert.equal(filled, cases.cases[0]?.tag);
  });
});
