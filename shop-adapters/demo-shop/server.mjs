/**
 * The demo shop: a small believable shop on `localhost`, which is another site than the service on 127.0.0.1.
 * Environment: DEMO_PORT, ZGODA_URL (origin of the service), DEMO_SHOP_KEY, DEMO_ADAPTER_SECRET, and DEMO_DATA_DIR
 * for a policy page that stays published or not over a restart.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DemoState } from './demo-state.mjs';
import { renderPage } from './layout.mjs';
import { pageAt } from './pages.mjs';
import { PolicyReport } from './policy-report.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const TOKENS = join(here, '../../plugin-assets/shared/tokens.css');
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const MAX_FORM_BYTES = 2_000;
/** Longest wait of the demo bar for the service to hear of a change. */
const PATIENCE_MS = 2_000;

/**
 * Starts the shop; `port` 0 takes a free one.
 * @param {{ port: number, service: string, key: string, secret: string, dataFolder?: string | null }} options
 */
export const startDemoShop = async ({ port, service, key, secret, dataFolder = null }) => {
  const state = new DemoState(dataFolder);
  let origin = '';
  const report = new PolicyReport({ service, key, secret, look: () => state.pages(origin) });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  /** Only the service may run a script or be shown in a frame here, and the shop itself needs no exception. */
  const policyHeader = [
    "default-src 'none'",
    `script-src 'self' ${service}`,
    `frame-src ${service}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  const answer = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const host = request.headers.host ?? '';
    if (host !== new URL(origin).host) {
      return redirect(response, 307, `${origin}${url.pathname}`);
    }
    if (url.pathname === '/demo/policy') return changePolicy(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, 'text/plain; charset=utf-8', 'GET only\n', { allow: 'GET, HEAD' });
    }
    if (url.pathname.startsWith('/public/')) return sendFile(response, url.pathname.slice('/public/'.length));
    const page = pageAt(url.pathname, state.isPublished);
    const html = renderPage({
      ...page,
      path: page.status === 200 ? url.pathname : page.locale === 'en' ? '/en/' : '/',
      isPublished: state.isPublished,
      report: report.state,
      service,
      key,
      demoIsTouched: url.searchParams.has('demo'),
    });
    return send(response, page.status, 'text/html; charset=utf-8', request.method === 'HEAD' ? '' : html, {
      'content-security-policy': policyHeader,
      'cache-control': 'no-store',
    });
  };

  const changePolicy = async (request, response) => {
    if (request.method !== 'POST') {
      return send(response, 405, 'text/plain; charset=utf-8', 'POST only\n', { allow: 'POST' });
    }
    // Another website must not be able to play with the bar.
    if (request.headers.origin !== origin) {
      return send(response, 403, 'text/plain; charset=utf-8', 'Refused: this form belongs to the shop.\n');
    }
    const form = await readForm(request);
    const policy = form?.get('policy');
    if (policy !== 'published' && policy !== 'draft') {
      return send(response, 400, 'text/plain; charset=utf-8', 'policy must be published or draft\n');
    }
    state.setPolicy(policy);
    await Promise.race([report.report(), new Promise((done) => setTimeout(done, PATIENCE_MS).unref())]);
    const back = form.get('back') ?? '/';
    return redirect(response, 303, `${/^\/(?!\/)[\w/-]*$/.test(back) ? back : '/'}?demo=1`);
  };

  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, 'localhost', done);
  });
  origin = `http://localhost:${server.address().port}`;
  void report.report();
  return {
    url: origin,
    report,
    stop: () =>
      new Promise((done) => {
        report.stop();
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2_000).unref();
      }),
  };
};

const send = (response, status, type, body, headers = {}) => {
  response.writeHead(status, {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    ...headers,
  });
  response.end(body);
};

const redirect = (response, status, location) => send(response, status, 'text/plain', '', { location });

const sendFile = (response, name) => {
  const file = name === 'tokens.css' ? TOKENS : join(here, 'public', normalize(`/${name}`));
  const type = TYPES[extname(file)];
  if (type === undefined || !existsSync(file))
    return send(response, 404, 'text/plain; charset=utf-8', 'Not found\n');
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'max-age=60',
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
};

const readForm = async (request) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

/** Reads the environment, or says in one sentence what is missing. */
const optionsFrom = (env) => {
  const missing = ['DEMO_PORT', 'ZGODA_URL', 'DEMO_SHOP_KEY', 'DEMO_ADAPTER_SECRET'].filter(
    (name) => !env[name],
  );
  if (missing.length > 0) throw new Error(`The demo shop needs ${missing.join(', ')} in its environment.`);
  if (!URL.canParse(env.ZGODA_URL))
    throw new Error('ZGODA_URL must be an address such as http://127.0.0.1:4600.');
  const port = Number(env.DEMO_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('DEMO_PORT must be a port number.');
  return {
    port,
    service: new URL(env.ZGODA_URL).origin,
    key: env.DEMO_SHOP_KEY,
    secret: env.DEMO_ADAPTER_SECRET,
    dataFolder: env.DEMO_DATA_DIR || null,
  };
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const shop = await startDemoShop(optionsFrom(process.env));
    console.log(`Demo shop: ${shop.url}/`);
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => void shop.stop().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${process.env.DEMO_PORT} is taken: set DEMO_PORT to a free one.`
        : error.message,
    );
    process.exit(1);
  }
}
