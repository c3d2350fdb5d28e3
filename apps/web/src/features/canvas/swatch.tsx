import type { CSSProperties } from 'react';
import type { LabelView } from '../../shared/api/index.ts';
import classes from './tool-bar.module.css';

/** A label's colour; round for masks, square for shapes. */
export function Swatch({
  label,
  large = false,
}: {
  readonly label: Pick<LabelView, 'color' | 'type'> | null;
  readonly large?: boolean;
}) {
  const style: CSSProperties & { readonly '--label-colour': string } = {
    '--label-colour': label?.color ?? 'transparent',
  };
  return (
    <span
      className={classes.swatch}
      style={style}
      data-large={large || undefined}
      data-round={label?.type === 'segmentation' || undefined}
      aria-hidden
    />
  );
}
