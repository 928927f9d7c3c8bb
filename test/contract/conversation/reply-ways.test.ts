import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { withKey, withoutMail } from '../../../service/domain/model/conversation/ways-back.ts';
import { aConversation, aHash, later } from '../../support/builders/builders.ts';
import { onPlainAndSealedStores } from '../on-every-store.ts';

onPlainAndSealedStores('replies by mail', (kit) => {
  const mail = { cardId: 'crd_0123456789abcdef' as const, until: later(60), told: null, textByMail: true };

  it('find the conversation of any shop by the hash of their token, and by no other key', async () => {
    const { conversations } = kit.stores;
    const conversation = aConversation();
    const scope = scopeOfShop(conversation.shopId);
    await conversations.open(scope, conversation);
    const [reply, link] = [aHash(), aHash()];
    await conversations.changeWays(scope, conversation.id, (ways) => {
      const withLink = withKey({ ...ways, mail }, { kind: 'link', hash: link, until: later(60) });
      return withKey(withLink, { kind: 'reply', hash: reply, until: later(60) });
    });
    const found = await conversations.findByReply(reply);
    assert.equal(found?.id, conversation.id);
    assert.deepEqual(found?.waysBack?.mail, mail);
    assert.equal(await conversations.findByReply(link), null);
    assert.equal(await conversations.findByReply(aHash()), null);

    await conversations.changeWays(scope, conversation.id, withoutMail);
    assert.equal(await conversations.findByReply(reply), null);
  });
});
