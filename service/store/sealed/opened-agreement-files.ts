import type { FieldVault } from '../../domain/model/base/ports.ts';
import type { ArchiveRow, ShopArchive } from '../../domain/model/shop/shop-archive.ts';

/** A part of a file of an agreement, as it lies in the database. */
type FilePart = {
  fileId: string;
  shopId: string;
  agreementId: string;
  part: number;
  parts: number;
  sealed: string;
};
type Opener = Pick<FieldVault, 'openFile'>;

/** The bytes as base64; null where they do not open, such as after damage: an export must not break off for one file. */
const openedFile = async (vault: Opener, id: string, sealed: readonly string[]): Promise<string | null> => {
  try {
    return Buffer.from(await vault.openFile(id, sealed)).toString('base64');
  } catch {
    return null;
  }
};

/** A file of which parts are missing is left out: its upload broke off, and no document names it. */
async function* wholeFiles(vault: Opener, rows: AsyncIterable<ArchiveRow>): AsyncGenerator<ArchiveRow> {
  const begun = new Map<string, FilePart[]>();
  for await (const row of rows) {
    const part = row as FilePart;
    const { fileId: id, shopId, agreementId } = part;
    const found = [...(begun.get(id) ?? []), part];
    begun.set(id, found);
    if (found.length < part.parts) continue;
    begun.delete(id);
    const inOrder = found.toSorted((a, b) => a.part - b.part).map(({ sealed }) => sealed);
    yield { id, shopId, agreementId, base64: await openedFile(vault, id, inOrder) };
  }
}

/**
 * The archive for the export of a shop: the files of its agreements opened, each in one row. They are sealed with the
 * service's own key, since the operator keeps them after the shop has left, and the shop could open none. Such a row says
 * nothing of its end, so whoever asks when a row ends reads the archive as it lies. Rules: PR-2, PR-5.
 */
export const openAgreementFiles = (inner: ShopArchive, vault: Opener): ShopArchive => ({
  ...inner,
  rows: (scope, collection) =>
    collection === 'agreementFiles'
      ? wholeFiles(vault, inner.rows(scope, collection))
      : inner.rows(scope, collection),
});
