import assert from 'node:assert/strict';
import { HOLD_MS } from '../../../../service/domain/departure/departure.ts';
import { certificateEnd } from '../../../../service/domain/departure/finish-departures.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';

/**
 * A departed shop and its certificate.
 * @param backups as stated by the operator
 */
const left = async (backups: 'encrypted' | 'none' | '', keepsKey = false) => {
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    env: { ZGODA_OPERATOR_BACKUPS: backups },
    between: ({ shopArchive }) => ({
      shopArchive: {
        ...shopArchive,
        traces: async (scope) => [...(await shopArchive.traces(scope)), ...(keepsKey ? ['shopKeys'] : [])],
      },
    }),
  });
  const { useCases, ports, clock } = scene;
  const shop = await scene.openShop();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  await scene.stores.staff.update(staff.id, { passwordHash: await ports.passwords.hash(PASSWORD) });
  const owner = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
  const typedName = (await shop.now()).name;
  await useCases.startDeparture(owner, shop.id, { password: PASSWORD, typedName });
  const scan = await ports.vault.sealFile('doc_scan', Buffer.from('%PDF-1.7 skan'));
  await scene.stores.agreementFiles.put(shop.scope, 'dpa_scan', 'doc_scan', scan);
  clock.forward(HOLD_MS + 1);
  assert.equal(await useCases.finishDepartures(), 1);
  const [certificate] = await useCases.listCertificates(owner);
  assert.ok(certificate);
  const judge = { sha256Hex: ports.digest.sha256Hex, readKey: ports.readKey };
  const isGenuine = async (changes: object = {}) => {
    const text = JSON.stringify({ ...certificate, ...changes }, null, 2);
    const judgement = await judgeEvidenceText(text, ports.signer.publicKeys(), judge);
    return judgement.kind === 'signed' && judgement.verdict.valid;
  };
  return { certificate, isGenuine };
};

describe('a certificate of deletion', () => {
  it('is judged by anybody with the published keys, and not valid with one number altered [PR-5, CO-9]', async () => {
    const { certificate, isGenuine } = await left('encrypted');
    assert.equal(await isGenuine(), true);
    const removed = { ...certificate.removed, shops: 2 };
    assert.equal(await isGenuine({ removed }), false);
  });

  it('names backups as the operator states them, and says nothing of them where it has none [PR-5]', async () => {
    const stated = await left('encrypted');
    assert.equal(stated.certificate.backupDays, 30);
    for (const backups of ['none', ''] as const) {
      const { certificate, isGenuine } = await left(backups);
      assert.equal('backupDays' in certificate, false);
      assert.equal(await isGenuine(), true);
    }
  });

  it('says until when the files of an agreement are kept [PR-5]', async () => {
    const { certificate } = await left('none');
    const until = certificateEnd(new Date(certificate.deletedAt)).toISOString();
    assert.deepEqual(certificate.kept, [
      { collection: 'agreementFiles', rows: 1, reason: 'agreement', until },
    ]);
  });

  it('says that the keys are destroyed only where none is left [PR-5]', async () => {
    assert.equal((await left('none')).certificate.keysDestroyed, true);
    assert.equal((await left('none', true)).certificate.keysDestroyed, false);
  });
});
