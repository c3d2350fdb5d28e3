import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import type { ImageItem } from './image-item.ts';
import classes from './list.module.css';
import { imagesTexts } from './texts.ts';

/** Chooses an image; with Shift, all from the last one on. */
export function ImageCheck({
  image,
  index,
  selected,
  onPick,
}: Pick<ImageItem, 'index' | 'selected' | 'onPick'> & { readonly image: ImageView }) {
  const t = useTexts(imagesTexts);
  return (
    <label className={classes['checkLabel']}>
      <input
        type="checkbox"
        className={classes['checkbox']}
        tabIndex={-1}
        checked={selected}
        onChange={() => undefined}
        onClick={(event) => onPick(index, event.shiftKey)}
        aria-label={t('selectImage', { name: image.name })}
      />
    </label>
  );
}
