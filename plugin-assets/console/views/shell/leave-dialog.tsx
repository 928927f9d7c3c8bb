import { plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { inboxSections } from '../../state/to-answer.ts';

export const LeaveDialog = () => {
  const { appState } = useApp();
  const { words, locale } = useSpeech();
  const actions = useActions();
  const mine = useAppState((state) => inboxSections(state, null).mine);
  const w = words.leaving;
  return (
    <Dialog title={w.title} onClose={() => appState.dispatch({ type: 'leaving', isLeaving: false })}>
      <p>{plural(locale, w.ask, mine.length)}</p>
      <p class="soft">{w.hint}</p>
      <div class="button-row">
        <Button
          label={words.common.cancel}
          onClick={() => appState.dispatch({ type: 'leaving', isLeaving: false })}
        />
        <Button label={w.keep} onClick={() => actions.setPresence('away')} />
        <Button
          label={w.giveBack}
          look="primary"
          onClick={() => {
            for (const { summary } of mine) actions.assign(summary.id, null);
            actions.setPresence('away');
          }}
        />
      </div>
    </Dialog>
  );
};
