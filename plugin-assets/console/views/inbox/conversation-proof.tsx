import { useState } from 'preact/hooks';
import { saveFile } from '../../../shared/save-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { evidenceText, partsOf, textAt } from '../proof/evidence-view.ts';
import { Verdict } from '../proof/proof-verdict.tsx';

/** Shown notice and its signed record, as files. Rules: CO-9, TR-1. */
const LoadedProof = ({ conversationId }: { conversationId: string }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const { showRefusal } = useActions();
  const loaded = useLoaded(`${conversationId} ${locale}`, () =>
    api.conversationEvidence(conversationId, locale),
  );
  if (loaded.refusal !== null || loaded.data === null) return <LoadState loaded={loaded} lines={3} />;
  const { evidence, told } = loaded.data;
  const { content } = partsOf(evidence);
  const shownText = textAt(content, 'textPlain');
  const savePage = async () => {
    const answer = await api.conversationEvidencePage(conversationId, locale);
    if (!answer.ok) return showRefusal(answer.refusal);
    saveFile(answer.body.fileName, answer.body.html, 'text/html');
  };
  const saveProof = () =>
    saveFile(`zgoda-${conversationId}.json`, evidenceText(evidence), 'application/json');
  return (
    <>
      <Verdict told={told} />
      {shownText !== null && (
        <details>
          <summary>{words.proof.words}</summary>
          <blockquote class="shown-words" lang={textAt(content, 'locale') ?? undefined}>
            {shownText.split('\n').map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
          </blockquote>
        </details>
      )}
      <div class="button-row">
        <button type="button" class="button" onClick={() => void savePage()}>
          <Icon name="download" size={18} />
          {words.proof.downloadPage}
        </button>
        <button type="button" class="button" onClick={saveProof}>
          <Icon name="download" size={18} />
          {words.proof.download}
        </button>
      </div>
    </>
  );
};

export const ConversationProof = ({ conversationId }: { conversationId: string }) => {
  const { words } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" data-command="shield" onClick={() => setIsOpen(true)}>
        <Icon name="shield" size={18} />
        {words.lead.showProof}
      </button>
      {isOpen && (
        <Dialog title={words.proof.title} onClose={() => setIsOpen(false)}>
          <LoadedProof conversationId={conversationId} />
        </Dialog>
      )}
    </>
  );
};
