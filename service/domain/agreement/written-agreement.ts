import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import {
  type AgreementDocument,
  type AgreementFile,
  type FileType,
  OFFER_LIFE_MS,
} from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { ownDocument } from './accept-agreement.ts';
import { activateAgreement, agencyHasLeft, isLeftBehind } from './activate-agreement.ts';
import { operatorReader, requireSigner } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { changeDocument } from './change-document.ts';

/** Largest scan, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const MAGIC: readonly { type: FileType; bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
];
/** What the file is by its first bytes, whatever it is called; null: nothing that is taken. */
export const fileTypeOf = (bytes: Uint8Array): FileType | null =>
  MAGIC.find((magic) => magic.bytes.every((byte, at) => bytes[at] === byte))?.type ?? null;

const waitForPaper = (now: Date): Date => new Date(now.getTime() + 6 * OFFER_LIFE_MS);

/** Takes a document to paper. @throws DomainError not_found, forbidden, conflict */
export const makePrintAgreement =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const document = await ownDocument(deps, signer, id);
    if (document.state === 'printed') return document;
    const { position } = document.variables;
    // Its words say that the shop confirmed the authority by mail, which paper does not bring about.
    if (position.kind === 'on_behalf' && position.proof === 'mail') {
      throw new DomainError(
        'conflict',
        'The shop confirms this document by e-mail. To sign on paper, change the details and choose another proof of authority.',
      );
    }
    const printed = await changeDocument(deps, signer.scope, document, {
      state: 'printed',
      method: 'written',
      expiresAt: waitForPaper(deps.clock.now()),
    });
    if (printed === null)
      throw new DomainError('conflict', 'This document has been replaced. Open it again.');
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.print',
      target: id,
      outcome: 'ok',
    });
    return printed;
  };

/** Seals and keeps a file. @throws DomainError too_large, invalid_request for anything but PDF, PNG and JPEG */
const keepFile = async (
  deps: AgreementDeps,
  scope: ShopScope,
  id: AgreementId,
  by: Access['staff']['id'],
  bytes: Uint8Array,
): Promise<AgreementFile> => {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new DomainError('too_large', 'The file is larger than 10 MB. Scan it in black and white.');
  }
  const type = fileTypeOf(bytes);
  if (type === null) {
    throw new DomainError('invalid_request', 'Send a PDF, PNG or JPEG file.', {
      fields: { file: 'must be PDF, PNG or JPEG' },
    });
  }
  const file: AgreementFile = {
    id: deps.ids.next('doc'),
    sha256: deps.digest.sha256HexOfBytes(bytes),
    bytes: bytes.length,
    type,
    by,
    at: deps.clock.now(),
  };
  await deps.agreementFiles.put(scope, id, file.id, await deps.vault.sealFile(file.id, bytes));
  return file;
};

type Upload = { scope: ShopScope; document: AgreementDocument };
const told = (deps: AgreementDeps, access: Access, upload: Upload, action: string, file: AgreementFile) =>
  deps.recordAct({
    actor: access.staff.id,
    shopId: upload.scope.shopId,
    action,
    target: upload.document.id,
    outcome: 'ok',
    details: { fileId: file.id, bytes: file.bytes },
  });

const keepScan = async (
  deps: AgreementDeps,
  access: Access,
  upload: Upload,
  bytes: Uint8Array,
): Promise<AgreementDocument> => {
  const { scope, document } = upload;
  if (document.state !== 'printed' && document.state !== 'received_signed') {
    throw new DomainError('conflict', 'Only a printed document can take a scan. Print it first.');
  }
  const scan = await keepFile(deps, scope, document.id, access.staff.id, bytes);
  const next = await changeDocument(deps, scope, document, {
    state: 'received_signed',
    scan,
    expiresAt: waitForPaper(scan.at),
  });
  if (next === null)
    throw new DomainError('conflict', 'This document has just been changed. Reload and check it.');
  await told(deps, access, upload, 'agreement.scan', scan);
  return next;
};

/** The shop's side sends what it has signed. @throws DomainError not_found, forbidden, conflict, too_large, invalid_request */
export const makeUploadScan =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const document = await ownDocument(deps, signer, id);
    return keepScan(deps, access, { scope: signer.scope, document }, bytes);
  };

/** The operator keeps what came by post. @throws as above */
export const makeUploadScanByOperator =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    return keepScan(deps, access, { scope, document }, bytes);
  };

/** An agency shows its written authority. @throws DomainError not_found, forbidden, conflict, too_large, invalid_request */
export const makeUploadAuthority =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const signer = requireSigner(access, shopId);
    const document = await ownDocument(deps, signer, id);
    const { position } = document.variables;
    if (document.state !== 'offered' || position.kind !== 'on_behalf' || position.proof !== 'uploaded') {
      throw new DomainError(
        'conflict',
        'This document is not waiting for a written authority. Reload to see its state.',
      );
    }
    const authorityFile = await keepFile(deps, signer.scope, id, access.staff.id, bytes);
    const next = await changeDocument(deps, signer.scope, document, { authorityFile });
    if (next === null)
      throw new DomainError('conflict', 'This document has just been changed. Reload and check it.');
    await told(deps, access, { scope: signer.scope, document }, 'agreement.authority', authorityFile);
    return next;
  };

/** The operator signs too and sends the copy back: the agreement binds. @throws DomainError not_found, conflict, too_large, invalid_request */
export const makeCountersign =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    // An earlier call was interrupted after the upload: this one finishes it, also where the gate alone is missing.
    const isCut = document.state === 'active' && (await deps.agreements.get(scope))?.bindingId !== id;
    if (document.state === 'countersigned' || isCut)
      return activateAgreement(deps, scope, document, access.staff.id);
    if (document.state !== 'received_signed') {
      throw new DomainError('conflict', 'Only a document that the shop has signed can be countersigned.');
    }
    // Before the file is kept: what both have signed cannot be taken back.
    if (await isLeftBehind(deps, scope, document)) throw agencyHasLeft();
    const countersigned = await keepFile(deps, scope, id, access.staff.id, bytes);
    const signed = await changeDocument(deps, scope, document, {
      state: 'countersigned',
      countersigned,
    });
    if (signed === null)
      throw new DomainError('conflict', 'This document has just been changed. Reload and check it.');
    await told(deps, access, { scope, document }, 'agreement.countersign', countersigned);
    return activateAgreement(deps, scope, signed, access.staff.id);
  };

export type FileKind = 'scan' | 'countersigned' | 'authority';
/**
 * A file of the document, read when it is asked for; null when there is none.
 * @throws Error (by `read`) when what is kept is not what was uploaded
 */
export const openAgreementFile = (
  deps: Pick<AgreementDeps, 'agreementFiles' | 'vault' | 'digest'>,
  scope: ShopScope,
  document: AgreementDocument,
  kind: FileKind,
): { file: AgreementFile; read(): Promise<Uint8Array | null> } | null => {
  const file = kind === 'authority' ? document.authorityFile : document[kind];
  if (file === null) return null;
  return {
    file,
    async read() {
      const parts = await deps.agreementFiles.get(scope, document.id, file.id);
      if (parts === null) return null;
      const bytes = await deps.vault.openFile(file.id, parts);
      if (deps.digest.sha256HexOfBytes(bytes) !== file.sha256)
        throw new Error('The stored file is not the one that was uploaded.');
      return bytes;
    },
  };
};
