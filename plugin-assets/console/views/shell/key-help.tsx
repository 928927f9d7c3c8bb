import { usePreferences, useSpeech } from '../../app/use-app.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { GuideLink } from './guide-link.tsx';

const isTogether = ([first]: string[]): boolean => first === 'Shift' || first === 'Alt' || first === 'Ctrl';

/** Includes the switch for single keys (WCAG 2.1.4). */
export const KeyHelp = ({ onClose }: { onClose: () => void }) => {
  const { words, locale } = useSpeech();
  const { keys } = words;
  const [preferences, setPreferences] = usePreferences();
  const rows: [string[], string][] = [
    [['J'], keys.next],
    [['K'], keys.previous],
    [['↑', '↓'], keys.rows],
    [['1', '2', '3', '4'], words.history.keys],
    [['T'], keys.take],
    [['O'], keys.handOver],
    [['E'], keys.end],
    [['Alt', 'T'], keys.takeWhileWriting],
    [['Alt', 'O'], keys.handOverWhileWriting],
    [['Alt', 'E'], keys.endWhileWriting],
    [['R'], keys.reply],
    [['#'], words.tags.key],
    [['I'], words.notes.key],
    [['Alt', 'I'], words.notes.keyWhileWriting],
    [[keys.escape], keys.list],
    [['H'], keys.presence],
    [['G', 'I'], keys.inbox],
    [['G', 'L'], keys.leads],
    [['G', 'S'], keys.shops],
    [['Enter'], keys.send],
    [['Ctrl', 'Enter'], keys.sendOn],
    [['X'], keys.select],
    [['Shift', 'Enter'], keys.newLine],
    [['/'], keys.replies],
    [['Ctrl', 'K'], keys.find],
    [['Z'], words.common.undo.toLocaleLowerCase(locale)],
    [['?'], keys.help],
  ];
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <p>
        <GuideLink />
      </p>
      <dl class="keys">
        {rows.map(([pressed, does]) => (
          <div key={does}>
            <dt>
              {pressed.map((key, at) => (
                <span key={key}>
                  {at > 0 && (
                    <span class="soft">
                      {' '}
                      {isTogether(pressed)
                        ? '+'
                        : pressed[0] === '1' || pressed[0] === '↑'
                          ? ''
                          : keys.followedBy}{' '}
                    </span>
                  )}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Check
        label={keys.single}
        isOn={preferences.areShortcutsOn}
        onChange={(areShortcutsOn) => setPreferences({ areShortcutsOn })}
      />
    </Dialog>
  );
};
