/** Is the policy page published? Kept in a small file, or only in memory without a data folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY, policyText } from './policy-text.mjs';

/** Path of the policy page in each language, the default one first. */
export const POLICY_PATHS = { pl: '/polityka-prywatnosci', en: '/en/privacy-policy' };

export class DemoState {
  #file;
  #state = { policy: 'published', revision: 1, modifiedAt: '2026-01-07T09:00:00.000Z' };

  /** @param {string | null} folder */
  constructor(folder) {
    this.#file = folder === null ? null : join(folder, 'demo-shop.json');
    if (this.#file === null) return;
    mkdirSync(folder, { recursive: true });
    try {
      const kept = JSON.parse(readFileSync(this.#file, 'utf8'));
      if (kept.policy === 'published' || kept.policy === 'draft') this.#state = { ...this.#state, ...kept };
    } catch {
      // The first start, or a file that somebody broke: the shop opens with its page published.
    }
  }

  get isPublished() {
    return this.#state.policy === 'published';
  }

  /** @param {'published' | 'draft'} policy */
  setPolicy(policy) {
    if (policy === this.#state.policy) return;
    this.#state = { policy, revision: this.#state.revision + 1, modifiedAt: new Date().toISOString() };
    if (this.#file === null) return;
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(this.#state)}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }

  /**
   * The pages as an adapter reports them (contract/README.md, sections 4 and 6).
   * @param {string} origin
   */
  pages(origin) {
    const { revision, modifiedAt } = this.#state;
    return Object.entries(POLICY_PATHS).map(([locale, path]) => {
      const text = this.isPublished ? policyText(locale) : null;
      return {
        locale,
        isDefault: locale === 'pl',
        state: this.isPublished ? 'published' : 'unpublished',
        reason: this.isPublished ? 'none' : 'draft',
        url: this.isPublished ? `${origin}${path}` : null,
        title: POLICY[locale].title,
        pageId: `privacy-${locale}`,
        revision: String(revision),
        modifiedAt,
        contentSha256: text === null ? null : createHash('sha256').update(text).digest('hex'),
        text,
      };
    });
  }
}
