import { Skeleton } from '@mantine/core';
import { memo } from 'react';
import { useFormat } from '../../shared/i18n/index.ts';
import { StatusMark } from '../../shared/ui/index.ts';
import { ImageCheck } from './image-check.tsx';
import type { ImageItem } from './image-item.ts';
import { cellId } from './image-item.ts';
import classes from './list.module.css';
import { Thumbnail } from './thumbnail.tsx';
import { TurnWords } from './turn-words.tsx';

/** An image in the table. */
export const ImageRow = memo(function ImageRow({
  image,
  index,
  selected,
  active,
  href,
  thumbnail,
  onPick,
  host,
}: ImageItem & { readonly host: boolean }) {
  const { number, ago } = useFormat();
  const place = { role: 'row', 'aria-rowindex': index + 2, 'data-host': host || undefined } as const;
  if (!image)
    return (
      <div {...place} aria-busy className={classes['row']}>
        <span role="gridcell" />
        <Skeleton role="gridcell" h={28} radius={3} animate={false} />
        <Skeleton role="gridcell" h={14} w="60%" animate={false} />
      </div>
    );
  const annotations = Object.values(image.annotationCounts).reduce((sum, count) => sum + count, 0);
  return (
    <div
      {...place}
      id={cellId(image.id)}
      aria-selected={selected}
      data-active={active || undefined}
      className={classes['row']}
    >
      <span role="gridcell">
        <ImageCheck image={image} index={index} selected={selected} onPick={onPick} />
      </span>
      <span role="gridcell" className={classes['cellThumbnail']}>
        <Thumbnail address={thumbnail} />
      </span>
      <span role="gridcell">
        <a href={href} data-image={image.id} className={classes['name']} tabIndex={-1}>
          {image.name}
        </a>
      </span>
      <span role="gridcell" className={classes['from1000']}>
        {image.folder}
      </span>
      <span role="gridcell">
        <span className={classes['statusIcon']}>
          <StatusMark status={image.status} iconOnly />
        </span>
        <span className={classes['statusWord']}>
          <StatusMark status={image.status} />
        </span>
      </span>
      <span role="gridcell" className={classes['from600']}>
        <TurnWords image={image} />
      </span>
      <span role="gridcell" className={classes['from800']}>
        {image.assignee?.name ?? '–'}
      </span>
      {host && (
        <span role="gridcell" className={classes['from1200']}>
          {image.entrustedTo?.organization.name ?? '–'}
        </span>
      )}
      <span role="gridcell" className={`${classes['from1000']} ${classes['number']}`}>
        {number(annotations)}
      </span>
      <span role="gridcell" className={`${classes['from1000']} ${classes['number']}`}>
        {number(image.comments)}
      </span>
      <span role="gridcell" className={`${classes['from800']} ${classes['number']}`}>
        {ago(image.changedAt)}
      </span>
    </div>
  );
});
