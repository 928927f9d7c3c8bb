import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shopMissing, startShop, versionsFor, type WordPressShop } from '../../support/wordpress/shop.ts';
import type { RecordingService } from '../recording-service.ts';

type Told = 'failure' | { done: boolean; [name: string]: unknown };
type AnswerCase = { name: string; status: number | 'timeout' | 'unreachable'; body?: unknown; tell: Told };
type RequestCase = {
  name: string;
  platform: string;
  knows: { email: string; phone: string | null; ids: string[]; locale: string };
  page: number;
  body: unknown;
};
type DisconnectedCase = {
  name: string;
  hasKey: boolean;
  hasReported: boolean;
  export: 'nothing' | 'notice';
  erase: 'nothing' | 'retained';
};
const cases = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/privacy-cases.json'), 'utf8'),
) as {
  requests: RequestCase[];
  export: AnswerCase[];
  erase: AnswerCase[];
  disconnected: DisconnectedCase[];
};

const LOCALES: Record<string, string> = { pl: 'pl_PL', de: 'de_DE', cs: 'cs_CZ' };
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const inWordPress = (told: Exclude<Told, 'failure'>): unknown => {
  if (!('items' in told)) {
    const { removed, retained, messages, done } = told;
    return {
      items_removed: removed,
      items_retained: retained,
      messages: (messages as string[]).map(html),
      done,
    };
  }
  const items = told.items as {
    group: string;
    label: string;
    id: string;
    data: { name: string; value: string }[];
  }[];
  return {
    data: items.map(({ group, label, id, data }) => ({
      group_id: group,
      group_label: html(label),
      item_id: id,
      data: data.map(({ name, value }) => ({
        name: html(name),
        value: html(value).replaceAll('\n', '<br />\n'),
      })),
    })),
    done: told.done,
  };
};

const answering = async (
  service: RecordingService,
  { status, body }: AnswerCase,
  act: () => Promise<void>,
) => {
  if (status === 'timeout') service.mood = 'hang';
  else if (status === 'unreachable') await service.close();
  else if (status === 307) service.mood = 'moved';
  else service.privacyAnswer = { status, body };
  try {
    await act();
  } finally {
    service.mood = 'well';
    service.privacyAnswer = null;
    if (status === 'unreachable') await service.open();
  }
};

for (const version of versionsFor(import.meta.url)) {
  describe(`the privacy tools of a real WordPress ${version}, case by case`, () => {
    let shop: WordPressShop;

    before(async function () {
      if (shopMissing(version)) this.skip();
      shop = await startShop(version);
      await shop.reset();
      await shop.connect();
    });
    after(async () => shop?.stop());
    beforeEach(() => shop.service.clear());

    const callTool = async (verb: 'export' | 'erase', email: string, page: number) =>
      JSON.parse(
        await shop.wp.php(`
          add_filter('http_request_args', function ($args) { $GLOBALS['patience'] = $args['timeout']; $args['timeout'] = 1; return $args; }, 99);
          $tool = apply_filters('wp_privacy_personal_data_${verb === 'export' ? 'exporters' : 'erasers'}', [])['zgoda'];
          $answer = call_user_func($tool['callback'], '${email}', ${page});
          echo json_encode(['patience' => $GLOBALS['patience'], 'answer' => is_wp_error($answer) ? $answer->get_error_message() : $answer]);`),
      ) as { patience: number; answer: unknown };

    for (const { name, knows, page, body } of cases.requests.filter(
      ({ platform }) => platform === 'wordpress',
    )) {
      it(`send the person’s identifiers as the contract says: ${name} [AD-33]`, async () => {
        const [id] = knows.ids;
        await shop.wp.php(`
          global $wpdb;
          $wpdb->delete($wpdb->users, ['user_login' => 'anna']);
          update_option('test_locale', '${LOCALES[knows.locale]}');
          ${id === undefined ? '' : `$wpdb->insert($wpdb->users, ['ID' => ${id}, 'user_login' => 'anna', 'user_pass' => '', 'user_email' => '${knows.email}', 'user_registered' => '2026-01-02 03:04:05']); update_option('zgoda_account_ids', strtotime('2026-02-01'));`}
          ${id === undefined ? '' : `update_user_meta(${id}, 'billing_phone', '${knows.phone ?? ''}');`}
          clean_user_cache(${id ?? 0});`);
        for (const verb of ['export', 'erase'] as const) {
          shop.service.clear();
          await callTool(verb, knows.email, page);
          const [request] = shop.service.requests;
          assert.equal(request?.path, `/v1/adapter/privacy/${verb}`);
          assert.deepEqual(JSON.parse(request?.body ?? ''), body);
        }
        await shop.wp.php(`delete_option('test_locale');`);
      });
    }

    for (const verb of ['export', 'erase'] as const) {
      for (const item of cases[verb]) {
        it(`return the result of an ${verb === 'export' ? 'export' : 'erasure'}: ${item.name} [AD-33]`, async () => {
          await answering(shop.service, item, async () => {
            const { answer, patience } = await callTool(verb, 'anna@example.com', 1);
            assert.ok(patience <= 10, `waits ${patience} s`);
            if (item.tell !== 'failure') return assert.deepEqual(answer, inWordPress(item.tell));
            assert.equal(typeof answer, 'string', JSON.stringify(answer));
            assert.match(String(answer), /^Zgoda: What Zgoda keeps about the person /);
            assert.doesNotMatch(String(answer), /Zgoda answered\./, 'it did not work, and says so');
          });
        });
      }
    }

    for (const item of cases.disconnected) {
      it(`return the result without a connection: ${item.name} [AD-33]`, async () => {
        const answer = JSON.parse(
          await shop.wp.php(`
            delete_option('zgoda_secret'); delete_option('zgoda_sent');
            if (!${item.hasKey}) delete_option('zgoda_connection');
            if (${item.hasReported}) update_option('zgoda_sent', ['at' => 1764000000000, 'pages' => []], false);
            echo json_encode(['export' => Zgoda\\export_person('anna@example.com'), 'erase' => Zgoda\\erase_person('anna@example.com')]);`),
        );
        assert.equal(answer.export.data.length, item.export === 'notice' ? 1 : 0);
        assert.equal(answer.erase.items_removed, false);
        assert.equal(answer.erase.items_retained, item.erase === 'retained');
        assert.equal(answer.erase.messages.length, item.erase === 'retained' ? 1 : 0);
        assert.deepEqual([answer.export.done, answer.erase.done], [true, true]);
        assert.deepEqual(shop.service.requests, []);
        await shop.connect();
      });
    }

    it('PHP reports no fault in the plugin', () => {
      assert.deepEqual(
        shop.wp.complaints().filter((line) => line.includes('plugins/zgoda')),
        [],
      );
    });
  });
}
