import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { OpenedKey, READY_KEYS } from '../../../service/outbound/vault/opened-key.ts';
import { aConversation } from '../../support/builders/builders.ts';

describe('keys of which more are in use than are ready', () => {
  it('open what they sealed, each its own alone [SE-5]', () => {
    const { id, shopId } = aConversation();
    // The same shop and id, so that mistaken keys show.
    const keys = Array.from({ length: READY_KEYS + 3 }, () => new OpenedKey(randomBytes(32), shopId, id));
    const sealed = keys.map((key, index) => key.seal('text', `Message ${index}`));
    for (const [index, text] of sealed.entries()) {
      assert.equal(keys[index]?.open('text', text), `Message ${index}`);
      assert.throws(() => keys[(index + 1) % keys.length]?.open('text', text));
    }
  });
});
