import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

export const EraseDialog = ({
  isHandOverWaiting,
  onClose,
  onErase,
}: {
  isHandOverWaiting: boolean;
  onClose: () => void;
  onErase: () => void;
}) => {
  const { common, requests } = useSpeech().words;
  return (
    <Dialog title={requests.erase} onClose={onClose}>
      <p>{requests.eraseAsk}</p>
      {isHandOverWaiting && <p>{requests.inThePlatform.eraseWaits}</p>}
      <div class="button-row">
        <Button label={common.cancel} onClick={onClose} />
        <Button
          label={requests.erase}
          look="danger"
          onClick={() => {
            onClose();
            onErase();
          }}
        />
      </div>
    </Dialog>
  );
};
