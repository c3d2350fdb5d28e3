import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import classes from './list.module.css';
import { imagesTexts } from './texts.ts';

/** The names of the table's columns; they stay at the top. */
export function TableHead({ host }: { readonly host: boolean }) {
  const t = useTexts(imagesTexts);
  const words = useTexts(sharedTexts);
  const column = (title: string, ...names: string[]) => (
    <span role="columnheader" className={names.map((name) => classes[name]).join(' ')}>
      {title}
    </span>
  );
  return (
    <div
      role="row"
      aria-rowindex={1}
      data-host={host || undefined}
      className={`${classes['row']} ${classes['head']}`}
    >
      <span role="columnheader">
        <VisuallyHidden>{t('selection')}</VisuallyHidden>
      </span>
      <span role="columnheader">
        <VisuallyHidden>{t('picture')}</VisuallyHidden>
      </span>
      {column(words('name'))}
      {column(t('folder'), 'from1000')}
      <span role="columnheader">
        <span className={classes['statusWord']}>{t('status')}</span>
      </span>
      {column(t('turn'), 'from600')}
      {column(t('assignee'), 'from800')}
      {host && column(t('entrustedTo'), 'from1200')}
      {column(t('annotations'), 'from1000', 'number')}
      {column(t('comments'), 'from1000', 'number')}
      {column(t('changed'), 'from800', 'number')}
    </div>
  );
}
