import { Badge, Box, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconLock, IconMapPin } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { CommentView } from '../../shared/api/index.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './comments.module.css';
import { Composer } from './composer.tsx';
import { commentTexts } from './texts.ts';
import type { Thread } from './threads.ts';
import type { ImagePlace } from './use-comments.ts';

/** One thread: who said what and when, where on the image, and what can be done with it. */
export function ThreadView({
  thread: { first, replies },
  number,
  place,
  opened,
  onOpen,
  onShow,
  annotationIsThere,
}: {
  readonly thread: Thread;
  readonly number: number;
  readonly place: ImagePlace;
  readonly opened: boolean;
  readonly onOpen: (id: string | undefined) => void;
  readonly onShow: (comment: CommentView) => void;
  readonly annotationIsThere: (id: string) => boolean;
}) {
  const t = useTexts(commentTexts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened) box.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const add = useCommand('addComment');
  const resolve = useCommand('resolveComment');
  const pinned = first.point !== null || first.annotationId !== null;
  const gone = first.point === null && first.annotationId !== null && !annotationIsThere(first.annotationId);
  const where = gone ? 'onGoneAnnotation' : first.annotationId === null ? 'onPoint' : 'onAnnotation';
  return (
    <Box ref={box} component="article" className={classes['thread']} data-opened={opened}>
      <Stack gap={6}>
        <Comment comment={first} number={number} />
        {pinned && (
          <UnstyledButton
            className={classes['where']}
            disabled={gone}
            title={t('show')}
            onClick={() => {
              onOpen(first.id);
              onShow(first);
            }}
          >
            <IconMapPin size={14} aria-hidden />
            {t(where)}
          </UnstyledButton>
        )}
        {replies.map((reply) => (
          <Box key={reply.id} pl="md">
            <Comment comment={reply} />
          </Box>
        ))}
        {opened && !first.resolved && (
          <Composer
            label={t('reply')}
            action={t('sendReply')}
            busy={add.isPending}
            onSend={(text) =>
              add
                .mutateAsync({ params: place, body: { text, replyTo: first.id, audience: first.audience } })
                .then(
                  () => true,
                  () => false,
                )
            }
          />
        )}
        <Group gap="xs">
          {!opened && !first.resolved && (
            <Button size="compact-xs" variant="subtle" onClick={() => onOpen(first.id)}>
              {t('reply')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={resolve.isPending}
            leftSection={
              first.resolved ? <IconArrowBackUp size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />
            }
            onClick={() =>
              resolve.mutate({
                params: { ...place, commentId: first.id },
                body: { resolved: !first.resolved },
              })
            }
          >
            {t(first.resolved ? 'reopen' : 'resolve')}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}

function Comment({ comment, number }: { readonly comment: CommentView; readonly number?: number }) {
  const t = useTexts(commentTexts);
  const { ago, dateTime } = useFormat();
  return (
    <Stack gap={2}>
      <Group gap={6}>
        {number !== undefined && <span className={classes['number']}>{number}</span>}
        <Text size="sm" fw={600}>
          {comment.author.name}
        </Text>
        <Text size="xs" c="dimmed" component="time" dateTime={comment.at} title={dateTime(comment.at)}>
          {ago(comment.at)}
        </Text>
        {comment.audience === 'internal' && (
          <Badge size="sm" variant="default" leftSection={<IconLock size={10} aria-hidden />} tt="none">
            {t('internalMark')}
          </Badge>
        )}
        {comment.requestsChange && (
          <Text span size="xs" c="var(--status-waiting_for_change)" fw={600}>
            {t('requestsChange')}
          </Text>
        )}
        {comment.resolved && comment.replyTo === null && (
          <Text span size="xs" c="var(--status-done)">
            {t('resolved')}
          </Text>
        )}
      </Group>
      <Text size="sm" className={classes['text']}>
        {comment.text}
      </Text>
    </Stack>
  );
}
