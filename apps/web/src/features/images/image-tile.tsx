import { Skeleton } from '@mantine/core';
import { memo } from 'react';
import { StatusMark } from '../../shared/ui/index.ts';
import { ImageCheck } from './image-check.tsx';
import type { ImageItem } from './image-item.ts';
import { cellId } from './image-item.ts';
import { ImageMarks } from './image-marks.tsx';
import classes from './list.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** An image in the grid. */
export const ImageTile = memo(function ImageTile({
  image,
  index,
  selected,
  active,
  href,
  thumbnail,
  onPick,
  column,
}: ImageItem & { readonly column: number }) {
  if (!image)
    return (
      <div role="gridcell" aria-colindex={column} aria-busy className={classes['tile']}>
        <Skeleton className={classes['ground']} radius={0} animate={false} />
        <div className={classes['caption']}>
          <Skeleton h={16} my={2} w="70%" animate={false} />
          <Skeleton h={16} my={2} w="45%" animate={false} />
        </div>
      </div>
    );
  return (
    <div
      role="gridcell"
      id={cellId(image.id)}
      aria-colindex={column}
      aria-selected={selected}
      data-active={active || undefined}
      className={classes['tile']}
    >
      <a href={href} data-image={image.id} className={classes['ground']} tabIndex={-1} aria-hidden>
        <Thumbnail address={thumbnail} />
      </a>
      <div className={classes['check']}>
        <ImageCheck image={image} index={index} selected={selected} onPick={onPick} />
      </div>
      <div className={classes['caption']}>
        <div className={classes['captionLine']}>
          <a href={href} data-image={image.id} className={classes['name']} tabIndex={-1}>
            {image.name}
          </a>
          <ImageMarks image={image} />
        </div>
        <div className={classes['captionLine']}>
          <span className={classes['status']}>
            <StatusMark status={image.status} />
          </span>
        </div>
      </div>
    </div>
  );
});
