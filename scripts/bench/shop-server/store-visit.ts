import { type IncomingMessage, request } from 'node:http';
import type { WordPress } from '../../wordpress/start-wordpress.ts';
import { POLICY_PAGE, SET_UP_HEADER, type SetUp } from './shop-server-set-ups.ts';

/** What came back, and how long it took: until the first byte, and until the last. */
export type Visit = { status: number; text: string; firstByteMs: number; wholeMs: number };

export type Owner = {
  see(setUp: SetUp, path: string): Promise<Visit>;
  /** Saves the policy page with a new text as the classic editor does. */
  saveClassic(setUp: SetUp): Promise<Visit>;
  /** The same as the block editor does. */
  saveBlocks(setUp: SetUp): Promise<Visit>;
};

const SENTENCE = 'Administratorem danych jest sklep. Odpowiadamy na pytania i realizujemy zamówienia. ';

/** The owner of the shop, signed in; and, without the cookie, a visitor. */
export async function signInOwner(wordpress: WordPress): Promise<Owner> {
  const cookies = await signIn(wordpress.url);
  const asOwner = { cookie: cookies };
  const send = (setUp: SetUp, path: string, sent: Sent = {}): Promise<Visit> =>
    visit(`${wordpress.url}${path}`, {
      ...sent,
      headers: { ...asOwner, ...sent.headers, [SET_UP_HEADER]: setUp },
    });
  const restNonce = (await send('without', '/wp-admin/admin-ajax.php?action=rest-nonce')).text;
  const editor = await send('without', `/wp-admin/post.php?post=${POLICY_PAGE}&action=edit`);
  const formNonce = /name="_wpnonce" value="([^"]+)"/.exec(editor.text)?.[1];
  if (formNonce === undefined) throw new Error('The editor of the policy page does not open.');
  let saves = 0;
  const text = (): string => `<p>${SENTENCE.repeat(10)}${++saves}</p>`;
  return {
    see: (setUp, path) =>
      path.startsWith('/wp-admin/')
        ? send(setUp, path)
        : visit(`${wordpress.url}${path}`, { headers: { [SET_UP_HEADER]: setUp } }),
    saveClassic: (setUp) =>
      send(setUp, '/wp-admin/post.php', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: String(
          new URLSearchParams({
            action: 'editpost',
            originalaction: 'editpost',
            post_type: 'page',
            post_ID: String(POLICY_PAGE),
            user_ID: '1',
            post_title: 'Privacy Policy',
            content: text(),
            _wpnonce: formNonce,
          }),
        ),
      }),
    saveBlocks: (setUp) =>
      send(setUp, `/wp-json/wp/v2/pages/${POLICY_PAGE}`, {
        headers: { 'content-type': 'application/json', 'x-wp-nonce': restNonce },
        body: JSON.stringify({ content: text() }),
      }),
  };
}

type Sent = { headers?: Record<string, string>; body?: string };

async function signIn(url: string): Promise<string> {
  const body = String(new URLSearchParams({ log: 'admin', pwd: 'admin-pass', testcookie: '1' }));
  const reply = await fetch(`${url}/wp-login.php`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: 'wordpress_test_cookie=WP+Cookie+check',
    },
    body,
    redirect: 'manual',
  });
  const cookies = reply.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  if (reply.status !== 302) throw new Error(`The owner cannot sign in to WordPress: ${reply.status}.`);
  return cookies.join('; ');
}

/** One request on a connection of its own, a POST when it carries a body. */
function visit(url: string, { headers = {}, body }: Sent): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const asked = request(url, { method: body === undefined ? 'GET' : 'POST', headers, agent: false });
    asked.once('error', reject);
    asked.once('response', (response: IncomingMessage) => {
      const firstByteMs = performance.now() - startedAt;
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('error', reject);
      response.once('end', () => {
        const wholeMs = performance.now() - startedAt;
        resolve({ status: response.statusCode ?? 0, text, firstByteMs, wholeMs });
      });
    });
    asked.end(body);
  });
}
