import { Text } from '@mantine/core';
import { useMe } from '../../shared/api/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { moveTexts } from './texts.ts';
import { isMyTurn, whoseTurn } from './whose-turn.ts';

/** Who is next, in words. */
export function TurnLine({
  image,
  organizationId,
}: {
  readonly image: ImageView;
  readonly organizationId: string;
}) {
  const t = useTexts(moveTexts);
  const { account } = useMe();
  const turn = whoseTurn(image, { accountId: account.id, organizationId });
  return (
    <Text size="sm" fw={isMyTurn(turn) ? 650 : 400} c={isMyTurn(turn) ? undefined : 'dimmed'} lineClamp={2}>
      {t(turn.words, 'name' in turn ? { name: turn.name } : {})}
    </Text>
  );
}
