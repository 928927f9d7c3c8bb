import { useState } from 'preact/hooks';
import { saveFile } from '../../../shared/save-file.ts';
import { useActions } from '../../app/actions.ts';
import { today } from '../../app/local-moment.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';

/** Owner only. */
export const ExportLeads = ({ shopId }: { shopId: string }) => {
  const app = useApp();
  const { locale } = useSpeech();
  const { showRefusal } = useActions();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    const answer = await app.exportLeads(shopId);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    saveFile(`zgoda-leads-${today()}.csv`, answer.body, 'text/csv');
  };
  return (
    <button type="button" class="button" disabled={isBusy} onClick={() => void save()}>
      <Icon name="download" size={18} />
      {leadsWordsFor(locale).exportCsv}
    </button>
  );
};
