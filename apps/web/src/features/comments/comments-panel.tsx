import { Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { proposedAudience } from '@tandem/rules';
import { useState } from 'react';
import type { CommentView, ImageView, ProjectView } from '../../shared/api/index.ts';
import { useCommand, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { Composer } from './composer.tsx';
import { commentTexts } from './texts.ts';
import { ThreadView } from './thread-view.tsx';
import type { ImagePlace } from './use-comments.ts';
import { useThreads } from './use-comments.ts';

export type NewPin = { readonly point: [number, number] | null; readonly annotationId: string | null };

/** What people say about the image, and where one says something. */
export function CommentsPanel({
  place,
  image,
  project,
  opened,
  onOpen,
  onShow,
  annotationIsThere,
  pin,
  placing,
  onPlace,
  onUnpin,
}: {
  readonly place: ImagePlace;
  readonly image: ImageView;
  readonly project: ProjectView;
  readonly opened: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onShow: (comment: CommentView) => void;
  readonly annotationIsThere: (id: string) => boolean;
  readonly pin: NewPin | null;
  readonly placing: boolean;
  readonly onPlace: () => void;
  readonly onUnpin: () => void;
}) {
  const t = useTexts(commentTexts);
  const { threads, loaded, error, refetch } = useThreads(place);
  const [resolvedShown, setResolvedShown] = useState(false);
  if (error && !loaded) return <ProblemPanel error={error} retry={refetch} />;
  const numbered = threads.map((thread, at) => ({ thread, number: at + 1 }));
  const resolved = threads.filter(({ first }) => first.resolved).length;
  const shown = numbered.filter(
    ({ thread: { first } }) => !first.resolved || resolvedShown || first.id === opened,
  );
  return (
    <Stack gap={0} h="100%" mih={0}>
      <Box style={{ flex: 1, overflowY: 'auto', minHeight: 0 }}>
        {loaded && threads.length === 0 && (
          <Text size="sm" c="dimmed" p="md" ta="center">
            {t('none')}
          </Text>
        )}
        {shown.map(({ thread, number }) => (
          <ThreadView
            key={thread.first.id}
            thread={thread}
            number={number}
            place={place}
            opened={thread.first.id === opened}
            onOpen={onOpen}
            onShow={onShow}
            annotationIsThere={annotationIsThere}
          />
        ))}
        {resolved > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            m="xs"
            onClick={() => setResolvedShown(!resolvedShown)}
          >
            {resolvedShown ? t('hideResolved') : t('showResolved', { count: resolved })}
          </Button>
        )}
      </Box>
      {project.capabilities.includes('comment') && (
        <Box p="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
          <NewComment
            key={image.status}
            place={place}
            image={image}
            project={project}
            pin={pin}
            placing={placing}
            onPlace={onPlace}
            onUnpin={onUnpin}
            onAdded={onOpen}
          />
        </Box>
      )}
    </Stack>
  );
}

function NewComment({
  place,
  image,
  project,
  pin,
  placing,
  onPlace,
  onUnpin,
  onAdded,
}: {
  readonly place: ImagePlace;
  readonly image: ImageView;
  readonly project: ProjectView;
  readonly pin: NewPin | null;
  readonly placing: boolean;
  readonly onPlace: () => void;
  readonly onUnpin: () => void;
  readonly onAdded: (id: string) => void;
}) {
  const t = useTexts(commentTexts);
  const { withKey } = useKeyNames();
  const { organizations } = useMe();
  const [audience, setAudience] = useState(proposedAudience(project.side, image.status));
  const add = useCommand('addComment', {
    onDone({ id }) {
      onUnpin();
      onAdded(id);
    },
  });
  const mine = organizations.find(({ id }) => id === place.organizationId)?.name ?? '';
  const body = pin ? { point: pin.point ?? undefined, annotationId: pin.annotationId ?? undefined } : {};
  return (
    <Composer
      key={pin ? 'pinned' : 'free'}
      label={t('write')}
      action={t('send')}
      busy={add.isPending}
      autoFocus={pin !== null}
      pin={pin ? { words: t(pin.annotationId ? 'pinnedToAnnotation' : 'pinnedToPoint'), onUnpin } : undefined}
      onSend={(text) =>
        add
          .mutateAsync({
            params: place,
            body: { text, audience: project.shared ? audience : 'shared', ...body },
          })
          .then(
            () => true,
            () => false,
          )
      }
    >
      <Group gap={4} wrap="nowrap" miw={0} flex={1}>
        {project.shared && (
          <NativeSelect
            size="xs"
            aria-label={t('audience')}
            miw={0}
            flex={1}
            value={audience}
            onChange={(event) =>
              setAudience(event.currentTarget.value === 'internal' ? 'internal' : 'shared')
            }
            data={[
              { value: 'shared', label: t('shared') },
              { value: 'internal', label: t('internal', { name: mine }) },
            ]}
          />
        )}
        {!pin && (
          <Button
            size="compact-sm"
            variant={placing ? 'light' : 'subtle'}
            color="gray"
            aria-label={t('place')}
            title={withKey(t('place'), 'comment')}
            px={6}
            flex="none"
            onClick={onPlace}
          >
            <IconMapPin size={16} aria-hidden />
          </Button>
        )}
      </Group>
    </Composer>
  );
}
