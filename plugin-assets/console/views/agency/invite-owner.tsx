import { useState } from 'preact/hooks';
import type { Board } from '../../../../service/protocol/api/agency-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { focusFirstFault, formOf, isEmail } from '../../app/form-checks.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Field } from '../../parts/field.tsx';
import type { OrganisationAccess } from '../../state/select.ts';

export const InviteOwner = ({
  agency,
  shop,
}: {
  agency: OrganisationAccess;
  shop: Pick<Board['shops'][number], 'id' | 'name'>;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  /** Null: no correction. */
  const [email, setEmail] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const invite = async (corrected?: string) => {
    setIsBusy(true);
    const answer = await api.inviteClientOwner(agency.id, shop.id, corrected);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setEmail(null);
    showDone(fill(isMailSet ? words.board.invited : words.board.invitedWaits, { shop: shop.name }));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (isBusy || email === null) return;
    setIsWrong(!isEmail(email));
    if (isEmail(email)) void invite(email.trim());
    else focusFirstFault(formOf(event));
  };
  if (email === null) {
    return (
      <>
        <button type="button" class="link-button" disabled={isBusy} onClick={() => void invite()}>
          {words.board.inviteAgain}
        </button>{' '}
        <button type="button" class="link-button" disabled={isBusy} onClick={() => setEmail('')}>
          {words.board.correctAddress}
        </button>
      </>
    );
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        label={words.board.ownerEmail}
        hint={words.board.ownerEmailHint}
        value={email}
        onInput={(text) => {
          setEmail(text);
          setIsWrong(false);
        }}
        error={isWrong ? words.errors.email : undefined}
        maxLength={254}
      />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {words.board.sendInvitation}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={() => setEmail(null)}>
          {words.common.cancel}
        </button>
      </p>
    </form>
  );
};
