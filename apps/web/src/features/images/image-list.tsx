import { VisuallyHidden } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';
import { useCallback, useEffect, useId, useRef } from 'react';
import type { ImageFilters, ImageView } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { cellId } from './image-item.ts';
import { ImageRow } from './image-row.tsx';
import { ImageTile } from './image-tile.tsx';
import classes from './list.module.css';
import { whereTo } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { thumbnailOf } from './thumbnail.tsx';
import { imagesTexts } from './texts.ts';
import { useBox } from './use-box.ts';
import type { Shown } from './use-image-list.ts';
import { useImageLinks } from './use-image-links.ts';
import type { SelectionTools } from './use-selection.ts';

const gap = 12;
const step = 50;
const narrowestTile = 150;
const heights = { grid: 212, table: 36 } as const;
/** What lies over the list while it scrolls: the tool bar and the heading, and the bar of the selection. */
const covered = { above: 110, below: 90 };

/** The images, as a grid or a table; only what is on the screen is in the page. */
export function ImageList({
  view,
  rows,
  count,
  filters,
  host,
  tools,
  onShown,
}: {
  readonly view: 'grid' | 'table';
  readonly rows: readonly ImageView[];
  readonly count: number;
  readonly filters: ImageFilters;
  readonly host: boolean;
  readonly tools: SelectionTools;
  readonly onShown: (shown: Shown) => void;
}) {
  const t = useTexts(imagesTexts);
  const keys = useId();
  const params = useInProject();
  const { hrefOf, open, onClick } = useImageLinks(filters);
  const list = useRef<HTMLDivElement>(null);
  const { width, top } = useBox(list);
  const columns =
    view === 'table' ? 1 : Math.max(2, Math.floor((width + gap) / (narrowestTile + 40 + gap)) || 2);
  const lines = Math.ceil(count / columns);
  const virtualizer = useWindowVirtualizer({
    count: lines,
    estimateSize: () => heights[view],
    overscan: view === 'grid' ? 3 : 12,
    scrollMargin: top,
    scrollPaddingStart: covered.above,
    scrollPaddingEnd: covered.below,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, view]);

  const shown = virtualizer.getVirtualItems();
  const first = (shown[0]?.index ?? 0) * columns;
  const last = ((shown.at(-1)?.index ?? 0) + 1) * columns - 1;
  // In steps, so that not every row that comes asks for the whole page anew.
  const from = Math.floor(first / step) * step;
  const to = Math.ceil((last + 1) / step) * step;
  useEffect(() => onShown({ first: from, last: to }), [onShown, from, to]);

  const { selection, toggleAt, extendTo, goAt, choose, clear } = tools;
  const onPick = useCallback(
    (index: number, range: boolean) => {
      // The keys go on from there.
      list.current?.focus({ preventScroll: true });
      if (range) extendTo(index);
      else toggleAt(index);
    },
    [extendTo, toggleAt],
  );
  const at = Math.min(selection.at, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const inside = event.target !== event.currentTarget;
    if (inside && (event.key === ' ' || event.key === 'Enter')) return;
    const page = columns * Math.max(1, Math.floor((window.innerHeight - 200) / heights[view]));
    const to = whereTo(event.key, at, { count, columns, page });
    const command = event.ctrlKey || event.metaKey;
    const image = rows[at];
    if (to !== undefined && !command) {
      if (event.shiftKey) extendTo(to);
      else goAt(to);
      virtualizer.scrollToIndex(Math.floor(to / columns), { align: 'auto' });
    } else if (event.key === ' ') toggleAt(at);
    else if (event.key === 'Enter' && image) open(image.id);
    else if (event.key === 'a' && command) choose(rows);
    else if (event.key === 'Escape' && selection.chosen.size > 0) clear();
    else return;
    event.preventDefault();
  };

  const active = rows[at];
  const isShown = at >= first && at <= last;
  const itemAt = (index: number) => {
    const image = rows[index];
    return {
      image,
      index,
      selected: image !== undefined && selection.chosen.has(image.id),
      active: index === at,
      href: image ? hrefOf(image.id) : '',
      thumbnail: image ? thumbnailOf(params, image.id) : '',
      onPick,
    };
  };
  return (
    <>
      <VisuallyHidden id={keys}>{t('listKeys')}</VisuallyHidden>
      <div
        ref={list}
        role="grid"
        tabIndex={0}
        aria-label={t('title')}
        aria-describedby={keys}
        aria-multiselectable
        aria-rowcount={view === 'table' ? count + 1 : lines}
        aria-colcount={view === 'table' ? undefined : columns}
        aria-activedescendant={active && isShown ? cellId(active.id) : undefined}
        className={classes['list']}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {view === 'table' && <TableHead host={host} />}
        <div role="presentation" className={classes['window']} style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, start, size }) => {
            const style = { transform: `translateY(${start - top}px)`, height: size };
            if (view === 'table')
              return (
                <div key={index} role="presentation" className={classes['line']} style={style}>
                  <ImageRow {...itemAt(index)} host={host} />
                </div>
              );
            const begin = index * columns;
            const beside = Math.min(columns, count - begin);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                className={`${classes['line']} ${classes['tiles']}`}
                style={{ ...style, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
              >
                {Array.from({ length: beside }, (_, column) => (
                  <ImageTile key={column} {...itemAt(begin + column)} column={column + 1} />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
