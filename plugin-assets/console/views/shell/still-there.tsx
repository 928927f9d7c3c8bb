import { useEffect, useState } from 'preact/hooks';
import { plural } from '../../../shared/translate.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

/** Any key or pointer answers. */
export const StillThere = ({ until }: { until: number }) => {
  const { appState } = useApp();
  const { words, locale } = useSpeech();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const w = words.stillThere;
  const answer = () => appState.dispatch({ type: 'asked-if-there', askedUntil: null });
  return (
    <Dialog title={w.title} onClose={answer}>
      <p>{plural(locale, w.awayIn, Math.max(0, Math.ceil((until - now) / 1_000)))}</p>
      <p class="soft">{w.hint}</p>
      <div class="button-row">
        <Button label={w.yes} look="primary" onClick={answer} />
      </div>
    </Dialog>
  );
};
