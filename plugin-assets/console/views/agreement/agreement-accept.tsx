import { useState } from 'preact/hooks';
import type {
  AgreementDocumentView,
  AgreementOverview,
} from '../../../../service/protocol/api/agreement-api.ts';
import { CompanyStep } from './company-step.tsx';
import { ReadStep } from './read-step.tsx';

/** Unticked box, for registration, settings and renewal. Rule: PR-2. */
export const AgreementAccept = ({
  shopId,
  overview,
  onDone,
}: {
  shopId: string;
  overview: AgreementOverview;
  onDone: () => void;
}) => {
  const [document, setDocument] = useState<AgreementDocumentView | null>(null);
  return document === null ? (
    <CompanyStep shopId={shopId} overview={overview} onRead={setDocument} />
  ) : (
    <ReadStep shopId={shopId} document={document} onBack={() => setDocument(null)} onDone={onDone} />
  );
};
