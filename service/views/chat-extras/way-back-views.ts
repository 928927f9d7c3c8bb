import type { CameBack } from '../../domain/way-back/come-back.ts';

export const cameBackView = ({
  conversation,
  token,
  tokenExpiresAt,
  isSame,
}: CameBack & { isSame?: boolean }) => ({
  token,
  isSame: isSame === true,
  tokenExpiresAt: tokenExpiresAt.toISOString(),
  locale: conversation.locale,
  page: conversation.page,
});
