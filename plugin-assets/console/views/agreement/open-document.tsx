import type { AgreementSummary } from '../../../../service/protocol/api/agreement-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';
import { DocumentCard } from './document-card.tsx';

export const OpenDocument = ({
  document,
  canSign,
  onChange,
}: {
  document: AgreementSummary;
  canSign: boolean;
  onChange: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const { shopId, id, state } = document;
  if (state === 'accepted_pending_mail') {
    return (
      <Section title={w.pendingTitle} lead={fill(w.pending, { email: document.sentTo ?? '' })}>
        {canSign && (
          <p class="button-row">
            <Button
              label={w.resend}
              onClick={async () => {
                const answer = await agreements.resend(shopId, id);
                if (!answer.ok) return showRefusal(answer.refusal);
                showDone(w.resent);
              }}
            />
          </p>
        )}
        <DocumentCard document={document} />
      </Section>
    );
  }
  return (
    <Section title={w.printedTitle} lead={state === 'printed' ? w.printed : w.received}>
      {canSign && (
        <p class="button-row">
          <UploadButton
            label={w.uploadScan}
            isPrimary={state === 'printed'}
            onFile={async (file) => {
              const answer = await agreements.uploadScan(shopId, id, file);
              if (!answer.ok) return showRefusal(answer.refusal);
              showDone(w.uploaded);
              onChange();
            }}
          />
        </p>
      )}
      <DocumentCard document={document} />
    </Section>
  );
};
