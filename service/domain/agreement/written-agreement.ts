import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import { type AgreementDocument, type AgreementFile, OFFER_LIFE_MS } from '../model/agreement/agreement.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { ownDocument } from './accept-agreement.ts';
import { activateAgreement } from './activate-agreement.ts';
import { operatorReader } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { changeDocument } from './change-document.ts';

/** Largest signed PDF, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const PDF_START = [0x25, 0x50, 0x44, 0x46, 0x2d];
const isPdf = (bytes: Uint8Array): boolean => PDF_START.every((byte, at) => bytes[at] === byte);

const waitForPaper = (now: Date): Date => new Date(now.getTime() + 6 * OFFER_LIFE_MS);
const changedMeanwhile = (): DomainError =>
  new DomainError('conflict', 'This document has just been changed. Reload and check it.');

/** Switches a document to paper. @throws DomainError not_found, forbidden, conflict */
export const makePrintAgreement =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId): Promise<AgreementDocument> => {
    const { scope, document } = await ownDocument(deps, access, shopId, id);
    if (document.state === 'printed') return document;
    const printed = await changeDocument(deps, scope, document, {
      state: 'printed',
      method: 'written',
      expiresAt: waitForPaper(deps.clock.now()),
    });
    if (printed === null) throw changedMeanwhile();
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'agreement.print',
      target: id,
      outcome: 'ok',
    });
    return printed;
  };

/** @throws DomainError too_large, invalid_request (no PDF) */
const keepFile = async (
  deps: AgreementDeps,
  access: Access,
  { id, shopId }: AgreementDocument,
  bytes: Uint8Array,
  scope: ShopScope,
  action: string,
): Promise<AgreementFile> => {
  if (bytes.length > MAX_FILE_BYTES)
    throw new DomainError('too_large', 'The file is larger than 10 MB. Scan it in black and white.');
  if (!isPdf(bytes))
    throw new DomainError('invalid_request', 'Send a PDF file.', { fields: { file: 'must be a PDF' } });
  const file: AgreementFile = {
    id: deps.ids.next('doc'),
    sha256: deps.digest.sha256HexOfBytes(bytes),
    bytes: bytes.length,
    by: access.staff.id,
    at: deps.clock.now(),
  };
  await deps.agreementFiles.put(scope, id, file.id, await deps.vault.sealFile(file.id, bytes));
  await deps.recordAct({
    actor: access.staff.id,
    shopId,
    action,
    target: id,
    outcome: 'ok',
    details: { fileId: file.id, bytes: file.bytes },
  });
  return file;
};

/**
 * Stores the shop's signed scan. @throws DomainError not_found, forbidden, conflict, too_large,
 * invalid_request
 */
export const makeUploadScan =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const { scope, document } = await ownDocument(deps, access, shopId, id);
    if (document.state !== 'printed' && document.state !== 'received_signed')
      throw new DomainError('conflict', 'Only a printed document can take a scan. Print it first.');
    const scan = await keepFile(deps, access, document, bytes, scope, 'agreement.scan');
    const next = await changeDocument(deps, scope, document, {
      state: 'received_signed',
      scan,
      expiresAt: waitForPaper(scan.at),
    });
    if (next === null) throw changedMeanwhile();
    return next;
  };

/**
 * The copy with both signatures makes it binding. @throws DomainError not_found, conflict, too_large,
 * invalid_request
 */
export const makeCountersign =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId, id: AgreementId, bytes: Uint8Array): Promise<AgreementDocument> => {
    const { scope } = await operatorReader(deps, access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    // Completes an interrupted call.
    if (document.state === 'active') return activateAgreement(deps, scope, document, access.staff.id);
    if (document.state !== 'printed' && document.state !== 'received_signed')
      throw new DomainError('conflict', 'Only a document that was printed can be countersigned.');
    const countersigned = await keepFile(deps, access, document, bytes, scope, 'agreement.countersign');
    return activateAgreement(deps, scope, { ...document, countersigned }, access.staff.id);
  };

export type FileKind = 'scan' | 'countersigned';
/**
 * Null: none.
 * @throws Error (by `read`) when the bytes differ
 */
export const openAgreementFile = (
  deps: Pick<AgreementDeps, 'agreementFiles' | 'vault' | 'digest'>,
  scope: ShopScope,
  document: AgreementDocument,
  kind: FileKind,
): { file: AgreementFile; read(): Promise<Uint8Array | null> } | null => {
  const file = document[kind];
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
