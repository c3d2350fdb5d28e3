import type { IconProps } from '@tabler/icons-react';
import { IconMessage, IconPencil, IconUser, IconUsersGroup } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './list.module.css';
import { imagesTexts } from './texts.ts';

/** Who is on an image, whose it is, and how much was said about it. */
export function ImageMarks({ image }: { readonly image: ImageView }) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const { claim, assignee, entrustedTo, comments } = image;
  return (
    <span className={classes['marks']}>
      {claim && (
        <Mark
          icon={IconPencil}
          words={claim.mine ? t('claimedByMe') : t('claimedBy', { name: claim.by.name })}
        />
      )}
      {assignee && <Mark icon={IconUser} words={t('assignedTo', { name: assignee.name })} />}
      {entrustedTo && (
        <Mark icon={IconUsersGroup} words={t('entrustedToName', { name: entrustedTo.organization.name })} />
      )}
      {comments > 0 && (
        <Mark icon={IconMessage} words={t('commentCount', { count: comments, number: number(comments) })}>
          {number(comments)}
        </Mark>
      )}
    </span>
  );
}

function Mark({
  icon: Icon,
  words,
  children,
}: {
  readonly icon: ComponentType<IconProps>;
  readonly words: string;
  readonly children?: string;
}) {
  return (
    <span className={classes['mark']} role="img" aria-label={words} title={words}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}
