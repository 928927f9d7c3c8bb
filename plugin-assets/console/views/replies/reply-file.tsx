import { useId, useRef, useState } from 'preact/hooks';
import type { ReplyImportReport } from '../../../../service/protocol/api/reply-api.ts';
import { fill } from '../../../shared/translate.ts';
import { downloadFile } from '../../api/download-file.ts';
import { type ReplyOwner, repliesPath } from '../../api/replies-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { entryOf } from '../../words/word-lists.ts';
import { type FileText, textOfFile } from './file-text.ts';

/** `guessedBy`: a line of a file whose encoding was guessed, or null. */
const Report = ({ report, guessedBy }: { report: ReplyImportReport; guessedBy: string | null }) => {
  const w = repliesWordsFor(useSpeech().locale);
  const { rows, added, changed, same, faults } = report;
  if (faults.length === 0) {
    return (
      <Banner tone={guessedBy !== null ? 'note' : added + changed > 0 ? 'good' : 'plain'}>
        <p>{fill(w.importReport, { rows, added, changed, same })}</p>
        {added + changed === 0 && <p>{w.importNothing}</p>}
        {guessedBy !== null && <p dir="auto">{fill(w.fileGuessed, { line: guessedBy })}</p>}
      </Banner>
    );
  }
  return (
    <Banner tone="bad">
      <p>{w.importFaults}</p>
      <ul>
        {faults.map(({ line, column, fault }) => (
          <li key={`${line} ${column}`}>
            {fill(w.importFault, { line, column, fault: entryOf(w.fileFaults, fault) ?? fault })}
          </li>
        ))}
      </ul>
    </Banner>
  );
};

const NO_FILE: FileText = { text: '', guessedBy: null };

/** The replies as a file, both ways: first what an import would do, then the import, whole or not at all. */
export const ReplyFile = ({ owner, onChange }: { owner: ReplyOwner; onChange: () => void }) => {
  const { api, session } = useApp();
  const { locale } = useSpeech();
  const w = repliesWordsFor(locale);
  const { showDone, showRefusal } = useActions();
  const id = useId();
  const [file, setFile] = useState<FileText>(NO_FILE);
  const [report, setReport] = useState<ReplyImportReport | null>(null);
  const latest = useRef('');
  const [isBusy, setIsBusy] = useState(false);
  const send = async (text: string, dryRun: boolean) => {
    setIsBusy(true);
    const answer = await api.importReplies(owner, text, dryRun);
    setIsBusy(false);
    // Of a file that is not chosen any more.
    if (dryRun && latest.current !== text) return;
    if (!answer.ok) return showRefusal(answer.refusal);
    if (dryRun || answer.body.faults.length > 0) return setReport(answer.body);
    const { added, changed } = answer.body;
    showDone(fill(w.importDone, { added, changed }));
    setReport(null);
    onChange();
  };
  const download = async () => {
    const code = await downloadFile({ path: `${repliesPath(owner)}/export`, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const canImport = report !== null && report.faults.length === 0 && report.added + report.changed > 0;
  return (
    <div class="stack reply-file">
      <h3>{w.file}</h3>
      <p class="hint">{w.fileLead}</p>
      <div class="field">
        <label for={id}>{w.upload}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={async (event) => {
            const input = event.currentTarget;
            setReport(null);
            const chosen = await input.files?.[0]?.arrayBuffer();
            // The same file can be chosen again after it was corrected.
            input.value = '';
            const next = chosen === undefined ? NO_FILE : textOfFile(chosen, locale);
            setFile(next);
            latest.current = next.text;
            if (next.text !== '') await send(next.text, true);
          }}
        />
      </div>
      {report !== null && <Report report={report} guessedBy={file.guessedBy} />}
      <div class="button-row">
        {canImport && (
          <button
            type="button"
            class="button primary"
            disabled={isBusy}
            onClick={() => void send(file.text, false)}
          >
            {fill(w.importDo, { added: report.added, changed: report.changed })}
          </button>
        )}
        <button type="button" class="button" onClick={() => void download()}>
          <Icon name="download" size={18} />
          {w.download}
        </button>
      </div>
    </div>
  );
};
