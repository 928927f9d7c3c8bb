import assert from 'node:assert/strict';
import { chooseInvitation } from '../../../../service/domain/visit/choose-invitation.ts';

type Shop = Parameters<typeof chooseInvitation>[0];
type Visit = Parameters<typeof chooseInvitation>[1];

describe('the page of an invitation rule', () => {
  const isInvited = (pathPrefix: string, page: string): boolean => {
    const rule = { pathPrefix, secondsOnPage: 0, cartFrom: 0, onlyReturning: false, text: { pl: 'Pomóc?' } };
    const shop = { locale: 'pl', visitorList: { isOn: true, invitations: [rule] } } as unknown as Shop;
    const visit = { locale: 'pl', isReturning: false, pages: [{ page }] } as unknown as Visit;
    return chooseInvitation(shop, visit, 60).invitation !== null;
  };

  it('is found however its letters are written: by name, encoded, or composed of two signs', () => {
    const page = 'https://sklep.test/%C5%9Bwie%c5%bce-zio%C5%82a/mi%C4%99ta';
    const url = new URL('https://sklep.test/świeże-zioła/mięta').href;
    for (const prefix of ['/świeże', '/świeże'.normalize('NFD'), '/%C5%9Bwie', '/%c5%9bwie', '/'])
      for (const at of [page, url]) assert.equal(isInvited(prefix, at), true, `${prefix} at ${at}`);
    assert.equal(isInvited('/größe', 'https://shop.test/gr%C3%B6%C3%9Fe/42'), true);
    assert.equal(isInvited('/swieze', page), false);
  });

  it('is compared as it stands where it is no valid encoding, and never taken for another page', () => {
    assert.equal(isInvited('/100%', 'https://sklep.test/100%25-bio'), true);
    assert.equal(isInvited('/caf%E9', 'https://sklep.test/caf%E9/1'), true);
    assert.equal(isInvited('/a/b', 'https://sklep.test/a%2Fb'), false);
    assert.equal(isInvited('/kasa', 'https://sklep.test/herbata'), false);
  });
});
