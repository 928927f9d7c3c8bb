import type { FieldVault } from '../../domain/model/base/ports.ts';
import type { ArchiveRow, ShopArchive } from '../../domain/model/shop/shop-archive.ts';

/** Stored part of an agreement file. */
type FilePart = {
  fileId: string;
  shopId: string;
  agreementId: string;
  part: number;
  parts: number;
  sealed: string;
};
type Opener = Pick<FieldVault, 'openFile'>;

/** Base64; null for unreadable bytes, which must not end an export. */
const openedFile = async (vault: Opener, id: string, sealed: readonly string[]): Promise<string | null> => {
  try {
    return Buffer.from(await vault.openFile(id, sealed)).toString('base64');
  } catch {
    return null;
  }
};

/** Skips incomplete files: interrupted uploads without a document. */
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
 * Export archive with agreement files opened, one row each; they are sealed with the service's key, as the
 * operator keeps them. For expiry use the raw archive. Rules: PR-2, PR-5.
 */
export const openAgreementFiles = (inner: ShopArchive, vault: Opener): ShopArchive => ({
  ...inner,
  rows: (scope, collection) =>
    collection === 'agreementFiles'
      ? wholeFiles(vault, inner.rows(scope, collection))
      : inner.rows(scope, collection),
});
