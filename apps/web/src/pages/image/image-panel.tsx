import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './image-page.module.css';
import { imagePageTexts } from './texts.ts';
import { useImageSearch } from './use-image-search.ts';

const tabs = ['annotations', 'comments', 'history'] as const;
type Tab = (typeof tabs)[number];

/** Annotations, comments, history: one at a time. */
export function ImagePanel({
  comments,
  ...panels
}: Readonly<Record<Tab, ReactNode>> & { readonly commentCount: number }) {
  const t = useTexts(imagePageTexts);
  const { panel, show } = useImageSearch();
  const { commentCount } = panels;
  const contents = { ...panels, comments };
  const names: Readonly<Record<Tab, string>> = {
    annotations: t('annotations'),
    comments: commentCount > 0 ? t('commentsCount', { count: commentCount }) : t('comments'),
    history: t('history'),
  };
  return (
    <Tabs
      value={panel}
      onChange={(value) => show({ panel: tabs.find((tab) => tab === value) })}
      className={classes['tabs']}
      keepMounted={false}
    >
      <Tabs.List grow aria-label={t('panel')}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab} px={6} fz="sm">
            {names[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={classes['tab']}>
          {contents[tab]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
