/** A page cache: nginx in front of a shop, with the usual rules of hosts. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../scripts/start/free-port.ts';

export type PageCache = { url: string; stop(): Promise<void> };

const config = (folder: string, port: number, shop: URL): string => `
daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  proxy_temp_path ${folder}/proxy;
  proxy_cache_path ${folder}/cache keys_zone=pages:1m use_temp_path=off;
  map $http_cookie $is_known { default 0; "~wordpress_logged_in|woocommerce_items_in_cart" 1; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${shop.origin}; proxy_set_header Host ${shop.host}; proxy_redirect off;
      proxy_cache pages; proxy_cache_key $request_uri; proxy_cache_valid 200 1h;
      proxy_cache_bypass $is_known; proxy_no_cache $is_known;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}`;

export async function startPageCache(shopUrl: string): Promise<PageCache> {
  const folder = await mkdtemp(join(tmpdir(), 'zgoda-cache-'));
  const port = await freePort();
  await writeFile(join(folder, 'nginx.conf'), config(folder, port, new URL(shopUrl)));
  const child = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  while (child.exitCode === null) {
    if (await fetch(`${url}/robots.txt`).catch(() => null)) return { url, stop };
    await pause(25);
  }
  await stop();
  throw new Error('The page cache did not start (apt-get install nginx-light).');
}
