import assert from 'node:assert/strict';
import type { WordPress } from '../../../scripts/wordpress/start-wordpress.ts';

export type Page = { status: number; location: string | null; html: string; headers: Headers };

export class WordPressSession {
  readonly #wordpress: WordPress;
  readonly #cookies = new Map<string, string>();

  constructor(wordpress: WordPress) {
    this.#wordpress = wordpress;
  }

  async signIn(login = 'admin', password = 'admin-pass'): Promise<this> {
    await this.get('/wp-login.php');
    const page = await this.post('/wp-login.php', { log: login, pwd: password, testcookie: '1' });
    assert.equal(page.status, 302, 'signed in');
    return this;
  }

  get(path: string): Promise<Page> {
    return this.#send(path, { method: 'GET' });
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    const given = Object.entries(headers).filter(([, value]) => value !== '');
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: Object.fromEntries(given),
    });
  }

  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async saveInEditor(id: number, change: Record<string, unknown>): Promise<void> {
    const nonce = await this.get('/wp-admin/admin-ajax.php?action=rest-nonce');
    const response = await this.#send(`/wp-json/wp/v2/pages/${id}?_locale=user`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wp-nonce': nonce.html },
      body: JSON.stringify(change),
    });
    assert.equal(response.status, 200, response.html);
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const address = path.startsWith('http') ? path : `${this.#wordpress.url}${path}`;
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookie());
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      this.#cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      html: await response.text(),
    };
  }
}

export function fieldValue(html: string, name: string, after = ''): string {
  const from = html.slice(Math.max(0, html.indexOf(after)));
  const tag = new RegExp(`<input[^>]*\\bname=["']${name.replace(/[[\]]/g, '\\$&')}["'][^>]*>`).exec(
    from,
  )?.[0];
  return /\bvalue=["']([^"']*)["']/.exec(tag ?? '')?.[1] ?? '';
}
