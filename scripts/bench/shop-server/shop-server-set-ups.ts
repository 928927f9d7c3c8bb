import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { packWordPress } from '../../package-adapters.ts';
import { freePort } from '../../start/free-port.ts';
import { startWordPress, type WordPress } from '../../wordpress/start-wordpress.ts';
import { wordPressMissing } from '../../wordpress/wordpress-sources.ts';
import type { BenchStage } from '../bench-stage.ts';

/** How the shop is visited: each request names one, so that all of them share one machine, one cache and one database. */
export const SET_UPS = ['without', 'without again', 'well', 'down', 'hanging'] as const;
export type SetUp = (typeof SET_UPS)[number];

export const SET_UP_HEADER = 'x-bench-set-up';
export const POLICY_PAGE = 3;
const WORDPRESS = '6.1';
const PLUGIN = 'zgoda/zgoda.php';
const HANGS_MS = 5_000;
const SETTLE_MS = 150;

export type Store = {
  wordpress: WordPress;
  /** Waits until a report that outlives its answer is over, so that it burdens no other visit. */
  settle(setUp: SetUp): Promise<void>;
};

/** A real WordPress with the plugin, connected to a service that answers, to none, or to one that answers late. */
export async function startShopServer(stage: BenchStage): Promise<Store> {
  const missing = wordPressMissing(WORDPRESS);
  if (missing !== null) throw new Error(`${missing}.`);
  const hanging = await startAnswering(stage, HANGS_MS);
  const addresses = {
    well: (await startAnswering(stage, 0)).address,
    down: `http://127.0.0.1:${await freePort()}`,
    hanging: hanging.address,
  };
  const wordpress = await startWordPress({
    version: WORDPRESS,
    pluginZip: packWordPress().bytes,
    pluginFile: PLUGIN,
    mustUse: { 'bench.php': setUpPhp(addresses) },
    config: `define('WP_DEBUG', false); define('WP_POST_REVISIONS', 5);`,
    phpSettings: ['opcache.revalidate_freq=60', 'output_buffering=4096'],
  });
  stage.onClose(() => wordpress.stop());
  await wordpress.php(`
    update_option('zgoda_secret', 'zgs_measured_measured_measured', false);
    update_option('zgoda_connection', ['address' => '${addresses.well}', 'key' => 'zgk_measured_measured_']);`);
  return {
    wordpress,
    async settle(setUp) {
      // Where PHP has answered first, its report is only now on the way.
      await pause(SETTLE_MS);
      while (setUp === 'hanging' && hanging.isAsked()) await pause(SETTLE_MS / 10);
    },
  };
}

/** Takes the plugin away, or the service, for one request; what the last report said goes with the service. */
const setUpPhp = (addresses: Record<'well' | 'down' | 'hanging', string>): string => `<?php
$bench_set_up = $_SERVER['HTTP_X_BENCH_SET_UP'] ?? 'well';
$bench_address = ['well' => '${addresses.well}', 'down' => '${addresses.down}', 'hanging' => '${addresses.hanging}'][$bench_set_up] ?? null;
if (null === $bench_address) add_filter('option_active_plugins', fn($plugins) => array_diff($plugins, ['${PLUGIN}']));
add_filter('option_zgoda_connection', fn($stored) => ['address' => $bench_address] + (array) $stored);
add_filter('option_zgoda_report', fn($stored) => ['at' => time(), 'code' => 'well' === $bench_set_up ? 'ok' : 'unreachable'] + (array) $stored);
add_filter('use_block_editor_for_post', '__return_false');
`;

/** Accepts every report after a pause. */
async function startAnswering(
  stage: BenchStage,
  pauseMs: number,
): Promise<{ address: string; isAsked(): boolean }> {
  let open = 0;
  const server: Server = createServer((request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    request.resume().once('end', () => {
      const answer = JSON.stringify({ states: [], noticeChanged: false });
      const timer = setTimeout(() => response.end(answer), pauseMs);
      response.once('close', () => clearTimeout(timer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stage.onClose(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, isAsked: () => open > 0 };
}
