import assert from 'node:assert/strict';
import { isPrivateAddress } from '../../../service/outbound/private-addresses.ts';

describe('addresses that the service never looks at', () => {
  it('are all that lie outside the open web', () => {
    for (const address of [
      '0.0.0.1',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '172.31.255.255',
      '192.0.0.8',
      '192.31.196.1',
      '192.52.193.1',
      '192.168.1.1',
      '192.175.48.1',
      '198.19.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::7f00:1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2620:4f:8000::1',
      '3fff::1',
      '4000::1',
      '5f00::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      'shop.example',
      '',
    ]) {
      assert.equal(isPrivateAddress(address), true, address);
    }
  });

  it('are none of the addresses that shops have', () => {
    for (const address of ['8.8.8.8', '93.184.215.14', '2606:4700::1111', '2a00:1450:4001:80e::200e']) {
      assert.equal(isPrivateAddress(address), false, address);
    }
  });
});
