import assert from 'node:assert/strict';
import { MAX_FILE_BYTES } from '../../../../service/domain/agreement/written-agreement.ts';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { OutgoingMail } from '../../../../service/domain/model/mail/mailer.ts';
import { openAgreementFiles } from '../../../../service/store/sealed/opened-agreement-files.ts';
import { AGREEMENT_COMPANY } from '../../../support/builders/agreement-company.ts';
import { aShop } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const PASSWORD = 'haslo-haslo-12';
/** Larger than one part in the database. */
const SIGNED = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(1_500_000, 'oba podpisy ')]);
const SCAN = Buffer.from('%PDF-1.7 skan');

const concluded = async (countersigned: Uint8Array = SIGNED) => {
  const sent: OutgoingMail[] = [];
  const send = async (mail: OutgoingMail) => {
    sent.push(mail);
    return '250 Ok';
  };
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    overrides: { mailer: { isSet: true, send } },
  });
  const { useCases, stores } = scene;
  const shop = await scene.openShop();
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  await stores.staff.update(staff.id, { passwordHash: await scene.ports.passwords.hash(PASSWORD) });
  const owner = (await useCases.resolveAccess(staff.id)) ?? assert.fail();
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const { id } = await useCases.draftAgreement(owner, shop.id, {
    locale: 'en',
    company: AGREEMENT_COMPANY,
  });
  await useCases.printAgreementForm(owner, shop.id, id);
  await useCases.uploadScan(owner, shop.id, id, SCAN);
  const document = await useCases.countersign(operator, shop.id, id, countersigned);
  return { scene, shop, owner, document, sent };
};

describe('the copy of an agreement that both have signed on paper', () => {
  it('is the file of the mail that says that it is in force [PR-2]', async () => {
    const { scene, document, sent } = await concluded();
    await scene.useCases.sendMails();
    const [file, ...more] = sent.flatMap(({ attachments }) => attachments);
    assert.ok(file);
    assert.deepEqual(more, []);
    const { sha256HexOfBytes } = scene.ports.digest;
    assert.equal(sha256HexOfBytes(file.content), document.countersigned?.sha256);
    assert.equal(file.contentType, 'application/pdf');
    assert.match(file.fileName, /^data-processing-agreement-[\d-]+-.{6}\.pdf$/);
  });

  it('stays in the console where it is larger than mail servers take, and the mail brings its words', async () => {
    const large = Buffer.concat([SIGNED, Buffer.alloc(MAX_FILE_BYTES - SIGNED.length)]);
    const { scene, sent } = await concluded(large);
    await scene.useCases.sendMails();
    const [file] = sent.flatMap(({ attachments }) => attachments);
    assert.ok(file);
    assert.ok(file.content.length < 1_000_000);
    assert.equal(Buffer.from(file.content).subarray(0, 5).toString(), '%PDF-');
  });

  it('is in the export of the shop with its scan, each whole and readable by anybody [PR-2, PR-5]', async () => {
    const { scene, shop, owner, document } = await concluded();
    let text = '';
    for await (const part of (await scene.useCases.exportShop(owner, shop.id, PASSWORD)).parts) text += part;
    const { agreementFiles, counts } = JSON.parse(text) as {
      agreementFiles: { id: string; agreementId: string; base64: string }[];
      counts: Record<string, number>;
    };
    assert.equal(counts.agreementFiles, 2);
    const bytesOf = (id: string | undefined) =>
      Buffer.from(agreementFiles.find((file) => file.id === id)?.base64 ?? '', 'base64');
    assert.ok(bytesOf(document.countersigned?.id).equals(SIGNED));
    assert.ok(bytesOf(document.scan?.id).equals(SCAN));
    assert.ok(agreementFiles.every(({ agreementId }) => agreementId === document.id));
    assert.doesNotMatch(text, /"v2\./);
  });

  it('does not keep the rest of the export back when a file does not open [PR-5]', async () => {
    const { scene, shop, owner, document } = await concluded();
    await scene.stores.agreementFiles.put(shop.scope, document.id, 'doc_damaged', ['v2.v1.damaged']);
    let text = '';
    for await (const part of (await scene.useCases.exportShop(owner, shop.id, PASSWORD)).parts) text += part;
    const { agreementFiles } = JSON.parse(text) as { agreementFiles: { id: string; base64: unknown }[] };
    assert.equal(agreementFiles.length, 3);
    assert.deepEqual(
      agreementFiles.filter(({ base64 }) => base64 === null).map(({ id }) => id),
      ['doc_damaged'],
    );
  });
});

describe('the files of agreements in an archive', () => {
  it('are joined from parts in any order, and one whose upload broke off is left out [PR-5]', async () => {
    const { ports, stores } = makeDomainScene();
    const scope = scopeOfShop(aShop().id);
    const rowsOf = async (fileId: string) =>
      (await ports.vault.sealFile(fileId, SIGNED)).map((sealed, at, all) => ({
        ...{ fileId, shopId: scope.shopId, agreementId: 'dpa_x' },
        ...{ part: at + 1, parts: all.length, sealed },
      }));
    const [one, two, half] = [await rowsOf('doc_1'), await rowsOf('doc_2'), await rowsOf('doc_3')];
    const mixed = [one[1], two[0], half[0], one[0], two[1]];
    async function* rows() {
      for (const row of mixed) yield row ?? assert.fail();
    }
    const archive = openAgreementFiles({ ...stores.shopArchive, rows }, ports.vault);
    const found = [];
    for await (const row of archive.rows(scope, 'agreementFiles')) found.push(row);
    assert.deepEqual(
      found.map(({ id, base64 }) => [id, Buffer.from(String(base64), 'base64').equals(SIGNED)]),
      [
        ['doc_1', true],
        ['doc_2', true],
      ],
    );
  });
});
