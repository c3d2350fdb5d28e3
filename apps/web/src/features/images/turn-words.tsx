import type { ImageView } from '../../shared/api/index.ts';
import { useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { imagesTexts } from './texts.ts';
import { turnOf } from './turn.ts';

/** Whose turn it is on an image, in words. */
export function TurnWords({ image }: { readonly image: ImageView }) {
  const t = useTexts(imagesTexts);
  const words = useTexts(sharedTexts);
  const { account } = useMe();
  const turn = turnOf(image);
  if (turn.kind === 'none') return '–';
  if (turn.kind === 'anyone') return t('turnAnyone');
  const name = turn.id === account.id ? words('you') : turn.name;
  if (turn.kind === 'person') return name;
  return t(turn.kind === 'review' ? 'turnReview' : 'turnBack', { name });
}
